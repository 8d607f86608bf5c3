import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approved, BATCH, discard, type Rig } from './rig.ts';

let rig: Rig;

beforeEach(async () => {
  rig = await approved(1);
  await rig.run();
});
afterEach(() => discard(rig));

const ask = async (): Promise<string | undefined> => {
  rig.clock.pass(61_000);
  await rig.tracker.askDue();
  return rig.state(1);
};

const execution = () => {
  const [first] = rig.gateway.executions;
  if (first === undefined) throw new Error('nothing was executed');
  return first;
};

const alarms = async (): Promise<number> =>
  (await rig.ledger.entriesOf({ payoutId: `${BATCH}-1` })).filter(
    ({ body }) => body.kind === 'alarm.raised',
  ).length;

describe('tracking an accepted payout', () => {
  it('is on its way while the gateway says pending', async () => {
    expect(await ask()).toBe('PENDING');
  });

  it('is not paid while the gateway says success without a chain hash', async () => {
    execution().status = 'success';
    expect(await ask()).toBe('ACCEPTED');
  });

  it('is paid once the gateway says success and names the chain hash', async () => {
    execution().status = 'success';
    execution().chainHash = 'aa11';
    expect(await ask()).toBe('CONFIRMED');
    expect((await rig.ledger.payout(`${BATCH}-1`))?.chainHash).toBe('aa11');
  });

  it('is failed only after two readings of an error five minutes apart', async () => {
    execution().status = 'error';
    expect(await ask()).toBe('ACCEPTED');
    rig.clock.pass(120_000);
    expect(await ask()).toBe('ACCEPTED');
    rig.clock.pass(200_000);
    expect(await ask()).toBe('FAILED_GATEWAY');
  });

  it('begins the five minutes anew when the gateway takes the error back', async () => {
    execution().status = 'error';
    await ask();
    execution().status = 'pending';
    await ask();
    execution().status = 'error';
    rig.clock.pass(400_000);
    expect(await ask()).toBe('PENDING');
  });

  it('is held when an error comes with money debited', async () => {
    execution().status = 'error';
    execution().debited = '10.01';
    expect(await ask()).toBe('HELD');
  });

  it('stays as it is when the question fails or the answer is garbage', async () => {
    rig.gateway.lookupFailure = { kind: 'unreadable', detail: 'html' };
    expect(await ask()).toBe('ACCEPTED');
    rig.gateway.lookupFailure = null;
    execution().status = 'other';
    expect(await ask()).toBe('ACCEPTED');
  });

  it('raises one alarm, and changes nothing, when a paid payout is contradicted', async () => {
    execution().status = 'success';
    execution().chainHash = 'aa11';
    await ask();
    execution().status = 'error';
    await ask();
    await ask();
    expect(await rig.state(1)).toBe('CONFIRMED');
    expect(await alarms()).toBe(1);
  });

  it('does not grow the ledger by polling alone', async () => {
    await ask();
    const before = (await rig.ledger.entriesOf({ payoutId: `${BATCH}-1` })).length;
    for (let times = 0; times < 20; times += 1) await ask();
    expect(await rig.ledger.entriesOf({ payoutId: `${BATCH}-1` })).toHaveLength(before);
  });
});

describe('the list of payouts to ask about', () => {
  let fresh: Rig;

  beforeEach(async () => {
    fresh = await approved(1);
  });
  afterEach(() => discard(fresh));

  it('takes in a payout that was heard of before the whole list is read again', async () => {
    expect(await fresh.tracker.askDue()).toBe(0);
    await fresh.run();
    expect(await fresh.tracker.askDue()).toBe(0);
    fresh.tracker.hear(`${BATCH}-1`);
    expect(await fresh.tracker.askDue()).toBe(1);
    expect(await fresh.state(1)).toBe('PENDING');
  });

  it('finds a payout nobody told of once the list is read again', async () => {
    expect(await fresh.tracker.askDue()).toBe(0);
    await fresh.run();
    fresh.clock.pass(10_000);
    expect(await fresh.tracker.askDue()).toBe(1);
  });
});
