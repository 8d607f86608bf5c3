/**
 * A life to be watched call by call: sets its ledger up, sends every payout, closes, opens again and closes. After each
 * append that came back, it says so on standard output as `ack SEQ HASH`, so that the trace holds the promise made.
 */
import type { OpenLedger } from '#main/adapters/ledger/ledger.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import type { Ledger } from '#main/ports/ledger.ts';
import { writeSync } from 'node:fs';
import { ANNA, approvedBatch } from './approved-batch.ts';
import { openLife } from './engine.ts';
import type { LifeArgs } from './life.ts';
import { makeQuickClock } from './quick-clock.ts';

const args = JSON.parse(process.argv[2] ?? '') as LifeArgs & { readonly payouts: number };
const clock = makeQuickClock(args.speed, args.since);

const acknowledge = (ledger: Pick<OpenLedger, 'head'>): void => {
  const { seq, hash } = ledger.head();
  writeSync(1, `ack ${seq} ${hash}\n`);
};

const first = openLedger({ file: args.file, clock, version: 'traced' });
if (!first.ok) throw new Error(first.error.detail);
acknowledge(first.value);
await first.value.append(ANNA, approvedBatch(args.platformId, args.payouts));
acknowledge(first.value);
first.value.close();

const life = openLife({
  ...args,
  clock,
  wrap: (ledger): Ledger => ({
    ...ledger,
    append: async (actor, entries) => {
      const done = await ledger.append(actor, entries);
      acknowledge(life.ledger);
      return done;
    },
  }),
});
acknowledge(life.ledger);
await life.live();
await life.close();
writeSync(1, 'closed\n');
