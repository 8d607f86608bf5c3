/**
 * The accounts of earlier payouts, kept by the thread that checks rows: whom a new address looks like, who was paid
 * elsewhere before, and who shares an account. Filled from the ledger a page at a time and kept between imports.
 */
import {
  beneficiaryKey,
  knownUnderOtherName,
  looksLike,
  newAddress,
  paidBeforeAs,
} from '#core/import/across-rows.ts';
import {
  comparedAddress,
  isBeyondChance,
  type ComparedAddress,
} from '#core/beneficiary/look-alike.ts';
import {
  makeLookAlikeIndex,
  type Found,
  type LookAlikeIndex,
} from '#core/beneficiary/look-alike-index.ts';
import type { RowIssue } from '#core/import/row.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import type { Payee } from '#main/ports/ledger.ts';
import type { MainCalls } from './calls.ts';
import type { Caller } from './link.ts';

export interface AccountBook {
  /** Notes where an approved payout went. */
  add(payee: Payee): void;
  has(content: PayoutContent): boolean;
  /** What the past says of where a row pays. */
  look(content: PayoutContent): Seen;
}

/** What is known of where a row pays. */
export interface Seen {
  readonly issues: readonly RowIssue[];
  /** Further addresses of the account in another form, and of the payee of that name. */
  readonly otherAddresses: readonly string[];
}

export interface KnownAccounts extends Omit<AccountBook, 'add'> {
  /** Reads what the ledger has taken since. */
  refresh(): Promise<void>;
}

/** Payouts read at a time: few enough that the ledger's thread is not held up. */
const PAGE = 1_000;

/** So many of the accounts of one payee are asked about; the last are the likeliest. */
const MOST_PLACES = 4;

/** One account as its payouts named it: every name under its key, with the first payout of that name. */
type Names = Map<string, { readonly beneficiary: string; readonly payout: string }>;

interface Looked {
  readonly account: ComparedAddress;
  readonly found: Found;
  /** The accounts of the payee of that name. */
  readonly named: readonly number[];
}

export const makeKnownAccounts = (main: Caller<MainCalls>): KnownAccounts => {
  const book = makeAccountBook();
  let place = 0;
  return {
    ...book,
    refresh: async () => {
      let next = place;
      let isDecided = true;
      for (;;) {
        const payees = await main.call('payeesAfter', { place: next, limit: PAGE });
        for (const payee of payees) {
          if (payee.approved === 'yes') book.add(payee);
          // What is undecided now is asked about again, with everything after it.
          isDecided &&= payee.approved !== 'open';
          if (isDecided) place = payee.place;
          next = payee.place;
        }
        if (payees.length < PAGE) return;
      }
    },
  };
};

interface Kept {
  readonly index: LookAlikeIndex;
  readonly names: Names[];
  /** Accounts by kind and name of who was paid there. */
  readonly places: Map<string, number[]>;
  /** Further forms in which the address of an account was written. */
  readonly forms: Map<number, Set<string>>;
}

export const makeAccountBook = (): AccountBook => {
  const kept: Kept = {
    index: makeLookAlikeIndex(),
    names: [],
    places: new Map(),
    forms: new Map(),
  };
  const { index, names, places, forms } = kept;
  return {
    add: ({ destination, beneficiary, payout }) => {
      const account = comparedAddress(destination);
      if (account === null) return;
      const number = index.add(account);
      if (index.addressOf(number) !== account.address)
        forms.set(number, (forms.get(number) ?? new Set()).add(account.address));
      const known = (names[number] ??= new Map());
      const key = beneficiaryKey({ beneficiary });
      if (known.has(key)) return;
      known.set(key, { beneficiary, payout });
      const place = placeKey(account, key);
      places.set(place, [...(places.get(place) ?? []), number]);
    },
    has: (content) => {
      const account = comparedAddress(content.destination);
      return account !== null && index.find(account).same !== null;
    },
    look: (content) => {
      const account = index.size === 0 ? null : comparedAddress(content.destination);
      if (account === null) return UNKNOWN;
      const key = beneficiaryKey(content);
      const found = index.find(account);
      const named = key === '' ? [] : (places.get(placeKey(account, key)) ?? []);
      return {
        issues: issuesOf(kept, content, { account, found, named }),
        otherAddresses: addressesOf(kept, { account, found, named }),
      };
    },
  };
};

const UNKNOWN: Seen = { issues: [], otherAddresses: [] };

const issuesOf = (
  { index, names }: Kept,
  content: PayoutContent,
  { account, found, named }: Looked,
): readonly RowIssue[] => {
  const key = beneficiaryKey(content);
  const { same, like, among } = found;
  if (same !== null) return otherName(names[same] ?? new Map(), key);
  if (like !== null) {
    const who = [...(names[like.number] ?? new Map()).values()][0];
    const where = paidBeforeAs(who?.beneficiary ?? '', who?.payout ?? '');
    const other = { address: index.addressOf(like.number), where };
    const { alphabet } = account;
    return [looksLike(account.address, other, isBeyondChance(like, { alphabet, among }))];
  }
  const before = named.at(-1);
  if (before === undefined) return [];
  const where = names[before]?.get(key)?.payout ?? '';
  return [newAddress(content.beneficiary, { address: index.addressOf(before), where })];
};

const addressesOf = (
  { index, forms }: Kept,
  { account, found, named }: Looked,
): readonly string[] => {
  const numbers = found.same === null ? named : [...named, found.same];
  const known = numbers
    .slice(-MOST_PLACES)
    .flatMap((number) => [index.addressOf(number), ...(forms.get(number) ?? [])]);
  return [...new Set(known)].filter((address) => address !== account.address);
};

const placeKey = (account: ComparedAddress, key: string): string => `${account.kind}|${key}`;

const otherName = (known: Names, key: string): readonly RowIssue[] => {
  const [first] = known.values();
  return known.has(key) || first === undefined
    ? []
    : [knownUnderOtherName(first.beneficiary, first.payout)];
};
