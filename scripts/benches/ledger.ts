/** B11 and B12: what a ledger with a million payouts answers, and how soon after a crash. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tools.ts';
import { runTask, say } from './child.ts';
import { repeated, type Bench } from './context.ts';
import { atMost, median, rounded, type Figure } from './figure.ts';
import { CACHE } from './fixture.ts';
import type { LedgerAsked } from './tasks/ledger-ask.ts';
import type { LedgerBuilt } from './tasks/ledger-build.ts';

const PAYOUTS = 1_000_000;

/** Whatever decides what is in the file. An older schema is brought up to date before anything is measured. */
const MADE_BY = ['scripts/benches/payouts.ts', 'scripts/benches/tasks/ledger-build.ts'];

const stamp = (): string => {
  const hash = createHash('sha256');
  for (const path of MADE_BY) hash.update(readFileSync(join(ROOT, path)));
  return hash.digest('hex').slice(0, 12);
};

/** The large ledger is built once: that takes minutes, and asking it changes nothing that matters here. */
const largeLedger = async (): Promise<{ file: string; built: readonly Figure[] }> => {
  mkdirSync(CACHE, { recursive: true });
  const file = join(CACHE, `payouts-${PAYOUTS}-${stamp()}.sqlite`);
  if (existsSync(file)) return { file, built: [] };
  for (const older of globSync(`payouts-${PAYOUTS}-*`, { cwd: CACHE })) rmSync(join(CACHE, older));
  say('ledger: building a million payouts, once; this takes minutes …');
  const { appendMs, indexMs, entries } = await runTask<LedgerBuilt>('ledger-build', {
    file,
    payouts: PAYOUTS,
  });
  const note = `${entries} entries in transactions of 5,000; 1 run.`;
  return {
    file,
    built: [
      { name: 'ledger of 1,000,000 payouts, built', value: appendMs / 1_000, unit: 's', note },
      { name: 'its search index, caught up', value: indexMs / 1_000, unit: 's' },
    ],
  };
};

const figure = (
  name: string,
  values: readonly number[],
  { limit, note }: { readonly limit: number; readonly note?: string },
): Figure => {
  const value = median(values);
  const bar = atMost(rounded(value), limit, ' ms');
  return { name, value, unit: 'ms', bar, ...(note === undefined ? {} : { note }) };
};

export const ledgerBench: Bench = {
  name: 'ledger',
  bars: ['B11', 'B12'],
  run: async ({ runs }) => {
    const { file, built } = await largeLedger();
    const asked = await repeated(runs, async (run) => {
      say(`ledger: run ${run + 1} of ${runs}`);
      await runTask<number>('ledger-arm', { file });
      return runTask<LedgerAsked>('ledger-ask', { file, payouts: PAYOUTS });
    });
    const tails = await repeated(runs, () => runTask<number>('ledger-tail', { file }));
    const of = (key: keyof LedgerAsked): readonly number[] => asked.map((one) => one[key]);
    return {
      figures: [
        ...built,
        figure('B11 open and first page of 1,000,000 payouts', of('openAndPageMs'), {
          limit: 10,
          note: 'Opened after a kill in the middle of sending, with what it left in the log.',
        }),
        {
          name: 'open after a day that wrote more than a start reads back',
          value: median(tails),
          unit: 'ms',
          note: 'The last 20,000 entries are read and hashed; the bar above has some ten since the last start.',
        },
        figure('B11 slowest of five indexed pages', of('pageMs'), { limit: 3 }),
        figure('B11 substring search, median of six', of('searchMs'), { limit: 50 }),
        figure('B11 substring search, slowest of six', of('searchWorstMs'), { limit: 50 }),
        figure('B11 totals by day, currency and batch', of('totalsMs'), { limit: 5 }),
        figure('B12 recovery with 1,000,000 payouts and 3 open', of('recoverMs'), { limit: 300 }),
      ],
    };
  },
};
