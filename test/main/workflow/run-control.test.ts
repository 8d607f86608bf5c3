/** What a person chooses at review, and the stops that no row and no reply causes. */
import { DEFAULT_TERMS } from '#core/money/terms.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { PayoutContent } from '#core/payout/payout.ts';
import { makeDispatch } from '#main/workflow/dispatch.ts';
import type { Intake } from '#main/ports/intake.ts';
import { recover } from '#main/workflow/recover.ts';
import { lapse } from '#main/workflow/lapse.ts';
import { approve } from '#main/workflow/approve.ts';
import { USDT } from '../../fakes/scripted-gateway.ts';
import { ANNA, approved, BATCH, boot, contentOf, discard, type Rig } from './rig.ts';

let rig: Rig;
afterEach(() => discard(rig));

const reason = async () => (await rig.ledger.batch(BATCH))?.reason;
const run = async () => (await rig.ledger.batch(BATCH))?.run;
const states = async (count = 4) =>
  Promise.all(Array.from({ length: count }, (_, index) => rig.state(index + 1)));
const sent = (): readonly string[] => rig.gateway.executions.map(({ order }) => order.amount);

/** Rows 1 to 4 pay 40, 10, 30 and 20. */
const AMOUNTS = [40n, 10n, 30n, 20n];
const sized = (row: number): PayoutContent => ({
  ...contentOf(row),
  amount: { units: (AMOUNTS[row - 1] ?? 0n) * 100n, decimals: 2 },
});

const BEP20 = { ...USDT, id: 93, network: 'BEP20' };
/** Rows 2 and 4 are paid in another currency, of which nothing is there. */
const mixed = (row: number): PayoutContent => {
  const content = contentOf(row);
  const destination = { ...content.destination, currencyId: 93, network: 'BEP20' };
  return row % 2 === 0 ? { ...content, destination } : content;
};

describe('the order chosen at review', () => {
  it('sends the smallest first when that was approved', async () => {
    const choices = { order: 'smallest-first', funding: 'strict' } as const;
    rig = await approved(4, { contentOf: sized, usdRate: '1', choices });
    await rig.run();
    expect(sent()).toEqual(['10', '20', '30', '40']);
  });

  it('sends what has a priority before what is small', async () => {
    const urgent = (row: number): PayoutContent =>
      row === 3 ? { ...sized(row), priority: 1 } : sized(row);
    const choices = { order: 'smallest-first', funding: 'strict' } as const;
    rig = await approved(4, { contentOf: urgent, usdRate: '1', choices });
    await rig.run();
    expect(sent()).toEqual(['30', '10', '20', '40']);
  });

  it('is kept by a restart and a resume', async () => {
    const choices = { order: 'smallest-first', funding: 'strict' } as const;
    rig = await approved(4, { contentOf: sized, usdRate: '1', choices });
    rig.gateway.fates = ['accept', 'lose-before'];
    await rig.run();
    rig.close();
    rig = boot(rig.folder, rig.gateway);
    await recover(rig.needs);
    await rig.run();
    expect(sent()).toEqual(['10', '30', '40']);
    expect(await states()).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'UNKNOWN']);
  });

  it('is that of the file for approvals that do not say', async () => {
    rig = await approved(4, { contentOf: sized, usdRate: '1' });
    await rig.run();
    expect(sent()).toEqual(['40', '10', '30', '20']);
  });
});

