/**
 * Lives in which one call to the disk fails: the first, the second, and so on to the last of a short run. strace fails
 * every `every`-th such call of this thread; calls on a file beside it count as well, so that making some of them first
 * chooses the call of the life that is struck. After each struck life another one goes on, on the files as that life
 * closed them or as they would be had it died.
 * Prints one JSON line a case. Usage: failing.ts '{"call":"fsync"|"pwrite64","every":…,"folder":…,"first":…,"step":…,"dies":…}'.
 */
import {
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { openLedger } from '#main/adapters/ledger/open.ts';
import { verifyLedger } from '#main/adapters/ledger/verify.ts';
import type { Ledger } from '#main/ports/ledger.ts';
import { startPracticeGateway, type PracticeGateway } from '#practice/server.ts';
import { ANNA, approvedBatch, BATCH } from './approved-batch.ts';
import { openLife, type LifeParts } from './engine.ts';
import { makeQuickClock } from './quick-clock.ts';

const PLATFORM = 50;
const KEY = 'facade-decade-efface-accede-beaded';
const PAYOUTS = 2;
const SPEED = 100;
const INTERVAL_MS = 10;
/** Long enough for several more withdraws, were the line to go on, ms. */
const WATCHED_MS = 40;

/** So many lives in a row without harm: no call is left to fail. A single one may be a failure that SQLite may ignore. */
const ENDED_WELL = 3;

export interface FailingArgs {
  readonly call: 'fsync' | 'pwrite64';
  readonly every: number;
  readonly folder: string;
  /** The first call tried, and every how-many-eth after it. */
  readonly first: number;
  readonly step: number;
  /** Whether the process dies at the failure, or closes its ledger in order. */
  readonly dies: boolean;
}

export interface FailingCase {
  /** Which call of the life failed, from 1. */
  readonly nth: number;
  /** Null: the life ended well, because it made fewer calls or the one that failed did not matter. */
  readonly failure: string | null;
  /** Sends that were durable, and requests the gateway saw, when the life had failed and some time later. */
  readonly recorded: number;
  readonly arrived: number;
  readonly arrivedLater: number;
  /** After the next life: payouts by state, executions of each, and what a whole check of the file says. */
  readonly states: readonly string[];
  readonly executions: readonly number[];
  readonly verdict: string;
}

const args = JSON.parse(process.argv[2] ?? '') as FailingArgs;
const template = join(args.folder, 'template.sqlite');
const beside = openSync(join(args.folder, 'beside'), 'w');

const callBeside = (): void => {
  if (args.call === 'fsync') fsyncSync(beside);
  else writeSync(beside, '.', 0);
};

/** Makes calls beside until one fails: the next `every` less one will not. */
const begin = (): void => {
  for (;;) {
    try {
      callBeside();
    } catch {
      return;
    }
  }
};

/** Arranges that the n-th such call from now on fails. */
const arm = (nth: number): void => {
  begin();
  for (let made = 0; made < args.every - nth; made += 1) callBeside();
};

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const wordsOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : String(failure);

/** Lives until the end or the first failure; answers the failure and the sends that were promised durable. */
const live = async (parts: LifeParts) => {
  let recorded = 0;
  const wrap = (ledger: Ledger): Ledger => ({
    ...ledger,
    append: async (actor, entries) => {
      const done = await ledger.append(actor, entries);
      recorded += entries.filter(
        (entry) => entry.kind === 'payout.moved' && entry.event === 'send-started',
      ).length;
      return done;
    },
  });
  let life: ReturnType<typeof openLife> | null = null;
  let failure: string | null = null;
  try {
    life = openLife({ ...parts, wrap });
    await life.live();
  } catch (error) {
    failure = wordsOf(error);
  }
  return { failure, recorded, life };
};

const statesIn = async (parts: LifeParts, gateway: PracticeGateway) => {
  const opened = openLedger({ file: parts.file, clock: parts.clock, version: 'failing' });
  if (!opened.ok) throw new Error(opened.error.detail);
  const payouts = await opened.value.payoutsOf(BATCH);
  opened.value.close();
  return {
    states: payouts.map(({ state }) => state),
    executions: payouts.map(({ orderId }) => gateway.books.executions(orderId)),
  };
};

/** The files as they are now, without the tidying that closing does: what is left when the process dies here. */
const asKilled = (file: string): string => {
  const copy = `${file}.killed.sqlite`;
  for (const end of ['', '-wal']) {
    if (existsSync(file + end)) copyFileSync(file + end, copy + end);
  }
  return copy;
};

const tryCall = async (nth: number): Promise<FailingCase> => {
  const folder = join(args.folder, 'life');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const file = join(folder, 'ledger.sqlite');
  copyFileSync(template, file);
  const gateway = await startPracticeGateway({
    platformId: PLATFORM,
    apiKey: KEY,
    seed: nth,
    stateFile: null,
    withdrawIntervalMs: INTERVAL_MS,
    settleMs: { min: 1, max: 10 },
    switches: { limits: false },
  });
  const clock = makeQuickClock(SPEED, Date.now());
  const account = { gatewayUrl: gateway.url, platformId: PLATFORM, key: KEY };
  const parts = { file, clock, ...account, intervalMs: INTERVAL_MS * SPEED };
  arm(nth);
  const { failure, recorded, life } = await live(parts);
  const arrived = gateway.books.arrivals().length;
  await wait(failure === null ? 0 : WATCHED_MS);
  const arrivedLater = gateway.books.arrivals().length;
  const left = args.dies ? asKilled(file) : file;
  await life?.close().catch(() => undefined);
  begin();
  const after = { ...parts, file: left, clock: makeQuickClock(SPEED, Date.now()) };
  if (failure !== null) {
    const next = await live(after);
    if (next.failure !== null) throw new Error(`the next life failed too: ${next.failure}`);
    await next.life?.close();
  }
  const ended = await statesIn(after, gateway);
  await gateway.close();
  const verified = verifyLedger(left);
  const verdict = verified.ok ? 'good' : verified.error.detail;
  return { nth, failure, recorded, arrived, arrivedLater, ...ended, verdict };
};

const makeTemplate = async (): Promise<void> => {
  const clock = makeQuickClock(SPEED, Date.now());
  const opened = openLedger({ file: template, clock, version: 'failing' });
  if (!opened.ok) throw new Error(opened.error.detail);
  await opened.value.append(ANNA, approvedBatch(PLATFORM, PAYOUTS));
  opened.value.close();
};

await makeTemplate();
for (let nth = args.first, well = 0; well < ENDED_WELL; nth += args.step) {
  const tried = await tryCall(nth);
  process.stdout.write(`${JSON.stringify(tried)}\n`);
  well = tried.failure === null ? well + 1 : 0;
}
