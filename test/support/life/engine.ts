/** The engine that ships over a real ledger file and a real gateway address, without a window. */
import { randomBytes } from 'node:crypto';
import { makeGateway } from '#main/adapters/gateway/client.ts';
import type { OpenLedger } from '#main/adapters/ledger/ledger.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import { guardLedger } from '#main/guarded-ledger.ts';
import type { Clock } from '#main/ports/host.ts';
import type { Ledger } from '#main/ports/ledger.ts';
import { makeDispatch } from '#main/workflow/dispatch.ts';
import { recover } from '#main/workflow/recover.ts';
import { Tracker } from '#main/workflow/track.ts';
import { ANNA, BATCH } from './approved-batch.ts';
import { keyOf } from '#test/support/lent-key.ts';

export interface LifeParts {
  readonly file: string;
  readonly gatewayUrl: string;
  readonly platformId: number;
  readonly key: string;
  readonly clock: Clock;
  /** Shortest time between two withdraws, ms of `clock`. */
  readonly intervalMs: number;
  /** Laid around the ledger that the engine writes to. */
  readonly wrap?: (ledger: Ledger) => Ledger;
}

export interface Life {
  readonly ledger: OpenLedger;
  /** What a person does after every start: looks, and resumes until the machine has nothing left that it may do. */
  live(): Promise<void>;
  close(): Promise<void>;
}

/** Ms of the life's clock that nothing may change before it counts as done. */
const QUIET_MS = 4_000;

/** Opens the ledger; throws its words when it cannot be trusted. Nothing else is done yet. */
export const openLife = (parts: LifeParts): Life => {
  const { clock, file } = parts;
  const opened = openLedger({ file, clock, version: 'life', busyMs: 2_000 });
  if (!opened.ok) throw new Error(`${opened.error.kind}: ${opened.error.detail}`);
  const ledger = opened.value;
  const gateway = makeGateway({
    profile: { platformId: parts.platformId, gatewayUrl: parts.gatewayUrl },
    key: keyOf(parts.key),
    clock,
    withdrawIntervalMs: parts.intervalMs,
    random: Math.random,
    limits: { readEveryMs: 0, listEveryMs: 0 },
  });
  const guarded = guardLedger(parts.wrap?.(ledger) ?? ledger, () => undefined);
  const needs = {
    gateway,
    ledger: guarded.ledger,
    clock,
    ids: { next: () => randomBytes(16).toString('hex') },
    random: Math.random,
    changed: ({ payoutId }: { readonly payoutId?: string }) => {
      if (payoutId !== undefined) tracker.hear(payoutId);
    },
  };
  const tracker = new Tracker({
    ...needs,
    secondReadingMs: 10_000,
    alarmed: (reason) => dispatch.halt(reason),
  });
  const dispatch = makeDispatch(needs);
  return {
    ledger,
    live: async () => {
      await recover(needs);
      tracker.begin();
      while (await hasRest(ledger)) {
        await dispatch.start(BATCH, ANNA);
        await dispatch.settled();
      }
      await quiet(ledger, clock, guarded.problem);
    },
    close: async () => {
      await tracker.stop();
      ledger.close();
    },
  };
};

const hasRest = async (ledger: Ledger): Promise<boolean> =>
  ((await ledger.batch(BATCH))?.counts.APPROVED ?? 0) > 0;

/** Waits until every outcome is known, or only unknown ones are left and stay so. */
const quiet = async (ledger: Ledger, clock: Clock, problem: () => string | null): Promise<void> => {
  let last = '';
  let since = clock.mono();
  for (;;) {
    const broken = problem();
    if (broken !== null) throw new Error(broken);
    const counts = (await ledger.batch(BATCH))?.counts ?? {};
    const open = (counts.ACCEPTED ?? 0) + (counts.PENDING ?? 0);
    const now = JSON.stringify(counts);
    if (now !== last) since = clock.mono();
    last = now;
    if (open === 0 && ((counts.UNKNOWN ?? 0) === 0 || clock.mono() - since > QUIET_MS)) return;
    await clock.sleep(100);
  }
};
