import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  checkPayout,
  resolvePayout,
  type Decision,
  type ResolveNeeds,
} from '#main/workflow/resolve.ts';
import { recover } from '#main/workflow/recover.ts';
import { ANNA, approved, BATCH, boot, discard, type Rig } from './rig.ts';

const MIN = 60_000;
/** Row 1 proves the look-up; row 2 is the one whose reply is lost. */
const LOST = `${BATCH}-2`;

let rig: Rig;

beforeEach(async () => {
  rig = await approved(3);
});
afterEach(() => discard(rig));

const needs = (of: Rig = rig): ResolveNeeds => ({
  ...of.needs,
  askNow: (payoutId) => of.tracker.askNow(payoutId),
});

const decide = async (decision: Decision, payoutId = LOST, by = ANNA): Promise<string> => {
  const done = await resolvePayout(needs(), { payoutId, decision, by });
  return done.ok ? 'done' : done.error.message;
};

const RELEASE: Decision = {
  kind: 'not-paid',
  next: 'pay',
  typedAmount: '10.02',
  reason: 'the dashboard does not list it',
};

const wait = async (minutes: number): Promise<void> => {
  for (let passed = 0; passed < minutes; passed += 1) {
    rig.clock.pass(MIN + 10);
    await rig.tracker.askDue();
  }
};

const loseRow2 = async (fate: 'lose-before' | 'lose-after'): Promise<string> => {
  rig.gateway.fates = ['accept', fate];
  await rig.run();
  const payout = await rig.ledger.payout(LOST);
  if (payout?.state !== 'UNKNOWN') throw new Error('row 2 should be unknown');
  return payout.orderId;
};

const executionsOf = (orderId: string): number =>
  rig.gateway.executions.filter(({ order }) => order.orderId === orderId).length;

describe('a payout that was not paid', () => {
  it('is not released early, whatever is typed, and stays unknown', async () => {
    await loseRow2('lose-before');
    expect(await decide(RELEASE)).toContain('It must stay quiet for 15 min more.');
    await wait(10);
    expect(await decide(RELEASE)).toContain('cannot be released yet');
    expect(await rig.state(2)).toBe('UNKNOWN');
  });

  it('is released after the quiet period, keeps its order id, and is paid once by a person’s resume', async () => {
    const orderId = await loseRow2('lose-before');
    await wait(16);
    expect(await decide(RELEASE)).toBe('done');
    const released = await rig.ledger.payout(LOST);
    expect(released).toMatchObject({ state: 'APPROVED', orderId, epoch: 1 });
    expect(executionsOf(orderId)).toBe(0);
    await rig.run();
    expect(executionsOf(orderId)).toBe(1);
    expect(await rig.state(2)).toBe('ACCEPTED');
    expect(await rig.state(3)).toBe('ACCEPTED');
  });

  it('is found by the last look-up when it was executed after all, and then it is not released', async () => {
    const orderId = await loseRow2('lose-after');
    rig.gateway.hidden.add(orderId);
    await wait(16);
    rig.gateway.hidden.clear();
    expect(await decide(RELEASE)).toContain('It was not released');
    expect(await rig.state(2)).toBe('ACCEPTED');
    expect(executionsOf(orderId)).toBe(1);
  });

  it('is found by the look-up before sending when it was executed even later, and is not sent again', async () => {
    const orderId = await loseRow2('lose-after');
    rig.gateway.hidden.add(orderId);
    await wait(16);
    expect(await decide(RELEASE)).toBe('done');
    rig.gateway.hidden.clear();
    await rig.run();
    expect(executionsOf(orderId)).toBe(1);
    expect(await rig.state(2)).toBe('ACCEPTED');
  });

  it('is not released with another amount typed, nor without a reason, nor by Purser itself', async () => {
    await loseRow2('lose-before');
    await wait(16);
    expect(await decide({ ...RELEASE, typedAmount: '10.03' })).toContain('not the amount');
    expect(await decide({ ...RELEASE, reason: ' ' })).toContain('A reason is needed');
    expect(await decide(RELEASE, LOST, { kind: 'system' })).toContain('Nothing was decided');
    expect(await rig.state(2)).toBe('UNKNOWN');
  });

  it('may be held or written off instead, and then nothing ever sends it', async () => {
    const orderId = await loseRow2('lose-before');
    await wait(16);
    expect(await decide({ ...RELEASE, next: 'hold' })).toBe('done');
    expect(await rig.state(2)).toBe('HELD');
    expect(await decide(RELEASE)).toContain('not open to that decision');
    const off = { kind: 'write-off', typedAmount: '10.02', reason: 'paid by hand' } as const;
    expect(await decide(off)).toBe('done');
    await rig.run();
    expect(await rig.state(2)).toBe('WRITTEN_OFF');
    expect(executionsOf(orderId)).toBe(0);
  });

  it('is not released where look-up by order id was never seen to work', async () => {
    rig.gateway.fates = ['lose-before'];
    await rig.run();
    await wait(20);
    const decision = { ...RELEASE, typedAmount: '10.01' };
    expect(await decide(decision, `${BATCH}-1`)).toContain('has not been seen to work');
  });

  it('counts the quiet period anew after a restart, and the batch of a finished run can be resumed', async () => {
    await loseRow2('lose-before');
    await rig.run();
    expect((await rig.ledger.batch(BATCH))?.run).toBe('finished');
    await wait(14);
    const { folder, gateway } = rig;
    rig.close();
    rig = boot(folder, gateway);
    await recover(rig.needs);
    await wait(3);
    expect(await decide(RELEASE)).toContain('must stay quiet');
    await wait(13);
    expect(await decide(RELEASE)).toBe('done');
    expect((await rig.ledger.batch(BATCH))?.run).toBe('paused');
  });

  it('says in its life who released it, why, and that one person confirmed twice', async () => {
    await loseRow2('lose-before');
    await wait(16);
    await decide(RELEASE);
    const said = (await rig.ledger.entriesOf({ payoutId: LOST })).flatMap(({ actor, body }) =>
      body.kind === 'payout.moved' && actor.kind === 'person' && body.event !== 'approved'
        ? [`${actor.name} ${body.event} ${body.detail}`]
        : [],
    );
    const why = 'one person confirmed twice: the dashboard does not list it';
    expect(said).toEqual([`Anna declared-not-sent ${why}`, `Anna pay-after-not-sent ${why}`]);
  });
});

