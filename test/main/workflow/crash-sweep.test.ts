/** Stops the engine at every single port call, restarts it, finishes, and counts what the gateway executed. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PayoutContent } from '#core/payout/payout.ts';
import { verifyLedger } from '#main/adapters/ledger/verify.ts';
import type { Gateway, PreparedWithdraw } from '#main/ports/gateway.ts';
import type { Ledger } from '#main/ports/ledger.ts';
import { recover } from '#main/workflow/recover.ts';
import type { Fate, ScriptedGateway } from '../../fakes/scripted-gateway.ts';
import { approved, BATCH, boot, contentOf, type Rig } from './rig.ts';

const PAYOUTS = 3;

interface Swept {
  readonly fates: readonly Fate[];
  /** Whether the gateway converts. */
  readonly converts: boolean;
}

class Crash extends Error {}

/** Counts port calls; from the n-th on every call fails as it does in a process that is gone. */
class Fuse {
  calls = 0;
  readonly #blowsAt: number;
  /** Whether the call that blows still takes effect: the crash comes just after it, or just before. */
  readonly #after: boolean;

  constructor(blowsAt: number, after: boolean) {
    this.#blowsAt = blowsAt;
    this.#after = after;
  }

  async through<T>(call: () => Promise<T>): Promise<T> {
    this.calls += 1;
    if (this.calls > this.#blowsAt) throw new Crash();
    if (this.calls < this.#blowsAt) return call();
    if (this.#after) await call();
    throw new Crash();
  }
}

const fusedLedger = (ledger: Ledger, fuse: Fuse): Ledger => ({
  ...ledger,
  append: (actor, entries) => fuse.through(() => ledger.append(actor, entries)),
});

const fusedPrepared = (prepared: PreparedWithdraw, fuse: Fuse): PreparedWithdraw => ({
  ...prepared,
  send: () => fuse.through(() => prepared.send()),
});

const fusedGateway = (gateway: ScriptedGateway, fuse: Fuse): Gateway => ({
  ...gateway,
  lookup: (key) => fuse.through(() => gateway.lookup(key)),
  prepare: (order) =>
    fuse.through(async () => {
      const prepared = await gateway.prepare(order);
      return prepared.ok ? { ok: true, value: fusedPrepared(prepared.value, fuse) } : prepared;
    }),
});

/** Runs into the crash; the engine's own promises die with it. */
const runInto = async (rig: Rig, fuse: Fuse): Promise<void> => {
  const { makeDispatch } = await import('#main/workflow/dispatch.ts');
  const dispatch = makeDispatch({
    ...rig.needs,
    ledger: fusedLedger(rig.ledger, fuse),
    gateway: fusedGateway(rig.gateway, fuse),
  });
  try {
    await dispatch.start(BATCH, { kind: 'person', name: 'Anna' });
    await dispatch.settled();
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
  rig.close();
};

/** A new process life: recovers, asks, and a person resumes until nothing is left that a machine may do. */
const finish = async (folder: string, gateway: ScriptedGateway): Promise<Rig> => {
  const rig = boot(folder, gateway);
  await recover(rig.needs);
  for (let round = 0; round < 6; round += 1) {
    await rig.tracker.askDue();
    const left = await rig.ledger.payouts(
      { batchId: BATCH, states: ['APPROVED'] },
      { offset: 0, limit: 9 },
    );
    if (left.total > 0) await rig.run();
    rig.clock.pass(120_000);
  }
  return rig;
};

/** The same rows as fiat amounts that the gateway converts. */
const inFiat = (row: number): PayoutContent => ({
  ...contentOf(row),
  asked: { ...contentOf(row).asked, unit: 'USD' },
  rate: '1.00',
  fiatExact: { bound: 50, through: null },
});

const sweep = async (blowsAt: number, after: boolean, swept: Swept) => {
  const first = await approved(
    PAYOUTS,
    swept.converts ? { contentOf: inFiat, usdRate: '1.00' } : {},
  );
  const fuse = new Fuse(blowsAt, after);
  first.gateway.fates = [...swept.fates];
  await runInto(first, fuse);
  const last = await finish(first.folder, first.gateway);
  const counts = new Map<string, number>();
  for (const { order } of first.gateway.executions) {
    counts.set(order.orderId, (counts.get(order.orderId) ?? 0) + 1);
  }
  const payouts = await last.ledger.payoutsOf(BATCH);
  const states = payouts.map((payout) => payout.state);
  const amounts = payouts.map(({ state, sent }) =>
    state === 'UNKNOWN' ? 'unknown' : (sent ?? 'none'),
  );
  last.close();
  const isWhole = verifyLedger(join(first.folder, 'ledger.sqlite')).ok;
  rmSync(first.folder, { recursive: true, force: true });
  return {
    most: Math.max(0, ...counts.values()),
    executed: counts.size,
    states,
    amounts,
    isWhole,
    crashed: fuse.calls >= blowsAt,
  };
};

describe('F24: the process is killed at every step of a send → each payout paid at most once, none lost', () => {
  describe.each<readonly [string, readonly Fate[], boolean]>([
    ['a gateway that works', [], false],
    ['a lost reply to an executed payout', ['accept', 'lose-after'], false],
    ['a request that never arrived', ['lose-before'], false],
    ['a gateway that converts', [], true],
    ['a lost reply to a converted payout', ['accept', 'lose-after'], true],
  ])('with %s', (_, fates, converts) => {
    it.each([
      ['just before the call', false],
      ['just after the call', true],
    ])(
      '%s: pays each payout at most once and loses none',
      { timeout: 120_000 },
      async (_when, after) => {
        let points = 0;
        for (let at = 1; at < 60; at += 1) {
          const { most, executed, states, amounts, isWhole, crashed } = await sweep(at, after, {
            fates,
            converts,
          });
          if (!crashed) break;
          points += 1;
          expect(most, `executions of one payout after a crash at call ${at}`).toBeLessThanOrEqual(
            1,
          );
          expect(states, `payouts after a crash at call ${at}`).toHaveLength(PAYOUTS);
          const unknown = states.filter((state) => state === 'UNKNOWN').length;
          const accepted = states.filter(
            (state) => state === 'ACCEPTED' || state === 'PENDING',
          ).length;
          expect(accepted + unknown, `states ${states.join(' ')} after call ${at}`).toBe(PAYOUTS);
          expect(accepted).toBe(executed);
          expect(isWhole, `the ledger after a crash at call ${at}`).toBe(true);
          if (converts) {
            const known = ['10.01', '10.02', '10.03'].map((sent) => [sent, 'unknown']);
            for (const [row, allowed] of known.entries()) expect(allowed).toContain(amounts[row]);
          }
        }
        expect(points).toBeGreaterThan(8);
      },
    );
  });
});
