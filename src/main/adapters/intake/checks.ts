/**
 * The checks of rows as they stream by: their own rules, then what the past says of them.
 */
import { checkRow, type RowRecord } from '#core/import/check-row.ts';
import { statusOf } from '#core/import/issue.ts';
import { isExcusable, paidBefore, referenceUsed, vouchable } from '#core/import/repeat.ts';
import type { RowContext } from '#core/import/row-context.ts';
import type { Row, RowIssue } from '#core/import/row.ts';
import type { EarlierPayout } from '#core/payout/earlier.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import { similarityKeys } from '#core/payout/similarity.ts';
import type { MainCalls } from './calls.ts';
import type { KnownAccounts, Seen } from './known-accounts.ts';
import type { Caller } from './link.ts';

/** A row with one more issue; an error takes its content away, unless a person may excuse it. */
export const withIssue = (row: Row, found: RowIssue): Row => {
  const issue = vouchable(found, row);
  const issues = [...row.issues, issue];
  const isLost = issue.level === 'error' && !isExcusable(issue);
  return { ...row, status: statusOf(issues), issues, content: isLost ? null : row.content };
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

/** A row whose reference is another's too, which stands before all else that is wrong with it. */
export const withTwin = (row: Row, twin: RowIssue | undefined): Row =>
  twin === undefined ? row : { ...withIssue(row, twin), issues: [twin, ...row.issues] };

export interface Past {
  readonly batchId: string;
  /** Wall clock, ms. */
  readonly now: number;
  /** Earlier payments count from here, ms. */
  readonly repeatsSince: number;
  readonly main: Caller<MainCalls>;
  readonly accounts: KnownAccounts;
}

/** Begins to ask the past for one batch. */
export const askPast = async (
  batchId: string,
  { main, accounts }: Pick<Past, 'main' | 'accounts'>,
): Promise<Past> => {
  await accounts.refresh();
  return { batchId, main, accounts, ...(await main.call('now', null)) };
};

/** Adds what the ledger knows: accounts, references used before, and the same payment not long ago. */
export const checkPast = (checked: readonly Row[], past: Past): Promise<readonly Row[]> => {
  const seen = checked.map(({ content }) => content && past.accounts.look(content));
  const rows = checked.map((row, at) => (seen[at]?.issues ?? []).reduce<Row>(withIssue, row));
  return checkSeen(rows, seen, past);
};

/**
 * A row without the issues that are about to be found anew. What its own account is known for stays: an earlier payout
 * may say the same by the same rule as another row does.
 */
export const withoutIssues = (
  row: Row,
  accounts: KnownAccounts,
  isDropped: (issue: RowIssue) => boolean,
): Row => {
  const known = row.content === null ? [] : accounts.look(row.content).issues;
  const issues = row.issues.filter(
    (issue) => !isDropped(issue) || known.some(({ message }) => message === issue.message),
  );
  return { ...row, issues, status: statusOf(issues) };
};

/** The same without the issues about accounts: references used before, and the same payment not long ago. */
export const checkRepeats = (rows: readonly Row[], past: Past): Promise<readonly Row[]> =>
  checkSeen(
    rows,
    rows.map(({ content }) => content && past.accounts.look(content)),
    past,
  );

const checkSeen = async (
  rows: readonly Row[],
  seen: readonly (Seen | null)[],
  past: Past,
): Promise<readonly Row[]> => {
  const { batchId, main, now } = past;
  const { references, keys } = questionsOf(rows, seen);
  const { used, similar } = await main.call('past', {
    references: JSON.stringify(references),
    keys: JSON.stringify(keys.flat()),
    since: past.repeatsSince,
    batchId,
  });
  return withPast(rows, { used, similar, keys, now });
};

/** What the ledger is asked about rows; the keys of each row stand at its place. */
export const questionsOf = (
  rows: readonly Row[],
  seen: readonly (Seen | null)[],
): { readonly references: readonly string[]; readonly keys: readonly (readonly string[])[] } => ({
  references: rows.map((row) => row.cells.reference).filter((reference) => reference !== ''),
  keys: rows.map(({ content }, at) =>
    content === null ? [] : keysTo(content, seen[at]?.otherAddresses ?? []),
  ),
});

/** Rows with what the ledger answered; `now` is wall clock ms. */
export const withPast = (
  rows: readonly Row[],
  answers: {
    readonly used: ReadonlyMap<string, EarlierPayout>;
    readonly similar: ReadonlyMap<string, EarlierPayout>;
    readonly keys: readonly (readonly string[])[];
    readonly now: number;
  },
): readonly Row[] => {
  const { used, similar, keys, now } = answers;
  if (used.size === 0 && similar.size === 0) return rows;
  return rows.map((row, at) => {
    const by = used.get(row.cells.reference);
    if (by !== undefined) return withIssue(row, referenceUsed(row, by));
    const again = newest((keys[at] ?? []).map((key) => similar.get(key)));
    return again === null
      ? row
      : withIssue(row, paidBefore(row, again, daysSince(again.submittedAt, now)));
  });
};

/** Under the address of the row, and under every other that its account or its payee is known by. */
const keysTo = (content: PayoutContent, others: readonly string[]): readonly string[] => [
  ...similarityKeys(content),
  ...others.flatMap((address) => similarityKeys(content, address)),
];

const DAY_MS = 86_400_000;

const daysSince = (iso: string, now: number): number =>
  Math.floor((now - Date.parse(iso)) / DAY_MS);

const newest = (found: readonly (EarlierPayout | undefined)[]): EarlierPayout | null =>
  found.reduce<EarlierPayout | null>(
    (best, one) =>
      one !== undefined && (best === null || one.submittedAt > best.submittedAt) ? one : best,
    null,
  );