describe('a payout that was paid', () => {
  const paid = (withdrawalId: string): Decision => ({
    kind: 'was-paid',
    withdrawalId,
    reason: 'seen on the dashboard',
  });

  it('is accepted when the gateway knows the withdrawal and every field agrees', async () => {
    await loseRow2('lose-after');
    expect(await decide(paid(' w-2 '))).toBe('done');
    expect(await rig.ledger.payout(LOST)).toMatchObject({ state: 'ACCEPTED', withdrawalId: 'w-2' });
  });

  it('is not accepted by a withdrawal of other details, of another payout, or of nobody', async () => {
    await loseRow2('lose-after');
    expect(await decide(paid('w-9'))).toContain('does not know this withdrawal id');
    expect(await decide(paid('w-1'))).toContain('already belongs to REF-1');
    const second = rig.gateway.executions[1];
    if (second === undefined) throw new Error('row 2 was executed');
    Object.assign(second, { amount: '9' });
    expect(await decide(paid('w-2'))).toContain('it is not this payout');
    expect(await rig.state(2)).toBe('UNKNOWN');
  });

  it('stays unknown when the gateway cannot be asked', async () => {
    await loseRow2('lose-after');
    rig.gateway.lookupFailure = { kind: 'unreachable', detail: 'no route' };
    expect(await decide(paid('w-2'))).toContain('could not be asked');
    expect(await rig.state(2)).toBe('UNKNOWN');
  });

  it('may be evidenced while it is held, but a held payout is never released for sending', async () => {
    rig.gateway.fates = ['accept', 'no-id'];
    await rig.run();
    expect(await rig.state(2)).toBe('HELD');
    await wait(30);
    expect(await decide(RELEASE)).toContain('not open to that decision');
    expect(await decide(paid('w-2'))).toBe('done');
    expect(await rig.state(2)).toBe('ACCEPTED');
  });
});

describe('the balance as evidence', () => {
  const around = async () => {
    const sent = (await rig.ledger.entriesOf({ payoutId: LOST })).find(
      ({ body }) => body.kind === 'payout.moved' && body.to === 'SEND_STARTED',
    );
    return rig.ledger.balancesAround({ payoutId: LOST, currencyId: 71, sentSeq: sent?.seq ?? 0 });
  };

  it('has a reading from before the run, and one after once the gateway is asked', async () => {
    await loseRow2('lose-after');
    expect(await around()).toMatchObject({ after: null, othersSent: false });
    await checkPayout(needs(), LOST);
    const { before, after, othersSent } = await around();
    expect(before?.balances[0]?.held.units).toBe(100_000_000n);
    expect(after?.balances[0]?.held.units).toBe(100_000_000n - 1_001n - 1_002n);
    expect(othersSent).toBe(true);
  });
});
