/** F10 to F14, F18 and F20: the gateway answers, but not as one wishes. */
import { afterEach, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '#main/adapters/gateway/limits.ts';
import type { Fault } from '#practice/faults.ts';
import { call } from '#test/fakes/raw-client.ts';
import { credentials, TRON_ADDRESS } from '#test/practice/rig.ts';
import { httpReply } from '#test/support/raw-server.ts';
import { endLines, openLine, type Line, type LineOptions } from './line.ts';
import { saying } from './wire.ts';

afterEach(endLines);

/** A line on which this becomes of the second withdraw, after the first has proven the look-up. */
const onSecond = (fault: Fault, options: Omit<LineOptions, 'practice'> = {}): Promise<Line> =>
  openLine({ ...options, practice: { faults: [{ on: 'withdraw', when: { nth: 2 }, fault }] } });

describe('F10: HTTP 200 with cut JSON or a wrong length → unknown, then accepted by look-up', () => {
  test.each<readonly [string, Fault]>([
    ['cut JSON', { kind: 'garbled', body: 'truncated' }],
    ['a length that is too long', { kind: 'garbled', body: 'cut' }],
    ['nothing', { kind: 'garbled', body: 'empty' }],
    ['a page', { kind: 'garbled', body: 'html' }],
  ])('%s', async (_what, fault) => {
    const line = await onSecond(fault);
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
    expect(await line.stop()).toBe('unknown-outcome');
    await line.ask();
    expect((await line.payout(2)).state).toBe('ACCEPTED');
    await line.send();
    expect(await line.executions(2)).toBe(1);
  });

  test('a length that is too short', async () => {
    const line = await openLine();
    const short = httpReply(200, '{"result":1}').replace('Content-Length: 12', 'Content-Length: 9');
    line.wire.spoils.set(2, { delivered: true, ends: saying(short) });
    await line.send();
    expect((await line.payout(2)).state).toBe('UNKNOWN');
    await line.ask();
    expect((await line.payout(2)).state).toBe('ACCEPTED');
  });
});

/** Held with an alarm, the line stopped, and never sent again whatever a person presses. */
const expectHeld = async (line: Line): Promise<void> => {
  expect(await line.states()).toEqual(['ACCEPTED', 'HELD', 'APPROVED']);
  expect(await line.stop()).toBe('held');
  expect(await line.alarms(2)).toHaveLength(1);
  await line.send();
  await line.restart();
  await line.send();
  await line.wait(30);
  expect((await line.payout(2)).state).toBe('HELD');
  expect(line.wire.posts).toHaveLength(3);
};

test('F11: accepted without a transaction id → held with an alarm, never sent again', async () => {
  const line = await onSecond({ kind: 'garbled', body: 'no-transaction-id' });
  await line.send();
  await expectHeld(line);
});

describe('F12: the echo differs in address, amount or currency → held with an alarm, the batch stops', () => {
  test.each(['address', 'amount', 'currency'] as const)('in %s', async (field) => {
    const line = await onSecond({ kind: 'echo', field, in: 'reply' });
    await line.send();
    expect(await line.alarms(2)).toEqual([expect.stringContaining(field)]);
    await expectHeld(line);
  });

  const saysInstead = async (change: (body: string) => string): Promise<Line> => {
    const line = await openLine({ payouts: 1 });
    const { orderId } = await line.payout(1);
    const body = `{"result":1,"paymentId":71,"addressTo":"${TRON_ADDRESS}","amount":"10.01","transactionId":"T1"}`;
    expect(orderId).not.toBe('');
    line.wire.spoils.set(1, { delivered: true, ends: saying(httpReply(200, change(body))) });
    await line.send();
    return line;
  };

  test.each<readonly [string, (body: string) => string]>([
    ['trailing zeros', (body) => body.replace('"10.01"', '"10.010000"')],
    ['a number for a text', (body) => body.replace('"10.01"', '10.01')],
    ['a text for a number', (body) => body.replace('71', '"71"')],
    ['the same value with an exponent', (body) => body.replace('"10.01"', '1.001e1')],
  ])('but not when it says the same in %s', async (_how, change) => {
    const line = await saysInstead(change);
    expect(await line.states()).toEqual(['ACCEPTED']);
  });

  test.each<readonly [string, (body: string) => string]>([
    ['an amount in the last digit', (body) => body.replace('10.01', '10.02')],
    [
      'an amount a float would round away',
      (body) => body.replace('"10.01"', '10.01000000000000001'),
    ],
    ['an amount in e-notation of another value', (body) => body.replace('"10.01"', '1.001e2')],
    ['no amount', (body) => body.replace('"amount":"10.01",', '')],
    ['one letter of the address', (body) => body.replace('TLBQ', 'TLBq')],
    ['an address with a tag', (body) => body.replace(TRON_ADDRESS, `${TRON_ADDRESS}:1`)],
    ['a field said twice, at last wrong', (body) => body.replace('}', ',"amount":"9.99"}')],
  ])('%s is a difference', async (_how, change) => {
    const line = await saysInstead(change);
    expect(await line.states()).toEqual(['HELD']);
    expect(await line.alarms(1)).toHaveLength(1);
  });
});

describe('F13: refused with a pinned text → looked up first, then refused', () => {
  test('and nothing was executed', async () => {
    const line = await onSecond({ kind: 'refuse', message: 'invalid address' });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'REJECTED', 'ACCEPTED']);
    expect(await line.executions(2)).toBe(0);
  });

  test('but executed all the same: unknown, and accepted by look-up', async () => {
    const line = await onSecond({ kind: 'refuse', message: 'invalid address', executed: true });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
    await line.ask();
    expect((await line.payout(2)).state).toBe('ACCEPTED');
  });

  test('where look-up was never seen to work: unknown', async () => {
    const fault = { kind: 'refuse', message: 'invalid address' } as const;
    const line = await openLine({
      practice: { faults: [{ on: 'withdraw', when: { nth: 1 }, fault }] },
    });
    await line.send();
    expect(await line.states()).toEqual(['UNKNOWN', 'APPROVED', 'APPROVED']);
  });
});