describe('an all-or-nothing run', () => {
  const strict = { order: 'file', funding: 'strict' } as const;

  it('sends nothing when the balance lacks a cent for all of it, and says how much', async () => {
    rig = await approved(4, { choices: strict });
    rig.gateway.held = '40.09';
    await rig.run();
    expect(rig.gateway.arrivals).toHaveLength(0);
    expect(await states()).toEqual(Array(4).fill('APPROVED'));
    expect(await run()).toBe('paused');
    expect(await reason()).toEqual({
      code: 'funds-short',
      detail: 'USDT TRC20 lacks 0.01: 4 payouts need 40.1, 40.09 is there',
      payoutId: null,
    });
  });

  it('sends everything when the balance is exactly enough', async () => {
    rig = await approved(4, { choices: strict });
    rig.gateway.held = '40.10';
    await rig.run();
    expect(rig.gateway.executions).toHaveLength(4);
    expect(await run()).toBe('finished');
  });

  it('counts fees where a quote is known', async () => {
    rig = await approved(4, { choices: strict });
    rig.gateway.held = '40.10';
    const quote = { gross: '10.51', networkFee: '0.5', serviceFee: '0.0' };
    const fees = { known: () => ({ quote, amount: '10.01' }) };
    await makeDispatch({ ...rig.needs, fees }).start(BATCH, ANNA);
    await expect.poll(run).toBe('paused');
    expect(rig.gateway.arrivals).toHaveLength(0);
    expect(await reason()).toMatchObject({
      code: 'funds-short',
      detail: 'USDT TRC20 lacks 2: 4 payouts need 42.1 with about 2 for fees, 40.1 is there',
    });
  });

  it('names every currency that lacks money', async () => {
    rig = await approved(4, { choices: strict, contentOf: mixed });
    rig.gateway.currencyList = [USDT, BEP20];
    rig.gateway.held = '10';
    await rig.run();
    expect((await reason())?.detail).toBe(
      'USDT BEP20 lacks 20.06: 2 payouts need 20.06, 0 is there; ' +
        'USDT TRC20 lacks 10.04: 2 payouts need 20.04, 10 is there',
    );
  });

  it('sends nothing when one currency is gone, and names its payouts', async () => {
    rig = await approved(4, { choices: strict, contentOf: mixed });
    await rig.run();
    expect(rig.gateway.arrivals).toHaveLength(0);
    expect(await reason()).toMatchObject({
      code: 'currency-gone',
      detail: 'USDT BEP20: 2 payouts (REF-2, REF-4)',
    });
  });

  it('asks again at every resume, for what is left', async () => {
    rig = await approved(4, { choices: strict });
    rig.gateway.fates = ['accept', 'lose-after'];
    await rig.run();
    expect(rig.gateway.executions).toHaveLength(2);
    rig.gateway.held = '30';
    await rig.run();
    expect(rig.gateway.executions).toHaveLength(2);
    expect(await reason()).toMatchObject({ code: 'funds-short' });
    rig.gateway.held = '1000';
    await rig.run();
    expect(rig.gateway.executions).toHaveLength(4);
  });

  it('stops when a later reading of the balance no longer covers the next payout', async () => {
    rig = await approved(4, { choices: strict });
    const inner = rig.gateway.prepare.bind(rig.gateway);
    rig.gateway.prepare = (order) => {
      // Somebody else spends from the same account, and the run takes long.
      rig.gateway.held = '25';
      rig.clock.pass(200_000);
      return inner(order);
    };
    await rig.run();
    expect(await states()).toEqual(['ACCEPTED', 'ACCEPTED', 'APPROVED', 'APPROVED']);
    expect(await reason()).toMatchObject({ code: 'balance-too-low', payoutId: `${BATCH}-3` });
  });
});

describe('a run that pays what can be paid', () => {
  const partial = { order: 'file', funding: 'partial' } as const;

  it('pays the other currencies and ends paused with the reason that names the rest', async () => {
    rig = await approved(4, { choices: partial, contentOf: mixed });
    rig.gateway.currencyList = [USDT, BEP20];
    await rig.run();
    expect(await states()).toEqual(['ACCEPTED', 'APPROVED', 'ACCEPTED', 'APPROVED']);
    expect(await run()).toBe('paused');
    expect(await reason()).toEqual({
      code: 'passed-over',
      detail: 'USDT BEP20 does not cover REF-2, REF-4',
      payoutId: `${BATCH}-2`,
    });
  });

  it('passes over a large payout and still pays a smaller one behind it', async () => {
    rig = await approved(4, { choices: partial, contentOf: sized });
    rig.gateway.held = '45';
    await rig.run();
    expect(sent()).toEqual(['40']);
    rig.gateway.held = '1000';
    await rig.run();
    expect(sent()).toEqual(['40', '10', '30', '20']);
    expect(await run()).toBe('finished');
  });
});

