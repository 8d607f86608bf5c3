import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recover } from '#main/workflow/recover.ts';
import { approved, BATCH, discard, type Rig } from './rig.ts';

let rig: Rig;

beforeEach(async () => {
  rig = await approved(4);
});
afterEach(() => discard(rig));

const reason = async () => (await rig.ledger.batch(BATCH))?.reason;
const states = async () => Promise.all([1, 2, 3, 4].map((row) => rig.state(row)));

describe('dispatching an approved batch', () => {
  it('sends every payout once, in file order, with the approved address and amount', async () => {
    await rig.run();
    expect(rig.gateway.executions.map(({ order }) => order.amount)).toEqual([
      '10.01',
      '10.02',
      '10.03',
      '10.04',
    ]);
    expect(await states()).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    expect((await rig.ledger.batch(BATCH))?.run).toBe('finished');
  });

  it('keeps the interval and its margin between any two withdraws, and a guard after the start', async () => {
    await rig.run();
    const at = rig.gateway.arrivals.map((arrival) => arrival.at);
    expect(at[0]).toBeGreaterThanOrEqual(2_000);
    const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(1_050);
  });

  it('records the intent durably before the first byte and the reply before its meaning', async () => {
    await rig.run();
    const kinds = (await rig.ledger.entriesOf({ payoutId: `${BATCH}-1` })).map(({ body }) =>
      body.kind === 'payout.moved' ? body.to : body.kind,
    );
    const order = ['CLAIMED', 'SEND_STARTED', 'reply.stored', 'ACCEPTED'];
    expect(kinds.filter((kind) => order.includes(kind))).toEqual(order);
  });

  it('looks every order id up before it is sent, and never sends one the gateway already has', async () => {
    const first = await rig.ledger.payout(`${BATCH}-1`);
    const prepared = await rig.gateway.prepare({
      orderId: first?.orderId ?? '',
      currencyId: 71,
      address: first?.destination.address ?? '',
      tag: null,
      amount: '10.01',
    });
    if (prepared.ok) await prepared.value.send();
    await rig.run();
    expect(rig.gateway.executions).toHaveLength(1);
    expect(await rig.state(1)).toBe('ACCEPTED');
    expect((await reason())?.code).toBe('held');
  });

  it('stops at a lost reply, calls the payout unknown, and does not send the rest', async () => {
    rig.gateway.fates = ['accept', 'lose-after'];
    await rig.run();
    expect(await states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED', 'APPROVED']);
    expect(await reason()).toMatchObject({ code: 'unknown-outcome', payoutId: `${BATCH}-2` });
  });

  it('finds a lost payout by its order id and goes on only when a person resumes', async () => {
    rig.gateway.fates = ['accept', 'lose-after'];
    await rig.run();
    await rig.tracker.askDue();
    expect(await rig.state(2)).toBe('ACCEPTED');
    expect(rig.gateway.executions).toHaveLength(2);
    await rig.run();
    expect(rig.gateway.executions.map(({ order }) => order.orderId)).toHaveLength(4);
    expect(new Set(rig.gateway.executions.map(({ order }) => order.orderId)).size).toBe(4);
  });

  it('keeps a payout unknown for ever when look-ups find nothing', async () => {
    rig.gateway.fates = ['accept', 'lose-before'];
    await rig.run();
    for (let hour = 0; hour < 48; hour += 1) {
      rig.clock.pass(3_600_000);
      await rig.tracker.askDue();
    }
    expect(await rig.state(2)).toBe('UNKNOWN');
    expect(rig.gateway.arrivals).toHaveLength(2);
  });

  it('holds a payout whose echo differs, raises an alarm and stops', async () => {
    rig.gateway.fates = ['wrong-amount'];
    await rig.run();
    expect(await rig.state(1)).toBe('HELD');
    expect((await reason())?.code).toBe('held');
  });

  it('holds a payout that was accepted without an id', async () => {
    rig.gateway.fates = ['no-id'];
    await rig.run();
    expect(await rig.state(1)).toBe('HELD');
  });

  it('believes a refusal only after a proven look-up found nothing', async () => {
    rig.gateway.fates = ['refuse'];
    await rig.run();
    expect(await rig.state(1)).toBe('UNKNOWN');
  });

  it('passes over one refused payout and stops at the second in a row', async () => {
    rig.gateway.fates = ['accept', 'refuse', 'refuse'];
    await rig.run();
    expect(await states()).toEqual(['ACCEPTED', 'REJECTED', 'REJECTED', 'APPROVED']);
    expect(await reason()).toMatchObject({ code: 'refused', detail: 'below minimum' });
  });

  it('stops at the first payout when the gateway forbids this computer', async () => {
    rig.gateway.fates = ['forbidden'];
    await rig.run();
    expect(await states()).toEqual(['UNKNOWN', 'APPROVED', 'APPROVED', 'APPROVED']);
    expect((await reason())?.code).toBe('not-authorised');
  });

  it.each([
    [{ kind: 'refused', httpStatus: 400, message: 'incorrect signature' }, 'not-authorised'],
    [{ kind: 'unreachable', detail: 'ECONNREFUSED' }, 'gateway-unreachable'],
    [{ kind: 'tls', detail: 'self-signed' }, 'tls-failed'],
    [{ kind: 'no-key', detail: 'locked' }, 'keychain-locked'],
    [{ kind: 'unreadable', detail: 'html' }, 'balance-unreadable'],
  ] as const)('blames no row when a first read fails: %j', async (failure, code) => {
    rig.gateway.readFailure = failure;
    await rig.run();
    expect(await states()).toEqual(['APPROVED', 'APPROVED', 'APPROVED', 'APPROVED']);
    expect((await reason())?.code).toBe(code);
    expect(rig.gateway.arrivals).toHaveLength(0);
  });

  it('tries again when the network was down before sending, and gives up after a bounded number of tries', async () => {
    rig.gateway.prepareFailures = ['unreachable', 'unreachable'];
    await rig.run();
    expect(rig.gateway.executions).toHaveLength(4);
  });

  it('pauses after the last try with nothing sent', async () => {
    rig.gateway.prepareFailures = Array.from({ length: 10 }, () => 'unreachable' as const);
    await rig.run();
    expect(rig.gateway.arrivals).toHaveLength(0);
    expect(await rig.state(1)).toBe('APPROVED');
    expect((await reason())?.code).toBe('gateway-unreachable');
  });

  it('does not try again after a TLS failure', async () => {
    rig.gateway.prepareFailures = ['tls'];
    await rig.run();
    expect(rig.gateway.arrivals).toHaveLength(0);
    expect((await reason())?.code).toBe('tls-failed');
  });

  it('passes over payouts the balance does not cover, names them, and leaves them approved', async () => {
    rig.gateway.held = '20.05';
    await rig.run();
    expect(await states()).toEqual(['ACCEPTED', 'ACCEPTED', 'APPROVED', 'APPROVED']);
    expect(await reason()).toMatchObject({
      code: 'passed-over',
      detail: 'USDT TRC20 does not cover REF-3, REF-4',
      payoutId: `${BATCH}-3`,
    });
  });

  it('sends nothing in a currency that is no longer what was approved', async () => {
    rig.gateway.currencyList = rig.gateway.currencyList.map((c) => ({ ...c, network: 'BEP20' }));
    await rig.run();
    expect(rig.gateway.arrivals).toHaveLength(0);
    expect(await reason()).toMatchObject({
      code: 'passed-over',
      detail: 'USDT TRC20 is no longer offered for REF-1, REF-2, REF-3, REF-4',
    });
  });

  it('pauses at once and gives back what had not left', async () => {
    await rig.dispatch.start(BATCH, { kind: 'person', name: 'Anna' });
    rig.dispatch.pause(BATCH);
    await rig.dispatch.settled();
    expect(rig.gateway.arrivals).toHaveLength(0);
    expect(await states()).toEqual(['APPROVED', 'APPROVED', 'APPROVED', 'APPROVED']);
    expect((await reason())?.code).toBe('operator-paused');
  });

  it('finishes the payout being sent when asked to stop after it', async () => {
    const inner = rig.gateway.prepare.bind(rig.gateway);
    rig.gateway.prepare = (order) => {
      rig.dispatch.stopAfterThis(BATCH);
      return inner(order);
    };
    await rig.run();
    expect(await states()).toEqual(['ACCEPTED', 'APPROVED', 'APPROVED', 'APPROVED']);
    expect((await reason())?.code).toBe('operator-stopped');
  });

  it('pauses with its own fault as the reason when something throws, and the next start takes up the payout', async () => {
    rig.gateway.prepare = () => Promise.reject(new TypeError('a bug'));
    await expect(rig.run()).rejects.toThrow('a bug');
    expect(await reason()).toMatchObject({ code: 'internal', detail: 'TypeError' });
    expect(await states()).toEqual(['CLAIMED', 'APPROVED', 'APPROVED', 'APPROVED']);
    await recover(rig.needs);
    expect(await states()).toEqual(['APPROVED', 'APPROVED', 'APPROVED', 'APPROVED']);
    expect(rig.gateway.arrivals).toHaveLength(0);
  });

  it('claims each payout once however often dispatch is pressed', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => rig.dispatch.start(BATCH, { kind: 'person', name: 'Anna' })),
    );
    await rig.dispatch.settled();
    expect(answers.filter((answer) => answer === 'started')).toHaveLength(1);
    expect(rig.gateway.executions).toHaveLength(4);
  });
});
