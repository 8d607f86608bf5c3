/** I18: how long the whole check of a ledger takes, entry by entry, and that it stays bounded. */
import { join } from 'node:path';
import { inScratch, runTask, say } from './child.ts';
import { repeated, type Bench } from './context.ts';
import { atMost, median, rounded, type Figure } from './figure.ts';
import type { LedgerBuilt } from './tasks/ledger-build.ts';
import type { LedgerVerified } from './tasks/ledger-verify.ts';

/** With their batches, approvals and the opening a little more than 100,000 entries. */
const PAYOUTS = 91_000;

const figures = (runs: readonly LedgerVerified[]): readonly Figure[] => {
  const per100k = runs.map(({ ms, entries }) => (ms * 100_000) / entries);
  const value = median(per100k);
  const peak = median(runs.map(({ peak }) => peak)) / 2 ** 20;
  const note = `${runs[0]?.entries ?? 0} entries: pages, chain, promises, tables; every run found them good.`;
  return [
    {
      name: 'I18 verification of 100,000 entries',
      value,
      unit: 'ms',
      bar: atMost(rounded(value), 2_000, ' ms'),
      note,
    },
    { name: 'its memory at most', value: peak, unit: 'MB' },
  ];
};

export const verifyBench: Bench = {
  name: 'verify',
  bars: ['I18'],
  run: ({ runs }) =>
    inScratch(async (folder) => {
      const file = join(folder, 'ledger.sqlite');
      say('verify: building a ledger of 100,000 entries …');
      await runTask<LedgerBuilt>('ledger-build', { file, payouts: PAYOUTS });
      const verified = await repeated(runs, () =>
        runTask<LedgerVerified>('ledger-verify', { file }),
      );
      if (verified.some(({ good }) => !good))
        throw new Error('the ledger of the benchmark is not good');
      return { figures: figures(verified) };
    }),
};
