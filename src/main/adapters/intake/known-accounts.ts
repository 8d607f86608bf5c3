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
import { makeLookAlikeIndex } from '#core/beneficiary/look-alike-index.ts';
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
  issuesOf(content: PayoutContent): readonly RowIssue[];
}

export interface KnownAccounts extends Omit<AccountBook, 'add'> {
  /** Reads what the ledger has taken since. */
  refresh(): Promise<void>;
}

/** Payouts read at a time: few enough that the ledger's thread is not held up. */
const PAGE = 1_000;

/** One account as its payouts named it: every name under its key, with the first payout of that name. */
type Names = Map<string, { readonly beneficiary: string; readonly payout: string }>;

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

export const makeAccountBook = (): AccountBook => {
  const index = makeLookAlikeIndex();
  const names: Names[] = [];
  /** Accounts by kind and name of who was paid there. */
  const places = new Map<string, number[]>();
  return {
    add: ({ destination, beneficiary, payout }) => {
      const account = comparedAddress(destination);
      if (account === null) return;
      const number = index.add(account);
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
    issuesOf: (content) => {
      const account = index.size === 0 ? null : comparedAddress(content.destination);
      if (account === null) return [];
      const key = beneficiaryKey(content);
      const { same, like, among } = index.find(account);
      if (same !== null) return otherName(names[same] ?? new Map(), key);
      if (like !== null) {
        const who = [...(names[like.number] ?? new Map()).values()][0];
        const where = paidBeforeAs(who?.beneficiary ?? '', who?.payout ?? '');
        const other = { address: index.at(like.number).address, where };
        const { alphabet } = account;
        return [looksLike(account.address, other, isBeyondChance(like, { alphabet, among }))];
      }
      const before = key === '' ? undefined : places.get(placeKey(account, key))?.at(-1);
      if (before === undefined) return [];
      const where = names[before]?.get(key)?.payout ?? '';
      return [newAddress(content.beneficiary, { address: index.at(before).address, where })];
    },
  };
};

const placeKey = (account: ComparedAddress, key: string): string => `${account.kind}|${key}`;

const otherName = (known: Names, key: string): readonly RowIssue[] => {
  const [first] = known.values();
  return known.has(key) || first === undefined
    ? []
    : [knownUnderOtherName(first.beneficiary, first.payout)];
};
