/** A real intake over real threads and files, and files to read. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import type { EarlierPayout } from '#core/payout/earlier.ts';
import { similarityKeys } from '#core/payout/similarity.ts';
import { openIntake, type OpenIntake } from '#main/adapters/intake/intake.ts';
import type { ImportSource, IntakeBatch } from '#main/ports/intake.ts';
import type { History } from '#main/ports/ledger.ts';

export const WORKER = new URL('../../../../src/main/adapters/intake/worker.ts', import.meta.url);
export const NOON = Date.UTC(2026, 10, 23, 12);

export const NO_PAST: History = {
  usedReferences: async () => new Map(),
  similarSince: async () => new Map(),
  payeesAfter: async () => [],
  batchOfFile: async () => null,
  batchOfContent: async () => null,
};

const DAY_MS = 86_400_000;

export const daysBefore = (days: number): string => new Date(NOON - days * DAY_MS).toISOString();

/** A payout of October, 28 days before, with what is said of it. */
export const octoberPayout = (said: Partial<EarlierPayout> = {}): EarlierPayout => ({
  payoutId: 'october-7',
  batchId: 'october',
  batchName: '2026-10 payroll',
  row: 7,
  reference: 'OCT-7',
  state: 'CONFIRMED',
  submittedAt: daysBefore(28),
  destination: {
    currencyId: 71,
    code: 'USDT',
    network: 'TRC20',
    address: tronAddress(7),
    tag: null,
  },
  amount: { units: 10_050n, decimals: 2 },
  asked: { amount: '100.5', unit: 'USD' },
  ...said,
});

/** A past that remembers these payouts as the ledger would. */
export const pastOf = (payouts: readonly EarlierPayout[]): History => ({
  ...NO_PAST,
  usedReferences: async (asked) =>
    new Map(
      asked.flatMap((reference) => {
        const by = payouts.find((one) => one.reference.toLowerCase() === reference.toLowerCase());
        return by === undefined ? [] : [[reference, by]];
      }),
    ),
  similarSince: async (since, keys, except) => {
    const found = new Map<string, EarlierPayout>();
    for (const payout of payouts) {
      if (Date.parse(payout.submittedAt) < since || payout.batchId === except) continue;
      for (const key of similarityKeys(payout)) if (keys.includes(key)) found.set(key, payout);
    }
    return found;
  },
});

const listed = { name: 'Tether', minDeposit: null, tag: 'none' } as const;

/** USDT on one network at a rate that can be told apart, and one with many decimals. */
export const snapshotOf = (id: string, usdRate: string): CurrencySnapshot => ({
  id,
  takenAt: NOON,
  currencies: [
    { ...listed, id: 71, code: 'USDT', network: 'TRC20', decimals: 2, usdRate, minWithdraw: '1' },
    {
      ...listed,
      id: 10,
      code: 'TRX',
      network: 'TRX',
      decimals: 6,
      usdRate: '0.12',
      minWithdraw: '1',
    },
  ],
});

export const SNAPSHOT = snapshotOf('snapshot-1', '1');

const base58 = createBase58check(sha256);

/** A TRON address nobody has the key of, the same for the same seed. */
export const tronAddress = (seed: number | string): string => {
  const body = createHash('sha256').update(`purser test ${seed}`).digest().subarray(0, 20);
  return base58.encode(Uint8Array.from([0x41, ...body]));
};

const HEADER =
  'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note,Cost centre';

export interface TestRow {
  readonly reference?: string;
  readonly beneficiary?: string;
  readonly address?: string;
  readonly amount?: string;
  readonly unit?: string;
  readonly currency?: string;
}

/** The line of a row with everything it does not say filled in. */
const lineOf = (row: TestRow, n: number): string =>
  [
    row.reference ?? `PAY-${n}`,
    row.beneficiary ?? `"Nowak, Łucja ${n}"`,
    row.currency ?? 'USDT,TRC20',
    row.address ?? tronAddress(n),
    '',
    row.amount ?? '100.50',
    row.unit ?? 'USD',
    'November',
    `CC-${n % 7}`,
  ].join(',');

export const csv = (rows: readonly TestRow[]): string =>
  `${[HEADER, ...rows.map((row, i) => lineOf(row, i + 1))].join('\r\n')}\r\n`;

export const text = (rows: readonly TestRow[]): ImportSource => ({
  kind: 'text',
  text: csv(rows),
  name: 'pasted rows',
});

/** A file of this many good rows; every tenth has an amount that cannot be read. */
export const writeLargeFile = (path: string, rows: number): void => {
  const addresses = Array.from({ length: 2_000 }, (_, i) => tronAddress(i));
  const lines = [HEADER];
  for (let n = 1; n <= rows; n += 1) {
    const address = addresses[n % 2_000] ?? '';
    const amount = n % 10 === 0 ? 'ten' : `${100 + n}.${String(n % 100).padStart(2, '0')}`;
    lines.push(lineOf({ address, amount, beneficiary: `Payee ${n % 2_000}` }, n));
  }
  writeFileSync(path, `${lines.join('\r\n')}\r\n`);
};

export interface Place {
  readonly folder: string;
  readonly file: string;
  open(history?: History): Promise<OpenIntake>;
  remove(): Promise<void>;
}

/** A folder for a store; what was opened in it is closed with it. */
export const makePlace = (): Place => {
  const folder = mkdtempSync(join(tmpdir(), 'purser-intake-'));
  const file = join(folder, 'intake.sqlite');
  const opened: OpenIntake[] = [];
  return {
    folder,
    file,
    open: async (history = NO_PAST) => {
      const intake = await openIntake({
        file,
        worker: WORKER,
        history,
        clock: { now: () => NOON },
      });
      opened.push(intake);
      return intake;
    },
    remove: async () => {
      await Promise.all(opened.map((intake) => intake.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Waits until a batch is no longer being read. */
export const settled = async (intake: OpenIntake, batchId: string): Promise<IntakeBatch> => {
  for (;;) {
    const batch = await intake.batch(batchId);
    if (batch !== null && batch.state.kind !== 'reading') return batch;
    await new Promise<void>((resolve) => {
      const stop = intake.onChange(() => {
        stop();
        resolve();
      });
    });
  }
};

export const start = (intake: OpenIntake, source: ImportSource, batchId = 'draft-1') =>
  intake.start({
    batchId,
    name: '2026-11 payroll',
    source,
    choices: { columns: { 'Cost centre': null } },
    snapshot: SNAPSHOT,
  });

/** Starts a reading and waits for its end. */
export const read = async (
  intake: OpenIntake,
  source: ImportSource,
  batchId = 'draft-1',
): Promise<IntakeBatch> => {
  await start(intake, source, batchId);
  return settled(intake, batchId);
};
