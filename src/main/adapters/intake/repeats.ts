/**
 * What rows say of each other: the same payment twice, one account under two names, one reference twice.
 * Rows are found by hash (see row-index.ts); here they are compared as text.
 */
import {
  accountKey,
  beneficiaryKey,
  paymentKey,
  referenceKey,
  referenceTwice,
  sharedAccount,
  type OtherRows,
} from '#core/import/across-rows.ts';
import { paidTwice } from '#core/import/repeat.ts';
import { caseTwin, type Place } from '#core/import/reference-index.ts';
import type { Row, RowIssue } from '#core/import/row.ts';
import type { PayoutContent } from '#core/payout/payout.ts';

/** An issue, or how it is made of the row it is found in: rows are many, and only their numbers are held. */
export type Finding = RowIssue | ((row: Row) => RowIssue);

/** A finding as the issue of its row. */
export const issueOf = (finding: Finding, row: Row): RowIssue =>
  typeof finding === 'function' ? finding(row) : finding;

/** A payment by its row. */
export type RowContent = readonly [row: number, content: PayoutContent];

const push = <T>(groups: Map<string, T[]>, key: string, row: T): void => {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [row]);
  else group.push(row);
};

/** Errors of rows whose references are the same, or differ in upper and lower case only; places ascend by row. */
export const confirmReferences = (places: readonly Place[]): ReadonlyMap<number, RowIssue> => {
  const folded = new Map<string, Place[]>();
  for (const place of places) push(folded, referenceKey(place.reference), place);
  const issues = new Map<number, RowIssue>();
  for (const group of folded.values()) {
    if (group.length < 2) continue;
    const exact = new Map<string, number[]>();
    for (const { reference, row } of group) push(exact, reference, row);
    for (const place of group) {
      const same = exact.get(place.reference) ?? [];
      const other = group.find((candidate) => candidate.reference !== place.reference);
      if (same.length > 1)
        issues.set(place.row, referenceTwice(place.reference, others(same, place.row)));
      else if (other !== undefined) issues.set(place.row, caseTwin(place, other));
    }
  }
  return issues;
};

const others = (rows: readonly number[], own: number): OtherRows => ({
  first: rows
    .slice(0, NAMED + 1)
    .filter((row) => row !== own)
    .slice(0, NAMED),
  count: rows.length - 1,
});

/** What is found of each row among payments that share accounts; they ascend by row. */
export const confirmRepeats = (
  contents: Iterable<RowContent>,
): ReadonlyMap<number, readonly Finding[]> => {
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
    for (const row of rows) add(row, (stored) => paidTwice(stored, others(rows, row)));
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
    const elsewhere: number[] = [];
    for (const rows of names) {
      if (rows !== own) elsewhere.push(...rows.slice(0, NAMED));
      if (elsewhere.length >= NAMED) break;
    }
    const first = elsewhere.sort((a, b) => a - b).slice(0, NAMED);
    const issue = sharedAccount({ first, count: total - own.length });
    for (const row of own) add(row, issue);
  }
};