describe('sleep and the clocks', () => {
  it('pauses for a sleep before the next payout, sends nothing on waking, and goes on when resumed', async () => {
    rig = await approved(4);
    const inner = rig.gateway.prepare.bind(rig.gateway);
    rig.gateway.prepare = (order) => {
      if (rig.gateway.executions.length === 2)
        rig.dispatch.halt({ code: 'sleep', detail: null, payoutId: null });
      return inner(order);
    };
    await rig.run();
    expect(await states()).toEqual(['ACCEPTED', 'ACCEPTED', 'APPROVED', 'APPROVED']);
    expect((await reason())?.code).toBe('sleep');
    rig.clock.pass(8 * 3_600_000);
    expect(rig.gateway.arrivals).toHaveLength(2);
    rig.gateway.prepare = inner;
    await rig.run();
    expect(rig.gateway.executions).toHaveLength(4);
  });

  it('records the payout whose request had left when sleep came, and no more', async () => {
    rig = await approved(4);
    const inner = rig.gateway.interpret.bind(rig.gateway);
    rig.gateway.interpret = (order, reply) => {
      rig.dispatch.halt({ code: 'sleep', detail: null, payoutId: null });
      return inner(order, reply);
    };
    await rig.run();
    expect(await states()).toEqual(['ACCEPTED', 'APPROVED', 'APPROVED', 'APPROVED']);
    expect((await reason())?.code).toBe('sleep');
  });

  it.each([
    [-86_400_000, 'a day back'],
    [8 * 3_600_000, 'eight hours on, as after a sleep'],
    [10 * 365 * 86_400_000, 'ten years on'],
  ])('stops before the send when the time of day moves by %i ms: %s', async (ms) => {
    rig = await approved(4);
    const inner = rig.gateway.prepare.bind(rig.gateway);
    rig.gateway.prepare = (order) => {
      if (rig.gateway.executions.length === 1) rig.clock.jump(ms);
      return inner(order);
    };
    await rig.run();
    expect(await states()).toEqual(['ACCEPTED', 'APPROVED', 'APPROVED', 'APPROVED']);
    expect((await reason())?.code).toBe('clocks-moved');
    rig.gateway.prepare = inner;
    await rig.run();
    expect(rig.gateway.executions).toHaveLength(4);
  });

  it('stops when a wait took far longer than asked, as where the clock runs on in sleep', async () => {
    rig = await approved(4);
    const sleep = rig.clock.sleep.bind(rig.clock);
    let waits = 0;
    rig.clock.sleep = (ms, signal) => {
      waits += 1;
      if (waits === 2) rig.clock.pass(600_000);
      return sleep(ms, signal);
    };
    await rig.run();
    expect(await states()).toEqual(['ACCEPTED', 'APPROVED', 'APPROVED', 'APPROVED']);
    expect((await reason())?.code).toBe('clocks-moved');
  });

  it('follows a small correction of the time of day without stopping', async () => {
    rig = await approved(4);
    const inner = rig.gateway.prepare.bind(rig.gateway);
    rig.gateway.prepare = (order) => {
      rig.clock.jump(-2_000);
      return inner(order);
    };
    await rig.run();
    expect(rig.gateway.executions).toHaveLength(4);
  });

  it('stops when the distance to the last request cannot be certain', async () => {
    rig = await approved(4);
    const ledger = {
      ...rig.ledger,
      lastSendEnded: () => Promise.resolve({ at: 0, mono: 9_999_999, bootId: rig.clock.bootId }),
    };
    const dispatch = makeDispatch({ ...rig.needs, ledger });
    await dispatch.start(BATCH, ANNA);
    await dispatch.settled();
    expect(rig.gateway.arrivals).toHaveLength(0);
    expect(await states()).toEqual(Array(4).fill('APPROVED'));
    expect((await reason())?.code).toBe('spacing-lost');
  });

  it('keeps the computer awake from the start to the end of a run and not longer', async () => {
    rig = await approved(2);
    const told: string[] = [];
    const dispatch = makeDispatch({
      ...rig.needs,
      holdAwake: () => {
        told.push('held');
        return () => told.push('released');
      },
      ended: (batchId) => told.push(`ended ${batchId}`),
    });
    await dispatch.start(BATCH, ANNA);
    await dispatch.settled();
    expect(told).toEqual(['held', 'released', `ended ${BATCH}`]);
  });

  it('lets the computer sleep again when the ledger fails in the middle', async () => {
    rig = await approved(2);
    let held = 0;
    let appends = 0;
    const ledger = {
      ...rig.ledger,
      append: (...given: Parameters<typeof rig.ledger.append>) => {
        appends += 1;
        return appends > 4 ? Promise.reject(new Error('disk full')) : rig.ledger.append(...given);
      },
    };
    const holdAwake = () => {
      held += 1;
      return () => {
        held -= 1;
      };
    };
    const dispatch = makeDispatch({ ...rig.needs, ledger, holdAwake });
    await dispatch.start(BATCH, ANNA);
    await expect(dispatch.settled()).rejects.toThrow('disk full');
    expect(held).toBe(0);
    expect(dispatch.live()).toBeNull();
  });
});

