/**
 * Tier E: real process lives with the real ledger file and the practice gateway over loopback, killed with SIGKILL at
 * random moments and started again until everything is done. Each life runs the engine that ships, with its clock
 * twenty times as fast. More lives, or the same ones again:
 *   PURSER_KILLS=2000 PURSER_SEED=7 npm test -- test/real/kills
 */
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeClock } from '#main/adapters/clock.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import { verifyLedger } from '#main/adapters/ledger/verify.ts';
import { startPracticeGateway, type PracticeGateway } from '#practice/server.ts';
import { ANNA, approvedBatch, BATCH } from '#test/support/life/approved-batch.ts';
import { childEnv, NODE_FLAGS } from '#test/support/child-env.ts';
import type { LifeArgs } from '#test/support/life/life.ts';
import { seeded, type Draw } from '#test/support/seeded.ts';

const LIFE = fileURLToPath(new URL('../support/life/life.ts', import.meta.url));
const KILLS = Number(process.env['PURSER_KILLS'] ?? '200');
const SEED = process.env['PURSER_SEED'] ?? '1';
const LANES = 12;
const SPEED = 20;
/** As the gateway rules it, ms of this computer. */
const INTERVAL_MS = 40;
const PAYOUTS_A_KILL = 4;
/** Longest a life is left alone after it has opened the ledger, ms: a start, and then some payouts. */
const LONGEST_LIFE_MS = 520;
/** From a request to the one after the next, ms: the reply, its record, the next claim, its look-up, its wait. */
const LONGEST_PAYOUT_MS = 180;
const PLATFORM = 50;
const KEY = 'facade-decade-efface-accede-beaded';

interface Lane {
  readonly folder: string;
  readonly file: string;
  readonly payouts: number;
  readonly gateway: PracticeGateway;
  readonly args: LifeArgs;
  readonly draw: Draw;
}

const openLane = async (index: number, payouts: number): Promise<Lane> => {
  const folder = mkdtempSync(join(tmpdir(), 'purser-kills-'));
  const file = join(folder, 'ledger.sqlite');
  const gateway = await startPracticeGateway({
    platformId: PLATFORM,
    apiKey: KEY,
    seed: `${SEED} ${index}`,
    stateFile: null,
    withdrawIntervalMs: INTERVAL_MS,
    settleMs: { min: 10, max: 300 },
    switches: { limits: false },
    // Some replies take their time, so that kills meet requests on their way.
    faults: [
      { on: 'withdraw', when: { permille: 600 }, fault: { kind: 'slow', ms: 60 } },
      { on: 'withdrawstatus', when: { permille: 100 }, fault: { kind: 'slow', ms: 20 } },
    ],
  });
  const opened = openLedger({ file, clock: makeClock(), version: 'test' });
  if (!opened.ok) throw new Error(opened.error.detail);
  await opened.value.append(ANNA, approvedBatch(PLATFORM, payouts));
  opened.value.close();
  const account = { gatewayUrl: gateway.url, platformId: PLATFORM, key: KEY };
  const pace = { speed: SPEED, since: Date.now(), intervalMs: INTERVAL_MS * SPEED };
  const args = { file, ...account, ...pace };
  return { folder, file, payouts, gateway, args, draw: seeded(`${SEED} lane ${index}`) };
};

interface Ended {
  /** States of the open payouts at its start; null when it was killed before it had looked. */
  readonly found: readonly string[] | null;
  readonly done: boolean;
  readonly words: string;
}

/** When a life is killed, ms after something: it was born, it has opened the ledger, or its n-th request has arrived. */
interface Moment {
  readonly after: 'birth' | 'opening' | number;
  readonly ms: number;
}

/** A life in ten ends while it starts, three at any time, six while a payout is under way. */
const drawMoment = (draw: Draw): Moment => {
  const kind = draw(10);
  if (kind === 0) return { after: 'birth', ms: draw(250) };
  if (kind <= 3) return { after: 'opening', ms: draw(LONGEST_LIFE_MS) };
  return { after: 1 + draw(3), ms: draw(LONGEST_PAYOUT_MS) };
};

/** Calls `act` once the gateway has seen so many more withdraws than now; answers how to stop waiting. */
const onArrival = (gateway: PracticeGateway, more: number, act: () => void): (() => void) => {
  const wanted = gateway.books.arrivals().length + more;
  const timer = setInterval(() => {
    if (gateway.books.arrivals().length < wanted) return;
    clearInterval(timer);
    act();
  }, 3);
  return () => clearInterval(timer);
};

/** One life, killed at the moment given, or left to its end. */
const live = ({ args, gateway }: Lane, moment: Moment | null): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [...NODE_FLAGS, LIFE, JSON.stringify(args)], {
      env: childEnv(),
    });
    let timer: NodeJS.Timeout | undefined;
    const killSoon = (): void => {
      timer ??= setTimeout(() => child.kill('SIGKILL'), moment?.ms);
    };
    const forget =
      typeof moment?.after === 'number'
        ? onArrival(gateway, moment.after, killSoon)
        : (): void => undefined;
    if (moment?.after === 'birth') killSoon();
    let out = '';
    let words = '';
    child.stderr.on('data', (part: Buffer) => (words += part.toString()));
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      if (moment?.after === 'opening') killSoon();
    });
    child.once('close', () => {
      forget();
      clearTimeout(timer);
      const [first = '', second] = out.split('\n');
      const found = first === '' ? null : (JSON.parse(first) as string[]);
      resolve({ found, done: second === 'done', words });
    });
  });

