/**
 * One durable change of state through the ledger, side by side with one write and fdatasync of a page on the same disk.
 */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeClock } from '#main/adapters/clock.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import type { Ledger } from '#main/ports/ledger.ts';
import type { EntryBody } from '#core/audit/entry.ts';
import type { PayoutState } from '#core/payout/state.ts';
import type { PayoutEvent } from '#core/payout/transition.ts';
import { answerTask, taskText } from '../child.ts';
import { quantile } from '../figure.ts';
import { batchEntry, movedEntry, payoutId, PERSON, submittedEntry, SYSTEM } from '../payouts.ts';

export interface DurableRun {
  readonly changeP50Ms: number;
  readonly changeP99Ms: number;
  readonly rawP50Ms: number;
}

const BATCH = 'batch';
const PAGE_BYTES = 4_096;

/** The life of a payout that goes well, each step a transaction of its own. */
const LIFE: readonly PayoutEvent[] = [
  'claimed',
  'send-started',
  'reply-accepted',
  'status-pending',
  'status-paid',
];

const { folder, payouts }: { readonly folder: string; readonly payouts: number } =
  JSON.parse(taskText());
const clock = makeClock();
const opened = openLedger({ file: join(folder, 'ledger.sqlite'), clock, version: 'bench' });
if (!opened.ok) throw new Error(opened.error.detail);
const ledger: Ledger = opened.value;

const append = async (actor: typeof PERSON, entries: readonly EntryBody[]): Promise<void> => {
  const done = await ledger.append(actor, entries);
  if (!done.ok) throw new Error('the ledger refused an entry of the benchmark');
};

const rows = Array.from({ length: payouts }, (_, at) => at + 1);
await append(PERSON, [
  batchEntry(BATCH, payouts),
  ...rows.map((row) => submittedEntry(BATCH, row, row)),
]);
await append(
  PERSON,
  rows.map((row) => movedEntry(payoutId(BATCH, row), 'SUBMITTED', 'approved').entry),
);

const raw = openSync(join(folder, 'raw'), 'w');
const page = Buffer.alloc(PAGE_BYTES, 1);
const rawWrite = (): number => {
  const began = performance.now();
  writeSync(raw, page);
  fdatasyncSync(raw);
  return performance.now() - began;
};

const changes: number[] = [];
const raws: number[] = [];
for (const row of rows) {
  let state: PayoutState = 'APPROVED';
  for (const event of LIFE) {
    const { entry, to } = movedEntry(payoutId(BATCH, row), state, event);
    const began = performance.now();
    await append(SYSTEM, [entry]);
    changes.push(performance.now() - began);
    raws.push(rawWrite());
    state = to;
  }
}
closeSync(raw);
answerTask({
  changeP50Ms: quantile(changes, 0.5),
  changeP99Ms: quantile(changes, 0.99),
  rawP50Ms: quantile(raws, 0.5),
} satisfies DurableRun);
opened.value.close();
