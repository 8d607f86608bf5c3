/**
 * Rows of one file that may be the same payment twice, or one account under two names.
 * Two numbers a row are kept while rows stream by; only rows whose numbers repeat are compared as text.
 */
import { accountKey, beneficiaryKey, paymentKey, sharedAccount } from '#core/import/across-rows.ts';
import { paidTwice } from '#core/import/repeat.ts';
import { referenceHash } from '#core/import/reference-index.ts';
import type { Row, RowIssue } from '#core/import/row.ts';
import type { PayoutContent } from '#core/payout/payout.ts';

/** An issue, or how it is made of the row it is found in: rows are many, and only their numbers are held. */
export type Finding = RowIssue | ((row: Row) => RowIssue);

export interface Repeats {
  add(row: number, content: PayoutContent): void;
  /** Rows that share an account with another by hash, in groups of bounded size that can be confirmed one by one. */
  suspects(): readonly (readonly number[])[];
  /** Groups suspects by their exact keys and answers the issues of each row. */
  confirm(
    contents: Iterable<readonly [row: number, content: PayoutContent]>,
  ): Map<number, Finding[]>;
}

/** About as many rows are compared at once, so that a file of repeats alone does not fill the memory. */
const GROUP_ROWS = 20_000;

/** Hash 0 stands for a row that pays nothing; `referenceHash` never gives it. */
export const makeRepeats = (): Repeats => {
  let accounts = new Float64Array(1_024);
  const grow = (row: number): void => {
    if (row < accounts.length) return;
    const larger = new Float64Array(Math.max(row + 1, accounts.length * 2));
    larger.set(accounts);
    accounts = larger;
  };
  return {
    add: (row, content) => {
      grow(row);
      accounts[row] = referenceHash(accountKey(content));
    },
    suspects: () => {
      const twice = repeated(accounts);
      const count = accounts.reduce((sum, hash) => sum + (twice.has(hash) ? 1 : 0), 0);
      const groups = Array.from({ length: Math.ceil(count / GROUP_ROWS) }, (): number[] => []);
      for (const [row, hash] of accounts.entries()) {
        if (twice.has(hash)) groups[hash % groups.length]?.push(row);
      }
      return groups;
    },
    confirm: confirmRepeats,
  };
};

const repeated = (hashes: Float64Array): ReadonlySet<number> => {
  const sorted = hashes.slice().sort();
  const twice = new Set<number>();
  for (let at = 1; at < sorted.length; at += 1) {
    const hash = sorted[at] ?? 0;
    if (hash !== 0 && hash === sorted[at - 1]) twice.add(hash);
  }
  return twice;
};

const push = (groups: Map<string, number[]>, key: string, row: number): void => {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [row]);
  else group.push(row);
};

const confirmRepeats: Repeats['confirm'] = (contents) => {
  const payments = new Map<string, number[]>();
  const accounts = new Map<string, Map<string, number[]>>();
  for (const [row, content] of contents) {
    push(payments, paymentKey(content), row);
    const account = accountKey(content);
    const names = accounts.get(account) ?? new Map<string, number[]>();
    accounts.set(account, names);
    push(names, beneficiaryKey(content), row);
  }
  const issues = new Map<number, Finding[]>();
  const add = (row: number, issue: Finding): void => {
    const known = issues.get(row);
    if (known === undefined) issues.set(row, [issue]);
    else known.push(issue);
  };
  for (const rows of payments.values()) {
    if (rows.length < 2) continue;
    const named = rows.slice(0, NAMED + 1);
    for (const row of rows) {
      const first = named.filter((other) => other !== row).slice(0, NAMED);
      add(row, (stored) => paidTwice(stored, { first, count: rows.length - 1 }));
    }
  }
  for (const names of accounts.values()) if (names.size > 1) warnOfNames([...names.values()], add);
  return issues;
};

/** As many rows as an issue names. */
const NAMED = 5;

const warnOfNames = (
  names: readonly (readonly number[])[],
  add: (row: number, issue: RowIssue) => void,
): void => {
  const total = names.reduce((sum, rows) => sum + rows.length, 0);
  for (const own of names) {
    const others: number[] = [];
    for (const rows of names) {
      if (rows !== own) others.push(...rows.slice(0, NAMED));
      if (others.length >= NAMED) break;
    }
    const first = others.sort((a, b) => a - b).slice(0, NAMED);
    const issue = sharedAccount({ first, count: total - own.length });
    for (const row of own) add(row, issue);
  }
};
