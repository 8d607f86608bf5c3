/**
 * Keys by which rows of one file are compared with each other and with the past; grouping is the store's.
 */
import { quoted } from '../beneficiary/characters.ts';
import { addressIdentity } from '../beneficiary/read-address.ts';
import { formatAmount } from '../money/amount.ts';
import type { PayoutContent } from '../payout/payout.ts';
import { notice, problem } from './issue.ts';
import type { RowIssue } from './row.ts';

/** Two references that differ only in case are taken for one: people and other systems do so too. */
export const referenceKey = (reference: string): string => reference.toLowerCase();

/** One account at one tag, whatever form its address is written in. */
export const accountKey = ({ destination }: Pick<PayoutContent, 'destination'>): string =>
  `${addressIdentity(destination)}|${destination.tag ?? ''}`;

/** Names are compared without regard to case and spaces at the ends or doubled inside. */
export const beneficiaryKey = ({ beneficiary }: Pick<PayoutContent, 'beneficiary'>): string =>
  beneficiary.trim().replaceAll(/\s+/g, ' ').toLowerCase();

/**
 * The same money to the same account within one file: account, amount and currency. The past is searched by
 * `similarityKeys`.
 */
export const paymentKey = (content: PayoutContent): string =>
  `${accountKey(content)}|${formatAmount(content.amount)}|${content.destination.currencyId}`;

/** Other rows that an issue speaks of: the first few by number, and how many there are in all. */
export interface OtherRows {
  readonly first: readonly number[];
  readonly count: number;
}

/** Rule: one account is paid under two names. `rows` are the others that pay it. */
export const sharedAccount = (rows: OtherRows): RowIssue =>
  notice(
    'address',
    'address-two-beneficiaries',
    `The same address and tag is paid to another beneficiary in ${rowList(rows)}. Make sure that both are right.`,
  );

/** Rule: a row changed or added in Purser has the reference of another row; the same in a file refuses the file. */
export const referenceTwice = (reference: string, rows: OtherRows): RowIssue =>
  problem(
    'reference',
    'reference-twice',
    `The reference ${quoted(reference)} stands in ${rowList(rows)} too. A reference is paid once for ever: give one of them another.`,
  );

/** Rules that speak of other rows, and change when those do. */
export const ACROSS_ROWS: ReadonlySet<string> = new Set([
  'reference-case-twin',
  'reference-twice',
  'address-two-beneficiaries',
  'payment-twice-in-file',
]);

/** The other account of a look-alike, and how a message speaks of it: "was paid before as …", "is paid in row 7". */
export interface Resembled {
  readonly address: string;
  readonly where: string;
}

/**
 * Rule: an address looks like another that is known or in the file, and is another account.
 * A hard stop (safety reference row 106); only a look where so many are compared that chance explains it.
 */
export const looksLike = (
  address: string,
  other: Resembled,
  isBeyondChance: boolean,
): RowIssue => ({
  ...(isBeyondChance
    ? problem(
        'address',
        'address-look-alike',
        `${alike(address, other)} Such pairs are made on purpose, to be mistaken for each other. Compare every character with the beneficiary over a channel you already know; then correct the address, exclude the row, or say that it is right.`,
      )
    : notice(
        'address',
        'address-look-alike-chance',
        `${alike(address, other)} Among so many addresses this happens by chance, and it is also what a forger aims at. Compare every character.`,
      )),
  resembles: other.address,
});

const alike = (address: string, other: Resembled): string =>
  `The address ${quoted(address)} looks like ${quoted(other.address)}, which ${other.where}, but ${differing(address, other.address)} of ${address.length} characters differ.`;

const differing = (one: string, other: string): number => {
  const longer = Math.max(one.length, other.length);
  return Array.from({ length: longer }, (_, at) => at).filter((at) => one[at] !== other[at]).length;
};

/** How a message speaks of an account that an earlier payout went to. */
export const paidBeforeAs = (beneficiary: string, payout: string): string =>
  beneficiary === ''
    ? `was paid before (${payout})`
    : `was paid before as ${quoted(beneficiary)} (${payout})`;

/** How a message speaks of an account that another row pays. */
export const paidInRow = (row: number): string => `is paid in row ${row}`;

/** Rule: a beneficiary known from earlier payouts has another address now (safety reference row 108); `where` names the payout. */
export const newAddress = (beneficiary: string, before: Resembled): RowIssue => ({
  ...notice(
    'address',
    'address-new-for-beneficiary',
    `${quoted(beneficiary)} was paid at ${quoted(before.address)} before (${before.where}); this address is new. Changed details are the commonest fraud: ask the beneficiary over a channel you already know, and have a second person look.`,
  ),
  resembles: before.address,
});

/** Rule: an account was paid under another name before (safety reference row 107). */
export const knownUnderOtherName = (name: string, payout: string): RowIssue =>
  notice(
    'address',
    'address-two-beneficiaries',
    `The same address was paid before to ${quoted(name)} (${payout}). Make sure that both are right.`,
  );

const MOST_NAMED = 5;

/** Names rows: “rows 3, 5 and 8 more”. */
export const rowList = ({ first, count }: OtherRows): string => {
  const named = first.slice(0, MOST_NAMED);
  const more = count > named.length ? ` and ${count - named.length} more` : '';
  return `${count === 1 ? 'row' : 'rows'} ${named.join(', ')}${more}`;
};
