/**
 * What an import says about one file: the outcome for the whole and for every row, without keeping or paying any.
 */
import type { ImportAsk, ImportChoices } from '#core/import/ask.ts';
import { readFile, type FileSource, type ReadOutcome } from '#core/import/read-file.ts';
import { isOpenRepeat, REPEAT_DAYS } from '#core/import/repeat.ts';
import { makeIdentity } from '#core/import/content-identity.ts';
import { makeRowContext, type RowContext } from '#core/import/row-context.ts';
import type { FileReason, Row, RowIssue, RowStatus } from '#core/import/row.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import type { EarlierBatch, EarlierPayout } from '#core/payout/earlier.ts';
import { checkRecord, questionsOf, withIssue, withPast } from '#main/adapters/intake/checks.ts';
import type { AccountBook } from '#main/adapters/intake/known-accounts.ts';
import { issueOf } from '#main/adapters/intake/repeats.ts';
import { makeSeenBefore } from '#main/adapters/intake/seen-before.ts';
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
  /** `excusable`: an error until a person excuses it with a reason. */
  readonly issues: readonly (Pick<RowIssue, 'column' | 'rule' | 'message'> & {
    readonly excusable?: true;
  })[];
}

/** The file as a whole; `asks` holds what was asked in full. */
export interface FileVerdict {
  readonly outcome: ReadOutcome['kind'];
  readonly reasons: readonly FileReason[];
  readonly asks: readonly ImportAsk[];
}

/** What earlier imports left behind. */
export interface FileHistory {
  /** Reference → the payout that used it, for those among the asked that were used. */
  usedReferences(references: readonly string[]): ReadonlyMap<string, EarlierPayout>;
  /** Key of `similarityKeys` → the newest payout since a time that has it. */
  similarSince(since: number, keys: readonly string[]): ReadonlyMap<string, EarlierPayout>;
  batchOfContent(identity: string): EarlierBatch | null;
  /** The accounts of earlier payouts. */
  readonly accounts: Pick<AccountBook, 'has' | 'look'>;
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
  const seenBefore = makeSeenBefore();
  const gathered = makeIdentity();
  const held: Row[] = [];
  let context: RowContext | null = null;
  let step = reading.next();
  for (; step.done !== true; step = reading.next()) {
    const event = step.value;
    if (event.kind === 'judged') context = makeRowContext(snapshot, event.reading.decimalMark);
    if (event.kind !== 'records' || context === null) continue;
    const own: Row[] = [];
    for (const record of event.records) own.push(checkRecord(record, record.issues, context));
    for (const [at, row] of againstPast(own, history ?? null).entries()) {
      held.push(row);
      const content = own[at]?.content ?? null;
      seenBefore.note(content, row);
      if (content !== null) gathered.add(content);
      if (row.content !== null)
        across.add(row.row, row.content, history?.accounts.has(row.content) ?? false);
    }
  }
  const identity = gathered.identity();
  const same = identity === null ? null : (history?.batchOfContent(identity) ?? null);
  const again = seenBefore.refusal(same);
  if (step.value.kind === 'accepted' && again !== null)
    return { outcome: 'refused', reasons: [again], asks: [] };
  const together = across.issues();
  for (const row of held) {
    const found = (together.get(row.row) ?? []).map((each) => issueOf(each, row));
    yield rowVerdict(found.reduce<Row>(withIssue, row));
  }
  return fileVerdict(step.value);
}

const DAY_MS = 86_400_000;

const againstPast = (rows: readonly Row[], history: FileHistory | null): readonly Row[] => {
  if (history === null) return rows;
  const seen = rows.map(({ content }) => content && history.accounts.look(content));
  const known = rows.map((row, at) => (seen[at]?.issues ?? []).reduce<Row>(withIssue, row));
  const { references, keys } = questionsOf(known, seen);
  const now = Date.now();
  const used = history.usedReferences(references);
  const similar = history.similarSince(now - REPEAT_DAYS * DAY_MS, keys.flat());
  return withPast(known, { used, similar, keys, now });
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

const shown = (issue: RowIssue): RowVerdict['issues'][number] => {
  const { column, rule, message } = issue;
  return { column, rule, message, ...(isOpenRepeat(issue) ? { excusable: true } : {}) };
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
