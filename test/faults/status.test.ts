/** F8, F9, F15 to F17: HTTP says that something went wrong. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Decision } from '#main/workflow/resolve.ts';
import type { Fault } from '#practice/faults.ts';
import { httpReply, startRawServer } from '#test/support/raw-server.ts';
import { BATCH, endLines, openLine, type Line } from './line.ts';
import { saying } from './wire.ts';

afterEach(endLines);

const onSecond = (fault: Fault): Promise<Line> =>
  openLine({ practice: { faults: [{ on: 'withdraw', when: { nth: 2 }, fault }] } });

const RELEASE: Decision = {
  kind: 'not-paid',
  next: 'pay',
  typedAmount: '10.02',
  reason: 'the dashboard does not list it',
};

describe('F8: executed, then 502 or 504 with a page → unknown, accepted by look-up', () => {
  test.each([502, 504])('%d', async (status) => {
    const line = await onSecond({ kind: 'status', status, executed: true, body: 'html' });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
    expect(await line.stop()).toBe('unknown-outcome');
    await line.ask();
    expect((await line.payout(2)).state).toBe('ACCEPTED');
    await line.send();
    expect(line.wire.posts).toHaveLength(3);
  });
});

test('F9: 500 and not executed → unknown, released by a person after the quiet period, then paid once', async () => {
  const line = await onSecond({ kind: 'status', status: 500, executed: false });
  await line.send();
  expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
  const { orderId } = await line.payout(2);
  expect(await line.decide(2, RELEASE)).toContain('cannot be released yet');
  await line.wait(16);
  expect(await line.decide(2, RELEASE)).toBe('done');
  expect(await line.payout(2)).toMatchObject({ state: 'APPROVED', orderId, epoch: 1 });
  expect(await line.executions(2)).toBe(0);
  await line.send();
  expect(await line.executions(2)).toBe(1);
  expect(line.wire.posts.map((post) => post.orderId()).filter((id) => id === orderId)).toHaveLength(
    2,
  );
});

describe('F15: 301, 307 or 308 → not followed, unknown, the line stops', () => {
  test.each([301, 302, 303, 307, 308])('%d', async (status) => {
    const elsewhere = await startRawServer(() => undefined);
    const line = await openLine();
    const to = `Location: ${elsewhere.url}/v2/withdraw\r\n`;
    line.wire.spoils.set(2, { delivered: false, ends: saying(httpReply(status, '', to)) });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
    expect(await line.stop()).toBe('not-authorised');
    expect(elsewhere.connections).toHaveLength(0);
    expect(line.wire.posts).toHaveLength(2);
    await elsewhere.close();
  });
});

describe('F16: 401, 403, a bad signature or a refused IP → unknown, and the line stops at the first', () => {
  test.each<readonly [string, Fault]>([
    ['401', { kind: 'status', status: 401, executed: false, body: 'envelope' }],
    ['403', { kind: 'status', status: 403, executed: false, body: 'html' }],
    ['bad signature', { kind: 'refuse', message: 'incorrect signature' }],
    ['refused IP', { kind: 'refuse', message: 'IP address is not allowed', status: 200 }],
  ])('%s', async (_what, fault) => {
    const line = await openLine({
      practice: { faults: [{ on: 'withdraw', when: { always: true }, fault }] },
    });
    await line.send();
    expect(await line.states()).toEqual(['UNKNOWN', 'APPROVED', 'APPROVED']);
    expect(await line.stop()).toBe('not-authorised');
    expect(line.wire.posts).toHaveLength(1);
  });
});

describe('F17: 429 → unknown, the line stops for 60 s or more and never goes on by itself', () => {
  const stopped = (status = 429): Promise<Line> =>
    onSecond({ kind: 'status', status, executed: true });
  /** When the gateway saw the withdraws, ms after the one that was too many. */
  const sinceTooMany = (line: Line): readonly number[] => {
    const arrivals = line.practice.books.arrivals();
    return arrivals.slice(2).map((at) => at - (arrivals[1] ?? 0));
  };

  test('nothing more is sent until a person resumes', async () => {
    const line = await stopped();
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
    expect(await line.stop()).toBe('rate-limited');
    await line.wait(60);
    expect(line.wire.posts).toHaveLength(2);
  });

  test.each([408, 409, 425, 429])(
    'a Resume at once after %d still waits out 60 s',
    async (status) => {
      const line = await stopped(status);
      await line.send();
      await line.send();
      expect(sinceTooMany(line)).toHaveLength(1);
      expect(Math.min(...sinceTooMany(line))).toBeGreaterThanOrEqual(60_000);
    },
  );

  test('so does one after a restart', async () => {
    const line = await stopped();
    await line.send();
    await line.restart();
    await line.send();
    expect(Math.min(...sinceTooMany(line))).toBeGreaterThanOrEqual(60_000);
  });

  test('a pause ends the waiting at once, with nothing sent', async () => {
    const line = await stopped();
    await line.send();
    await line.life.dispatch.start(BATCH, { kind: 'person', name: 'Anna' });
    line.life.dispatch.pause(BATCH);
    await line.life.dispatch.settled();
    expect(await line.stop()).toBe('operator-paused');
    expect(line.wire.posts).toHaveLength(2);
    await line.send();
    expect(Math.min(...sinceTooMany(line))).toBeGreaterThanOrEqual(60_000);
  });

  test('a Resume after a minute waits no longer than any other', async () => {
    const line = await stopped();
    await line.send();
    await line.ask();
    const before = line.world.now();
    await line.send();
    expect(await line.states()).toEqual(['CONFIRMED', 'ACCEPTED', 'ACCEPTED']);
    expect(line.world.now() - before).toBeLessThan(5_000);
  });
});