/** What a kill left, checked on a copy, so that the next life meets the file exactly as it was left. */
const verifyCopy = ({ folder, file }: Lane): string => {
  const copy = join(folder, 'copy.sqlite');
  for (const end of ['', '-wal']) {
    rmSync(copy + end, { force: true });
    if (existsSync(file + end)) copyFileSync(file + end, copy + end);
  }
  const verified = verifyLedger(copy);
  return verified.ok ? 'good' : verified.error.detail;
};

interface Report {
  kills: number;
  readonly met: Map<string, number>;
  readonly verdicts: Set<string>;
  readonly words: Set<string>;
}

const WORST_FIRST = ['SEND_STARTED with its reply', 'SEND_STARTED', 'CLAIMED'];

/** Where the kill before this life struck, by what the life found. */
const struckIn = (found: readonly string[] | null): string => {
  if (found === null) return 'killed before it had looked';
  return WORST_FIRST.find((state) => found.includes(state)) ?? 'nothing on its way';
};

const runLane = async (lane: Lane, kills: number, report: Report): Promise<void> => {
  for (let killed = 0; ;) {
    const ended = await live(lane, killed < kills ? drawMoment(lane.draw) : null);
    if (killed > 0) {
      const met = struckIn(ended.found);
      report.met.set(met, (report.met.get(met) ?? 0) + 1);
    }
    if (ended.words !== '') report.words.add(ended.words);
    report.verdicts.add(verifyCopy(lane));
    if (ended.done && killed >= kills) return;
    if (ended.done)
      throw new Error('everything was paid before the last kill; raise PAYOUTS_A_KILL');
    killed += 1;
    report.kills += 1;
    if (killed > kills + 3) throw new Error(`the last life did not end well: ${ended.words}`);
  }
};

/** Payouts by what the ledger says and what the gateway did. */
const count = async ({ file, gateway, payouts }: Lane) => {
  const opened = openLedger({ file, clock: makeClock(), version: 'test' });
  if (!opened.ok) throw new Error(opened.error.detail);
  const held = await opened.value.payoutsOf(BATCH);
  opened.value.close();
  const sums = { payouts, executed: 0, doubles: 0, lost: 0, paid: 0, unknown: 0 };
  sums.lost = payouts - held.length;
  for (const { orderId, state } of held) {
    const executed = gateway.books.executions(orderId);
    sums.executed += executed;
    if (executed > 1) sums.doubles += 1;
    if (state === 'CONFIRMED' && executed > 0) sums.paid += 1;
    else if (state === 'UNKNOWN' && executed === 0) sums.unknown += 1;
    else sums.lost += 1;
  }
  return sums;
};

describe(`${KILLS} real process lives, killed at random moments`, () => {
  it(
    'pay nothing twice, lose nothing and leave a good ledger behind every time',
    {
      timeout: 60_000 + KILLS * 3_000,
    },
    async () => {
      // A process that is killed leaves nothing in Node's compile cache; this one does.
      spawnSync(process.execPath, [...NODE_FLAGS, LIFE, '{}'], { env: childEnv() });
      const began = performance.now();
      const report: Report = { kills: 0, met: new Map(), verdicts: new Set(), words: new Set() };
      const share = Array.from({ length: LANES }, (_, lane) => Math.floor((KILLS + lane) / LANES));
      const lanes = await Promise.all(
        share.map((kills, index) => openLane(index, 10 + kills * PAYOUTS_A_KILL)),
      );
      await Promise.all(lanes.map((lane, index) => runLane(lane, share[index] ?? 0, report)));
      const sums = await Promise.all(lanes.map(count));
      const total = (name: keyof (typeof sums)[number]): number =>
        sums.reduce((sum, lane) => sum + lane[name], 0);
      const gaps = lanes.flatMap(({ gateway }) => gateway.books.gaps());
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      console.log(
        `${report.kills} kills, ${total('payouts')} payouts: ${total('executed')} executed, ${total('doubles')} doubles, ` +
          `${total('lost')} lost, ${total('paid')} paid, ${total('unknown')} unknown and not executed; ` +
          `shortest gap ${Math.min(...gaps)} ms of ${INTERVAL_MS}; seed ${SEED}; ${seconds} s\n` +
          `kills struck: ${JSON.stringify(Object.fromEntries(report.met))}`,
      );
      await Promise.all(lanes.map(({ gateway }) => gateway.close()));
      for (const { folder } of lanes) rmSync(folder, { recursive: true, force: true });
      expect([...report.verdicts]).toEqual(['good']);
      expect([...report.words]).toEqual([]);
      expect(report.kills).toBe(KILLS);
      expect([total('doubles'), total('lost')]).toEqual([0, 0]);
      expect(total('paid') + total('unknown')).toBe(total('payouts'));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(INTERVAL_MS);
      const inTheMiddle = WORST_FIRST.reduce((sum, state) => sum + (report.met.get(state) ?? 0), 0);
      expect(inTheMiddle).toBeGreaterThanOrEqual(Math.floor(KILLS / 10));
    },
  );
});
