/**
 * What an import says about one file: the outcome for the whole and for every row, without keeping or paying any.
 */
import type { ImportAsk, ImportChoices } from '#core/import/ask.ts';
import { referenceUsed } from '#core/import/across-rows.ts';
import { checkRow } from '#core/import/check-row.ts';
import { readFile, type FileSource, type ReadOutcome } from '#core/import/read-file.ts';
import { makeRowContext, type RowContext } from '#core/import/row-context.ts';
import type { FileReason, Row, RowIssue, RowStatus } from '#core/import/row.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import type { AccountBook } from '#main/adapters/intake/known-accounts.ts';
import { makeAcross } from './across.ts';
import { askReason } from './ask-reason.ts';

/** One row as `check-file --json` prints it. */
export interface RowVerdict {
  readonly row: number;
  readonly line: number;
  readonly reference: string;
  readonly status: RowStatus;
  readonly amount: string | null;
  readonly unit: string | null;
  readonly issues: readonly Pick<RowIssue, 'column' | 'rule' | 'message'>[];
}

/** The file as a whole; `asks` holds what was asked in full. */
export interface FileVerdict {
  readonly outcome: ReadOutcome['kind'];
  readonly reasons: readonly FileReason[];
  readonly asks: readonly ImportAsk[];
}

/** What earlier imports left behind. */
export interface FileHistory {
  /** Reference → payout that used it, for those among the asked that were used. */
  usedReferences(references: readonly string[]): ReadonlyMap<string, string>;
  /** The accounts of earlier payouts. */
  readonly accounts: Pick<AccountBook, 'has' | 'issuesOf'>;
}

export interface CheckOptions {
  readonly choices: ImportChoices;
  readonly snapshot: CurrencySnapshot;
  /** Absent or null for an empty history. */
  readonly history?: FileHistory | null;
}

/** Reads and checks a file; yields its rows in order, if it is accepted, and answers its outcome. */
export function* checkFile(
  source: FileSource,
  { choices, snapshot, history }: CheckOptions,
): Generator<RowVerdict, FileVerdict> {
  const reading = readFile(source, choices);
  const across = makeAcross();
  const held: RowVerdict[] = [];
  let context: RowContext | null = null;
  let step = reading.next();
  for (; step.done !== true; step = reading.next()) {
    const event = step.value;
    if (event.kind === 'judged') context = makeRowContext(snapshot, event.reading.decimalMark);
    if (event.kind !== 'records' || context === null) continue;
    const used = history?.usedReferences(event.records.map(({ cells }) => cells.reference));
    for (const record of event.records) {
      const row = checkRow(record, context);
      const past = row.content === null ? [] : (history?.accounts.issuesOf(row.content) ?? []);
      const verdict = withIssues(rowVerdict(row), past);
      const before = [...record.issues, ...usedBefore(record.cells.reference, used)];
      held.push(withIssues(verdict, before, 'first'));
      if (row.content !== null && !hasError(before) && !hasError(past))
        across.add(row.row, row.content, history?.accounts.has(row.content) ?? false);
    }
  }
  const together = across.issues();
  for (const verdict of held) yield withIssues(verdict, together.get(verdict.row) ?? []);
  return fileVerdict(step.value);
}

const usedBefore = (
  reference: string,
  used: ReadonlyMap<string, string> | undefined,
): readonly RowIssue[] => {
  const payout = used?.get(reference);
  return payout === undefined ? [] : [referenceUsed(reference, payout)];
};

const rowVerdict = ({ row, line, cells, status, amount, unit, issues }: Row): RowVerdict => ({
  row,
  line,
  reference: cells.reference,
  status,
  amount,
  unit,
  issues: issues.map(shown),
});

const shown = ({ column, rule, message }: RowIssue): RowVerdict['issues'][number] => ({
  column,
  rule,
  message,
});

const hasError = (issues: readonly RowIssue[]): boolean =>
  issues.some(({ level }) => level === 'error');

const withIssues = (
  verdict: RowVerdict,
  more: readonly RowIssue[],
  where: 'first' | 'last' = 'last',
): RowVerdict => {
  if (more.length === 0) return verdict;
  const added = more.map(shown);
  const status = hasError(more) || verdict.status === 'error' ? 'error' : 'warning';
  const issues = where === 'first' ? [...added, ...verdict.issues] : [...verdict.issues, ...added];
  return { ...verdict, status, issues };
};

const fileVerdict = (outcome: ReadOutcome): FileVerdict => {
  switch (outcome.kind) {
    case 'accepted':
      return { outcome: 'accepted', reasons: outcome.notes, asks: [] };
    case 'refused':
      return { outcome: 'refused', reasons: outcome.reasons, asks: [] };
    case 'ask':
      return { outcome: 'ask', reasons: outcome.asks.map(askReason), asks: outcome.asks };
  }
};
