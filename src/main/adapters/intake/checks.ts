/**
 * The checks of rows as they stream by: their own rules, then what the past says of them.
 */
import { paidBefore, referenceUsed } from '#core/import/across-rows.ts';
import { checkRow, type RowRecord } from '#core/import/check-row.ts';
import type { RowContext } from '#core/import/row-context.ts';
import type { Row, RowIssue } from '#core/import/row.ts';
import { similarityKey } from '#core/payout/similarity.ts';
import type { MainCalls } from './calls.ts';
import type { KnownAccounts } from './known-accounts.ts';
import type { Caller } from './link.ts';

const DAY_MS = 86_400_000;

/** How far back the same payment is looked for (I12 asks for 30 days; months have up to 31). */
export const SIMILAR_MS = 35 * DAY_MS;

/** A row with one more issue; an error takes its content away. */
export const withIssue = (row: Row, issue: RowIssue): Row => {
  const error = issue.level === 'error' || row.status === 'error';
  return {
    ...row,
    status: error ? 'error' : 'warning',
    issues: [...row.issues, issue],
    content: error ? null : row.content,
  };
};

/** Checks one record; what the file as a whole showed about it comes first. */
export const checkRecord = (
  record: RowRecord,
  fileIssues: readonly RowIssue[],
  context: RowContext,
): Row => {
  const row = checkRow(record, context);
  if (fileIssues.length === 0) return row;
  const all = { ...row, issues: [] };
  return [...fileIssues, ...row.issues].reduce<Row>(withIssue, all);
};

export interface Past {
  readonly batchId: string;
  /** Wall clock, ms. */
  readonly now: number;
  readonly main: Caller<MainCalls>;
  readonly accounts: KnownAccounts;
}

/** Adds what the ledger knows: accounts, references used before, and the same payment not long ago. */
export const checkPast = async (checked: readonly Row[], past: Past): Promise<readonly Row[]> => {
  const { batchId, main, accounts } = past;
  const rows = checked.map((row) =>
    row.content === null ? row : accounts.issuesOf(row.content).reduce(withIssue, row),
  );
  const references = rows.map((row) => row.cells.reference).filter((ref) => ref !== '');
  const keys = rows.flatMap(({ content }) => (content === null ? [] : [similarityKey(content)]));
  const since = past.now - SIMILAR_MS;
  const [used, similar] = await Promise.all([
    main.call('usedReferences', { references, batchId }),
    main.call('similarSince', { since, keys, batchId }),
  ]);
  if (used.size === 0 && similar.size === 0) return rows;
  return rows.map((row) => {
    const { reference } = row.cells;
    const by = used.get(reference);
    const again = row.content === null ? undefined : similar.get(similarityKey(row.content));
    const seen = again === undefined ? row : withIssue(row, paidBefore(again));
    return by === undefined ? seen : withIssue(seen, referenceUsed(reference, by));
  });
};