describe('a drifting rate', () => {
  const converted = (row: number): PayoutContent => ({ ...contentOf(row), rate: '1' });

  it('stops the run when the price has moved beyond the bound since the plan', async () => {
    rig = await approved(4, { contentOf: converted });
    rig.gateway.currencyList = [{ ...USDT, usdRate: '1.2' }];
    await rig.run();
    expect(rig.gateway.arrivals).toHaveLength(0);
    expect(await reason()).toEqual({
      code: 'rates-stale',
      detail:
        'USDT TRC20 was 1 USD when it was planned and is 1.2 USD now: +20 %, and 0.5 % is the bound',
      payoutId: `${BATCH}-1`,
    });
  });

  it.each([
    ['1.005', 4],
    ['1.005000000000000001', 0],
    ['0.995', 4],
    ['0.994999999999999999', 0],
  ])('holds a stablecoin to half a percent: at %s USD, %i leave', async (usdRate, left) => {
    rig = await approved(4, { contentOf: converted });
    rig.gateway.currencyList = [{ ...USDT, usdRate }];
    await rig.run();
    expect(rig.gateway.executions).toHaveLength(left);
  });

  it('is seen within ten seconds of a run, before the payout it concerns', async () => {
    rig = await approved(20, { contentOf: converted });
    const from = rig.clock.mono();
    const inner = rig.gateway.prepare.bind(rig.gateway);
    let movedAt = 0;
    rig.gateway.prepare = (order) => {
      if (rig.gateway.arrivals.length === 3) {
        rig.gateway.currencyList = [{ ...USDT, usdRate: '1.02' }];
        movedAt = rig.clock.mono();
      }
      return inner(order);
    };
    await rig.run();
    expect(movedAt).toBeGreaterThan(from);
    expect(await reason()).toMatchObject({ code: 'rates-stale' });
    expect(rig.clock.mono() - movedAt).toBeLessThan(13_000);
    expect(rig.gateway.executions.length).toBeLessThan(16);
  });

  it('is not called a stop when the list cannot be read for a moment', async () => {
    rig = await approved(20, { contentOf: converted });
    const inner = rig.gateway.currencies.bind(rig.gateway);
    let reads = 0;
    rig.gateway.currencies = async () => {
      reads += 1;
      return reads === 1
        ? inner()
        : { ok: false, error: { kind: 'unreachable', detail: 'no route' } };
    };
    await rig.run();
    expect(reads).toBeGreaterThan(1);
    expect(rig.gateway.executions).toHaveLength(20);
  });

  it('does not concern amounts written in the currency itself', async () => {
    rig = await approved(4);
    rig.gateway.currencyList = [{ ...USDT, usdRate: '9' }];
    await rig.run();
    expect(rig.gateway.executions).toHaveLength(4);
  });
});

