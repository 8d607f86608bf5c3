/**
 * The line on which a payout leaves, in real parts: the engine that ships, a real ledger file, the real gateway client,
 * and the practice gateway behind a cable that can be spoiled. `endLines` holds every line to the invariants.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StopReason } from '#core/audit/entry.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import type { GatewayLimits } from '#main/adapters/gateway/limits.ts';
import type { UseKey } from '#main/adapters/gateway/signed.ts';
import type { OpenLedger } from '#main/adapters/ledger/ledger.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import type { Gateway } from '#main/ports/gateway.ts';
import type { Clock } from '#main/ports/host.ts';
import type { Ledger, PayoutRecord } from '#main/ports/ledger.ts';
import { makeDispatch, type Dispatch } from '#main/workflow/dispatch.ts';
import type { EngineNeeds } from '#main/workflow/engine.ts';
import { recover } from '#main/workflow/recover.ts';
import { resolvePayout, type Decision } from '#main/workflow/resolve.ts';
import { Tracker } from '#main/workflow/track.ts';
import {
  startPracticeGateway,
  type PracticeGateway,
  type PracticeOptions,
} from '#practice/server.ts';
import { ANNA, approvedBatch, BATCH, type BatchOptions } from '#test/main/workflow/rig.ts';
import { credentials } from '#test/practice/rig.ts';
import { gatewayAt } from '#test/support/gateway-under-test.ts';
import { proveInvariants } from './invariants.ts';
import { makeWorld, NOON, type World } from './world.ts';
import { layWire, type Wire, type Witness } from './wire.ts';
import { keyOf } from '#test/support/lent-key.ts';

export { BATCH };

export interface LineOptions {
  readonly payouts?: number;
  /** Rows other than 10.01 USDT and so on. */
  readonly contentOf?: (row: number) => PayoutContent;
  readonly practice?: Partial<PracticeOptions>;
  readonly limits?: Partial<GatewayLimits>;
  readonly key?: UseKey;
  /** Puts another gateway client in the engine's hands, or spoils the real one. */
  readonly gateway?: (real: Gateway) => Gateway;
  readonly ledger?: (real: Ledger) => Ledger;
  /** Two dispatchers at once are kept from paying twice, not from asking too fast: the gateway may block. */
  readonly mayBeBlocked?: boolean;
}

/** One process life: what a start makes and an end throws away. */
export interface Life {
  readonly clock: Clock;
  readonly ledger: OpenLedger;
  readonly needs: EngineNeeds;
  readonly dispatch: Dispatch;
  readonly tracker: Tracker;
  /** Lets go of the ledger without a word, as a crash does. */
  end(): void;
}

export interface Line {
  readonly folder: string;
  readonly file: string;
  readonly payouts: number;
  readonly mayBeBlocked: boolean;
  readonly world: World;
  readonly practice: PracticeGateway;
  readonly wire: Wire;
  /** The present life. */
  life: Life;
  /** Sends or resumes, and waits until nothing is being sent. Rejects when the ledger failed. */
  send(): Promise<void>;
  /** Lets minutes pass and asks what is due after each. */
  wait(minutes: number): Promise<void>;
  /** Asks about everything once. */
  ask(): Promise<void>;
  decide(row: number, decision: Decision): Promise<string>;
  /** Ends this life without a word, as a crash does, and starts the next one, which recovers. */
  restart(meanwhile?: () => void): Promise<void>;
  /** A second computer at the same gateway with a ledger file of its own; the caller ends it. */
  elsewhere(file: string): Life;
  payout(row: number): Promise<PayoutRecord>;
  states(): Promise<readonly string[]>;
  /** Why the run stopped, or null. */
  stop(): Promise<string | null>;
  alarms(row: number): Promise<readonly string[]>;
  executions(row: number): Promise<number>;
}

const key = keyOf(credentials.apiKey);

/** Longer than a byte needs on loopback, ms. */
const SLOW_COMMIT_MS = 3;

/** Takes its time to record that sending starts, so that a byte which does not wait for the record comes first (I2). */
const unhurried = (ledger: Ledger): Ledger => ({
  ...ledger,
  append: async (actor, entries) => {
    const starts = entries.some((e) => e.kind === 'payout.moved' && e.event === 'send-started');
    if (starts) await new Promise((resolve) => setTimeout(resolve, SLOW_COMMIT_MS));
    return ledger.append(actor, entries);
  },
});

