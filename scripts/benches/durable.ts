/** B8: one durable change of a payout's state beside one durable write of the disk itself. */
import { inScratch, runTask, say } from './child.ts';
import { repeated, type Bench } from './context.ts';
import { atMost, median, pairedRatio, rounded } from './figure.ts';
import type { DurableRun } from './tasks/durable.ts';

const PAYOUTS = 400;

export const durableBench: Bench = {
  name: 'durable',
  bars: ['B8'],
  run: async ({ runs }) => {
    const done = await repeated(runs, (run) => {
      say(`durable: run ${run + 1} of ${runs}`);
      return inScratch((folder) => runTask<DurableRun>('durable', { folder, payouts: PAYOUTS }));
    });
    const changes = done.map(({ changeP50Ms }) => changeP50Ms * 1_000);
    const raws = done.map(({ rawP50Ms }) => rawP50Ms * 1_000);
    const ratio = pairedRatio(changes, raws);
    return {
      figures: [
        {
          name: 'B8 one durable change of state, p50',
          value: median(changes),
          unit: 'µs',
          baseline: `write of 4 KiB and fdatasync p50 ${rounded(median(raws))} µs`,
          ratio,
          bar: atMost(ratio, 2),
          note: 'A fact in the hash chain, the payout, its attempt and the running totals, in one transaction, FULL.',
        },
        {
          name: 'one durable change of state, p99',
          value: median(done.map(({ changeP99Ms }) => changeP99Ms * 1_000)),
          unit: 'µs',
        },
      ],
    };
  },
};