test('F14: refused with words nobody pinned → unknown, with the words shown', async () => {
  const line = await onSecond({ kind: 'refuse', message: 'try again in a moment' });
  await line.send();
  expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
  expect((await line.payout(2)).detail).toContain('try again in a moment');
  await line.wait(60);
  expect((await line.payout(2)).state).toBe('UNKNOWN');
  expect(line.wire.posts).toHaveLength(2);
});

describe('F18: a reply of 10 MB, or of one byte a second → cut at 64 KiB or 60 s, unknown', () => {
  test('by default the limits are 64 KiB and 60 s', () => {
    expect(DEFAULT_LIMITS).toMatchObject({ maxWithdrawReplyBytes: 65_536, replyMs: 60_000 });
  });

  test.each<readonly [string, Fault, string]>([
    ['10 MB', { kind: 'huge', bytes: 10_000_000 }, 'longer than 65536 bytes'],
    ['a byte now and then', { kind: 'trickle', ms: 50 }, 'within 200 ms'],
  ])('%s', async (_what, fault, words) => {
    const line = await onSecond(fault, {
      limits: { replyMs: fault.kind === 'huge' ? 20_000 : 200 },
    });
    await line.send();
    expect((await line.payout(2)).state).toBe('UNKNOWN');
    expect((await line.payout(2)).detail).toContain(words);
    await line.ask();
    expect((await line.payout(2)).state).toBe('ACCEPTED');
  });
});

test('F20: the gateway takes one order id twice → no double, because Purser sends it once', async () => {
  const line = await openLine();
  const twice = async (orderId: string): Promise<void> => {
    const order = { paymentId: 71, addressTo: TRON_ADDRESS, amount: '10.00', orderId };
    line.world.pass(2_000);
    await call({ url: line.practice.url, ...credentials }, 'withdraw', order);
  };
  await twice('not-ours');
  await twice('not-ours');
  expect(line.practice.books.executions('not-ours')).toBe(2);
  line.world.pass(2_000);
  line.wire.spoils.set(2, { delivered: true, ends: saying('') });
  for (let times = 0; times < 4; times += 1) {
    await line.send();
    await line.restart();
    await line.ask();
  }
  expect(await line.executions(1)).toBe(1);
  expect(await line.executions(2)).toBe(1);
  expect(line.wire.posts).toHaveLength(3);
});