const begin = (line: Pick<Line, 'file' | 'world' | 'wire'>, options: LineOptions): Life => {
  const clock = line.world.boot();
  const opened = openLedger({ file: line.file, clock, version: '0.0.0-test' });
  if (!opened.ok) throw new Error(opened.error.detail);
  const ledger = opened.value;
  let ids = 0;
  const real = gatewayAt(line.wire.url, {
    key: options.key ?? key,
    clock,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  let tracker: Tracker | null = null;
  const needs: EngineNeeds = {
    gateway: options.gateway?.(real) ?? real,
    ledger: unhurried(options.ledger?.(ledger) ?? ledger),
    clock,
    ids: { next: () => `${clock.bootId}-${(ids += 1)}` },
    random: () => 0.5,
    changed: ({ payoutId }) => {
      if (payoutId !== undefined) tracker?.hear(payoutId);
    },
  };
  const dispatch = makeDispatch(needs);
  const alarmed = (reason: StopReason): void => dispatch.halt(reason);
  tracker = new Tracker({ ...needs, secondReadingMs: 300_000, alarmed });
  const witness: Witness = async () =>
    (await ledger.payoutsOf(BATCH))
      .filter(({ state }) => state === 'SEND_STARTED')
      .map(({ orderId }) => orderId);
  line.wire.witnesses.add(witness);
  const end = (): void => {
    line.wire.witnesses.delete(witness);
    ledger.close();
  };
  return { clock, ledger, needs, dispatch, tracker, end };
};

const lines: Line[] = [];

const rowsOf = ({ contentOf }: LineOptions): BatchOptions =>
  contentOf === undefined ? {} : { contentOf };

/** An approved batch on a line of its own; nothing is sent yet. */
export const openLine = async (options: LineOptions = {}): Promise<Line> => {
  const folder = mkdtempSync(join(tmpdir(), 'purser-fault-'));
  const world = makeWorld();
  const practice = await startPracticeGateway({
    ...credentials,
    seed: 'faults',
    stateFile: null,
    settleMs: { min: 5_000, max: 5_000 },
    clock: { now: () => NOON + world.now() },
    ...options.practice,
    switches: { limits: false, drift: 'none', ...options.practice?.switches },
  });
  const wire = await layWire(practice.port);
  const base = { folder, file: join(folder, 'ledger.sqlite'), world, practice, wire };
  const { payouts = 3, mayBeBlocked = false } = options;
  const line: Line = {
    ...base,
    payouts,
    mayBeBlocked,
    life: begin(base, options),
    ...verbs(() => line, options),
  };
  lines.push(line);
  const appended = await line.life.ledger.append(ANNA, approvedBatch(payouts, rowsOf(options)));
  if (!appended.ok) throw new Error('the batch could not be set up');
  return line;
};

type Verbs = Pick<
  Line,
  | 'payout'
  | 'ask'
  | 'send'
  | 'wait'
  | 'decide'
  | 'restart'
  | 'elsewhere'
  | 'states'
  | 'stop'
  | 'alarms'
  | 'executions'
>;

const verbs = (line: () => Line, options: LineOptions): Verbs => {
  const id = (row: number): string => `${BATCH}-${row}`;
  const payout = async (row: number): Promise<PayoutRecord> => {
    const found = await line().life.ledger.payout(id(row));
    if (found === null) throw new Error(`row ${row} is lost`);
    return found;
  };
  const ask = async (): Promise<void> => {
    line().world.pass(61_000);
    await line().life.tracker.askDue();
  };
  return {
    payout,
    ask,
    send: async () => {
      const { dispatch } = line().life;
      await dispatch.start(BATCH, ANNA);
      await dispatch.settled();
    },
    wait: async (minutes) => {
      for (let passed = 0; passed < minutes; passed += 1) await ask();
    },
    decide: async (row, decision) => {
      const { needs, tracker } = line().life;
      const askNow = (payoutId: string): Promise<void> => tracker.askNow(payoutId);
      const request = { payoutId: id(row), decision, by: ANNA };
      const done = await resolvePayout({ ...needs, askNow }, request);
      return done.ok ? 'done' : done.error.message;
    },
    restart: async (meanwhile) => {
      line().life.end();
      meanwhile?.();
      line().life = begin(line(), options);
      await recover(line().life.needs);
    },
    elsewhere: (file) => begin({ ...line(), file }, options),
    states: async () => (await line().life.ledger.payoutsOf(BATCH)).map(({ state }) => state),
    stop: async () => (await line().life.ledger.batch(BATCH))?.reason?.code ?? null,
    alarms: async (row) =>
      (await line().life.ledger.entriesOf({ payoutId: id(row) })).flatMap(({ body }) =>
        body.kind === 'alarm.raised' ? [body.detail] : [],
      ),
    executions: async (row) => line().practice.books.executions((await payout(row)).orderId),
  };
};

/** Holds every line of a test to I1, I2, I3, I21 and I22, and clears it away; for `afterEach`. */
export const endLines = async (): Promise<void> => {
  const ended = lines.splice(0);
  try {
    for (const line of ended) await proveInvariants(line);
  } finally {
    for (const { practice, wire, folder } of ended) {
      await wire.close();
      await practice.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
};
