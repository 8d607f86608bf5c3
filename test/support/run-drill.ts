/** Runs the drill as a person does, in a process of its own, and reads what it left behind. */
import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeClock } from '#main/adapters/clock.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import type { PayoutRecord } from '#main/ports/ledger.ts';
import { childEnv, NODE_FLAGS } from './child-env.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const PLATFORM = 4711;
export const KEY = 'decade-facade-efface-accede-beaded';

export interface DrillCall {
  readonly gateway: string;
  readonly folder: string;
  readonly file: string;
  readonly intervalMs: number;
  readonly more?: readonly string[];
}

export interface DrillSummary {
  readonly payouts: number;
  readonly byState: Readonly<Record<string, number>>;
  readonly withdrawsSent: number;
  readonly unknown: number;
  readonly needsPerson: boolean;
  readonly stoppedBecause?: string;
  readonly durationMs: number;
}

export interface DrillEnd {
  readonly code: number | null;
  /** Everything on standard output, as it came. */
  readonly out: string;
  readonly words: string;
}

export const startDrill = (call: DrillCall): ChildProcess =>
  spawn(
    process.execPath,
    [
      ...NODE_FLAGS,
      join(ROOT, 'scripts', 'drill.ts'),
      `--gateway=${call.gateway}`,
      `--platform-id=${PLATFORM}`,
      '--api-key-env=DRILL_KEY',
      `--file=${call.file}`,
      `--data=${call.folder}`,
      `--interval-ms=${call.intervalMs}`,
      '--json',
      ...(call.more ?? []),
    ],
    { cwd: ROOT, env: childEnv({ DRILL_KEY: KEY }) },
  );

export const endOfDrill = (child: ChildProcess): Promise<DrillEnd> =>
  new Promise((resolve) => {
    let out = '';
    let words = '';
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
    child.on('close', (code) => resolve({ code, out, words }));
  });

/** The one object on standard output. */
export const summaryOf = ({ out, words, code }: DrillEnd): DrillSummary => {
  if (out === '')
    throw new Error(`the drill ended with ${code} and without a word of its own: ${words}`);
  return JSON.parse(out) as DrillSummary;
};

const DESTINATIONS = [
  ['USDT', 'TRC20', 'TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU'],
  ['USDT', 'TRC20', 'TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7'],
  ['LTC', 'litecoin', 'ltc1q9j2ku8hj0zefusj9la39jenn6jl8wcepykf94a'],
  ['BTC', 'bitcoin', 'bc1qx0afv7jp5czamg7hljf9r2xndrsv553cvua0pw'],
  ['USDT', 'TRC20', 'TY8dyrxajZ7aYqDyG3UPBok5m41cJptWbE'],
] as const;

/** Writes a file of so many payouts in three currencies, amounts in the coins themselves. */
export const writePayouts = (folder: string, count: number): string => {
  const rows = Array.from({ length: count }, (_, index) => {
    const [code, network, address] = DESTINATIONS[index % DESTINATIONS.length] ?? DESTINATIONS[0];
    return `R-${index + 1},Person ${index + 1},${code},${network},${address},,${index + 1}.25,${code},`;
  });
  const head = 'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note';
  const file = join(folder, 'payouts.csv');
  writeFileSync(file, `${head}\n${rows.join('\n')}\n`);
  return file;
};

/** The payouts as the ledger of a drill that has ended holds them; opening checks the whole of it. */
export const payoutsIn = async (folder: string): Promise<readonly PayoutRecord[]> => {
  const file = join(folder, 'ledger.sqlite');
  const opened = openLedger({ file, clock: makeClock(), version: 'test' });
  if (!opened.ok) throw new Error(opened.error.detail);
  try {
    const batches = await opened.value.batches();
    return (await Promise.all(batches.map(({ id }) => opened.value.payoutsOf(id)))).flat();
  } finally {
    opened.value.close();
  }
};
