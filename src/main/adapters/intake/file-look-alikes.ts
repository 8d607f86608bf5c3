/**
 * Accounts of one file that look like one another. Each is compared with those before it while rows stream by; both
 * rows of a pair are stopped at the end, because nobody can say here which of the two is right.
 */
import { looksLike, paidInRow } from '#core/import/across-rows.ts';
import {
  comparedAddress,
  isBeyondChance,
  type ComparedAddress,
} from '#core/beneficiary/look-alike.ts';
import { makeLookAlikeIndex } from '#core/beneficiary/look-alike-index.ts';
import type { RowIssue } from '#core/import/row.ts';
import type { PayoutContent } from '#core/payout/payout.ts';

export interface FileLookAlikes {
  add(row: number, content: Pick<PayoutContent, 'destination'>): void;
  /** The issues of every row that pays an account of a pair. */
  issues(): ReadonlyMap<number, readonly RowIssue[]>;
  /** Whether the file held more accounts than are compared. */
  readonly isFull: boolean;
}

/** As many accounts of a file are compared; a batch that may be approved is far smaller. */
export const MOST_COMPARED = 100_000;

/** An account of a pair, which has its own number as its key. */
interface Pair {
  readonly other: number;
  readonly isBeyondChance: boolean;
}

export const makeFileLookAlikes = (): FileLookAlikes => {
  const index = makeLookAlikeIndex();
  const firstRows: number[] = [];
  const pairs = new Map<number, Pair>();
  let accountOfRow = new Int32Array(1_024);
  let isFull = false;

  const numberOf = (account: ComparedAddress, row: number): number | null => {
    const { same, like, among } = index.find(account);
    if (same !== null) return same;
    if (index.size === MOST_COMPARED) {
      isFull = true;
      return null;
    }
    const number = index.add(account);
    firstRows[number] = row;
    if (like !== null) {
      // A pair stops two rows, so it must be twice as unlikely.
      const certain = isBeyondChance(like, { alphabet: account.alphabet, among: 2 * among });
      pairs.set(number, { other: like.number, isBeyondChance: certain });
      if (!pairs.has(like.number))
        pairs.set(like.number, { other: number, isBeyondChance: certain });
    }
    return number;
  };
  return {
    add: (row, { destination }) => {
      const account = comparedAddress(destination);
      const number = account === null ? null : numberOf(account, row);
      if (number === null) return;
      if (row >= accountOfRow.length) accountOfRow = longer(accountOfRow, row + 1);
      accountOfRow[row] = number + 1;
    },
    issues: () => {
      const found = new Map<number, readonly RowIssue[]>();
      if (pairs.size === 0) return found;
      for (const [row, account] of accountOfRow.entries()) {
        const pair = pairs.get(account - 1);
        if (pair === undefined) continue;
        const where = paidInRow(firstRows[pair.other] ?? 0);
        const other = { address: index.addressOf(pair.other), where };
        found.set(row, [looksLike(index.addressOf(account - 1), other, pair.isBeyondChance)]);
      }
      return found;
    },
    get isFull() {
      return isFull;
    },
  };
};

const longer = (from: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> => {
  const into = new Int32Array(Math.max(least, from.length * 2));
  into.set(from);
  return into;
};
