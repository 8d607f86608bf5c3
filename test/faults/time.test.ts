/** F37 to F39: the computer sleeps, its clock is set, or it was started again. */
import { afterEach, describe, expect, test } from 'vitest';
import { checkApproval } from '#core/review/approval.ts';
import type { Decision } from '#main/workflow/resolve.ts';
import { endLines, openLine, type Line } from './line.ts';
import { reset } from './wire.ts';

afterEach(endLines);

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TEN_YEARS = 3_652 * DAY;

const RELEASE: Decision = {
  kind: 'not-paid',
  next: 'pay',
  typedAmount: '10.02',
  reason: 'the dashboard does not list it',
};

/** A line whose second withdraw never reaches the gateway. */
const withLost = async (): Promise<Line> => {
  const line = await openLine();
  line.wire.spoils.set(2, { delivered: false, ends: reset });
  return line;
};

describe('F37: the computer sleeps 1 s, 10 min or 8 h while a payout is being sent → unknown, not sent again on waking', () => {
  test.each([
    ['1 s', SECOND],
    ['10 min', 600 * SECOND],
    ['8 h', 8 * HOUR],
  ])('%s, and the connection is gone afterwards', async (_long, asleep) => {
    const line = await openLine();
    line.wire.onWithdraw = () => line.world.pass(asleep);
    line.wire.spoils.set(2, { delivered: true, ends: reset });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
    expect(await line.stop()).toBe('unknown-outcome');
    await line.wait(3);
    expect((await line.payout(2)).state).toBe('CONFIRMED');
    expect(line.wire.posts).toHaveLength(2);
  });
});

describe('F38: the wall clock goes a day back, ten years forward or an hour aside → spacing and quiet period hold, quotes expire', () => {
  test.each([
    ['a day back', -DAY],
    ['ten years forward', TEN_YEARS],
    ['an hour back, as in autumn', -HOUR],
    ['an hour forward, as in spring', HOUR],
  ])('%s between two payouts', async (_jump, by) => {
    const line = await withLost();
    line.wire.onWithdraw = () => line.world.setWallClock(by);
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
    await line.wait(4);
    expect(await line.decide(2, RELEASE)).toContain('cannot be released yet');
    line.world.setWallClock(by);
    expect(await line.decide(2, RELEASE)).toContain('cannot be released yet');
    await line.send();
    expect(Math.min(...line.practice.books.gaps())).toBeGreaterThanOrEqual(1_000);
  });

  test.each([
    ['a day back', -DAY],
    ['ten years forward', TEN_YEARS],
    ['an hour back', -HOUR],
  ])('a quote is not approved on after the clock went %s', (_jump, by) => {
    const quoted = 1_795_000_000_000;
    const check = {
      fingerprint: 'f',
      seenFingerprint: 'f',
      snapshotAt: quoted,
      partlySent: false,
      sums: [],
      typedSums: {},
    };
    expect(checkApproval({ ...check, now: quoted + SECOND })).toBeNull();
    expect(checkApproval({ ...check, now: quoted + by })).toMatchObject({
      kind: 'snapshot-too-old',
    });
  });
});

describe('F39: the monotonic clock begins anew (reboot) → the age of an unknown payout is read cautiously', () => {
  test.each([
    ['as it was', 0, 'done'],
    ['set ten years forward', TEN_YEARS, 'done'],
    // A clock that was set back proves no time at all, so a person waits until it has caught up.
    ['set a day back', -DAY, 'must stay quiet'],
  ])('with the wall clock %s, the quiet period begins anew', async (_how, by, afterwards) => {
    const line = await withLost();
    await line.send();
    await line.wait(14);
    await line.restart(() => line.world.setWallClock(by));
    await line.wait(3);
    expect(await line.decide(2, RELEASE)).toContain('must stay quiet');
    await line.wait(13);
    expect(await line.decide(2, RELEASE)).toContain(afterwards);
  });

  test('the first withdraw after a reboot keeps its distance to the last one before', async () => {
    const line = await openLine();
    line.wire.spoils.set(2, { delivered: true, ends: reset });
    await line.send();
    await line.restart(() => line.world.setWallClock(-DAY));
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'ACCEPTED']);
    expect(Math.min(...line.practice.books.gaps())).toBeGreaterThanOrEqual(1_000);
  });
});
