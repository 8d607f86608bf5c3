/**
 * Builds the large ledger through the ledger's own append, in transactions of 5,000 entries: batches of 10,000, of
 * which the first tenth is approved; then lets the search index catch up.
 */
import { renameSync } from 'node:fs';
import { makeClock } from '#main/adapters/clock.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import type { EntryBody } from '#core/audit/entry.ts';
import { answerTask, say, taskText } from '../child.ts';
import { batchEntry, movedEntry, payoutId, PERSON, submittedEntry } from '../payouts.ts';

export interface LedgerBuilt {
  readonly appendMs: number;
  readonly indexMs: number;
  readonly entries: number;
}

const PIECE = 5_000;
const BATCH_ROWS = 10_000;

const { file, payouts }: { readonly file: string; readonly payouts: number } =
  JSON.parse(taskText());
const part = `${file}.part`;
const opened = openLedger({ file: part, clock: makeClock(), version: 'bench' });
if (!opened.ok) throw new Error(opened.error.detail);
const ledger = opened.value;

function* submissions(): Generator<EntryBody> {
  for (let number = 1; number <= payouts; number += 1) {
    const batch = `b${Math.ceil(number / BATCH_ROWS)}`;
    const row = ((number - 1) % BATCH_ROWS) + 1;
    if (row === 1) yield batchEntry(batch, Math.min(BATCH_ROWS, payouts - number + 1));
    yield submittedEntry(batch, row, number);
  }
}

function* approvals(): Generator<EntryBody> {
  for (let number = 1; number <= payouts / 10; number += 1) {
    const batch = `b${Math.ceil(number / BATCH_ROWS)}`;
    const id = payoutId(batch, ((number - 1) % BATCH_ROWS) + 1);
    yield movedEntry(id, 'SUBMITTED', 'approved').entry;
  }
}

const appendAll = async (entries: Iterable<EntryBody>): Promise<number> => {
  let count = 0;
  let piece: EntryBody[] = [];
  const flush = async (): Promise<void> => {
    const done = await ledger.append(PERSON, piece);
    if (!done.ok) throw new Error('the ledger refused an entry of the benchmark');
    count += piece.length;
    piece = [];
    if (count % 100_000 < PIECE) say(`  ${count} entries`);
  };
  for (const entry of entries) {
    piece.push(entry);
    if (piece.length === PIECE) await flush();
  }
  if (piece.length > 0) await flush();
  return count;
};

const began = performance.now();
const entries = (await appendAll(submissions())) + (await appendAll(approvals()));
const appended = performance.now();
say('  search index …');
await ledger.payouts({ text: 'catch up first' }, { offset: 0, limit: 1 });
const indexed = performance.now();
ledger.close();
renameSync(part, file);
answerTask({
  appendMs: appended - began,
  indexMs: indexed - appended,
  entries,
} satisfies LedgerBuilt);
