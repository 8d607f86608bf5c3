/** F19, F21 to F23: what the gateway says afterwards is late, contradictory, unreadable or wrong. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Decision } from '#main/workflow/resolve.ts';
import type { Fault } from '#practice/faults.ts';
import { endLines, openLine, type Line } from './line.ts';

afterEach(endLines);

const MIN = 60_000;

const always = (fault: Fault): Promise<Line> =>
  openLine({
    payouts: 1,
    practice: { faults: [{ on: 'withdraw', when: { always: true }, fault }] },
  });

/** Nothing a person may press sends it again. */
const expectNoneMore = async (line: Line): Promise<void> => {
  const before = line.wire.posts.length;
  await line.send();
  await line.restart();
  await line.send();
  expect(line.wire.posts).toHaveLength(before);
};

test('F19: executed 9 min after look-ups found nothing → no double, because a release needs 15 quiet minutes', async () => {
  const late = { kind: 'late-execution', ms: 9 * MIN } as const;
  const line = await openLine({
    practice: { faults: [{ on: 'withdraw', when: { nth: 2 }, fault: late }] },
  });
  const release: Decision = { kind: 'not-paid', next: 'pay', typedAmount: '10.02', reason: 'late' };
  await line.send();
  expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
  await line.wait(8);
  expect((await line.payout(2)).notFoundInARow).toBeGreaterThanOrEqual(3);
  expect(await line.decide(2, release)).toContain('cannot be released yet');
  await line.wait(2);
  expect((await line.payout(2)).state).toBe('CONFIRMED');
  expect(await line.decide(2, release)).toContain('not open to that decision');
  await line.send();
  expect(await line.executions(2)).toBe(1);
});

describe('F21: approve goes 0→2→1, 1→2 or 1→0 → alarm, never paid again, a person decides', () => {
  test('0→2→1 within the five minutes: paid, with an alarm', async () => {
    const line = await always({ kind: 'flap', first: 2, next: 1, ms: 2 * MIN });
    await line.send();
    await line.wait(4);
    expect(await line.states()).toEqual(['CONFIRMED']);
    expect(await line.alarms(1)).toEqual(['gateway reported error and now says success']);
    await expectNoneMore(line);
  });

  test('0→2 for long enough to be believed, then 1: stays failed, with one alarm', async () => {
    const line = await always({ kind: 'flap', first: 2, next: 1, ms: 8 * MIN });
    await line.send();
    await line.wait(7);
    expect(await line.states()).toEqual(['FAILED_GATEWAY']);
    await line.wait(6);
    expect(await line.states()).toEqual(['FAILED_GATEWAY']);
    expect(await line.alarms(1)).toEqual(['gateway reported error and now says success']);
    await expectNoneMore(line);
  });

  test.each([
    [2, 'error'],
    [0, 'pending'],
  ] as const)('1→%d: stays paid, with one alarm', async (next, word) => {
    const line = await always({ kind: 'flap', first: 1, next, ms: 3 * MIN });
    await line.send();
    await line.wait(2);
    expect(await line.states()).toEqual(['CONFIRMED']);
    await line.wait(8);
    expect(await line.states()).toEqual(['CONFIRMED']);
    expect(await line.alarms(1)).toEqual([`gateway reported success and now says ${word}`]);
    await expectNoneMore(line);
  });
});

describe('F22: status queries answer 500 or garbage for 24 h → no state changes', () => {
  test.each<readonly [string, Fault]>([
    ['500', { kind: 'status', status: 500, executed: false, body: 'html' }],
    ['400 with words about the key', { kind: 'refuse', message: 'incorrect signature' }],
    ['garbage', { kind: 'garbled', body: 'truncated' }],
  ])('%s', async (_what, fault) => {
    const line = await openLine({ payouts: 2 });
    line.practice.setFaults([
      { on: 'withdraw', when: { nth: 2 }, fault: { kind: 'lost-reply', executed: true } },
    ]);
    await line.send();
    line.practice.setFaults([{ on: 'withdrawstatus', when: { always: true }, fault }]);
    for (let hour = 0; hour < 24; hour += 1) {
      line.world.pass(60 * MIN);
      await line.life.tracker.askDue();
    }
    expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN']);
    line.practice.setFaults([]);
    await line.wait(3);
    expect(await line.states()).toEqual(['CONFIRMED', 'CONFIRMED']);
  });
});

describe('F23: paid, but with another amount, address or currency → alarm, the state stays', () => {
  test.each(['amount', 'address', 'currency'] as const)('%s', async (field) => {
    const line = await always({ kind: 'echo', field, in: 'status' });
    await line.send();
    await line.wait(30);
    expect(await line.states()).toEqual(['ACCEPTED']);
    expect(await line.alarms(1)).toEqual([expect.stringContaining(field)]);
    await expectNoneMore(line);
  });

  test('and the line stops, though another payout was being sent', async () => {
    const line = await openLine({
      practice: {
        faults: [
          {
            on: 'withdraw',
            when: { nth: 1 },
            fault: { kind: 'echo', field: 'amount', in: 'status' },
          },
        ],
      },
      gateway: (real) => ({
        ...real,
        prepare: async (order) => {
          if (order.amount === '10.02') await line.life.tracker.askNow('batch-1-1');
          return real.prepare(order);
        },
      }),
    });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'APPROVED', 'APPROVED']);
    expect(await line.stop()).toBe('held');
    expect(line.wire.posts).toHaveLength(1);
  });
});