describe('stops in the middle of a run', () => {
  it.each([
    ['no-key', 'keychain-locked'],
    ['tls', 'tls-failed'],
  ] as const)(
    'leaves the payout in hand approved when sending is prepared and %s: %s',
    async (failure, code) => {
      rig = await approved(3);
      const inner = rig.gateway.prepare.bind(rig.gateway);
      rig.gateway.prepare = (order) => {
        if (rig.gateway.executions.length === 1) rig.gateway.prepareFailures = [failure];
        return inner(order);
      };
      await rig.run();
      expect(await states(3)).toEqual(['ACCEPTED', 'APPROVED', 'APPROVED']);
      expect(await reason()).toMatchObject({ code, payoutId: `${BATCH}-2` });
    },
  );

  it('calls the payout unknown and stops when the gateway asks for fewer requests', async () => {
    rig = await approved(3);
    rig.gateway.interpret = () => ({ kind: 'unanswered', detail: '429', stop: 'rate-limited' });
    await rig.run();
    expect(await states(3)).toEqual(['UNKNOWN', 'APPROVED', 'APPROVED']);
    expect(await reason()).toMatchObject({ code: 'rate-limited', detail: '429' });
  });

  it('says a fault of its own when a payout that is approved cannot be claimed', async () => {
    rig = await approved(2);
    const ledger = {
      ...rig.ledger,
      append: (...given: Parameters<typeof rig.ledger.append>) =>
        given[1].some((entry) => entry.kind === 'payout.moved' && entry.event === 'claimed')
          ? Promise.resolve({ ok: false as const, error: 'conflict' as const })
          : rig.ledger.append(...given),
    };
    const dispatch = makeDispatch({ ...rig.needs, ledger });
    await dispatch.start(BATCH, ANNA);
    await dispatch.settled();
    expect(rig.gateway.arrivals).toHaveLength(0);
    expect(await reason()).toMatchObject({ code: 'internal', payoutId: `${BATCH}-1` });
  });

  it('is closed, not paused by a person, when the program ends under it', async () => {
    rig = await approved(3);
    const inner = rig.gateway.interpret.bind(rig.gateway);
    rig.gateway.interpret = (order, reply) => {
      rig.dispatch.halt({ code: 'restart', detail: null, payoutId: null });
      rig.dispatch.pause(BATCH);
      return inner(order, reply);
    };
    await rig.run();
    expect(await states(3)).toEqual(['ACCEPTED', 'APPROVED', 'APPROVED']);
    expect((await reason())?.code).toBe('restart');
  });
});

describe('an approval that grows old', () => {
  const review = () => ({
    ledger: rig.ledger,
    intake: {} as Intake,
    clock: rig.clock,
    platformId: 50,
    usdRateOf: () => null,
    book: { terms: async () => DEFAULT_TERMS },
    changed: () => undefined,
  });

  it('does not stop a run that began under it: it is checked at start and at every resume', async () => {
    rig = await approved(3);
    const inner = rig.gateway.prepare.bind(rig.gateway);
    rig.gateway.prepare = (order) => {
      rig.clock.pass(90 * 60_000);
      return inner(order);
    };
    await rig.run();
    expect(await states(3)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
  });

  it('takes what is left back to review with its reason, and what was sent stays as it is', async () => {
    rig = await approved(3);
    rig.gateway.fates = ['accept', 'lose-before'];
    await rig.run();
    const batch = await rig.ledger.batch(BATCH);
    if (batch === null) throw new Error('the batch is gone');
    await lapse(review(), batch, ANNA);
    expect(await states(3)).toEqual(['ACCEPTED', 'UNKNOWN', 'SUBMITTED']);
    expect(await run()).toBe('submitted');
    expect(await reason()).toEqual({ code: 'approval-lapsed', detail: null, payoutId: null });
    expect((await rig.ledger.batch(BATCH))?.approvedAt).toBeNull();
  });

  it('may be given anew with other choices, which the rest is then sent by', async () => {
    rig = await approved(3);
    rig.gateway.fates = ['accept', 'lose-before'];
    await rig.run();
    const batch = await rig.ledger.batch(BATCH);
    if (batch === null) throw new Error('the batch is gone');
    await lapse(review(), batch, ANNA);
    const again = await approve(review(), {
      batchId: BATCH,
      fingerprint: 'f'.repeat(64),
      typedSums: { '71': '10.03' },
      choices: { order: 'smallest-first', funding: 'strict' },
      by: ANNA,
    });
    expect(again.ok).toBe(true);
    expect((await rig.ledger.batch(BATCH))?.choices.funding).toBe('strict');
    await rig.run();
    expect(await states(3)).toEqual(['ACCEPTED', 'UNKNOWN', 'ACCEPTED']);
  });
});
