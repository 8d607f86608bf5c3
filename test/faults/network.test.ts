/** F1 to F7: the network fails before, during and after the request. */
import { afterEach, describe, expect, test } from 'vitest';
import { faultOf } from '#main/adapters/gateway/faults.ts';
import type { Gateway } from '#main/ports/gateway.ts';
import { gatewayAt } from '#test/support/gateway-under-test.ts';
import { startRawServer } from '#test/support/raw-server.ts';
import { endLines, openLine, type Line } from './line.ts';
import { reset } from './wire.ts';

afterEach(endLines);

/** Reads reach the practice gateway; the connection for the n-th withdraws is tried through another client. */
const dialling =
  (other: Gateway, times: number) =>
  (real: Gateway): Gateway => {
    let tried = 0;
    return { ...real, prepare: (order) => ((tried += 1) > times ? real : other).prepare(order) };
  };

const nowhere = gatewayAt('https://gateway.invalid', { limits: { connectMs: 5_000 } });

describe('F1: DNS knows no such name (ENOTFOUND, EAI_AGAIN) → back to approved, tried again, pause after 3', () => {
  test('a passing failure is tried again and every payout is paid once', async () => {
    const line = await openLine({ gateway: dialling(nowhere, 2) });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    expect((await line.payout(1)).attempt).toBe(3);
  });

  test('a lasting one pauses the run with every payout approved and no byte sent', async () => {
    const line = await openLine({ gateway: dialling(nowhere, Infinity) });
    await line.send();
    expect(await line.states()).toEqual(['APPROVED', 'APPROVED', 'APPROVED']);
    expect(await line.stop()).toBe('gateway-unreachable');
    expect((await line.payout(1)).attempt).toBe(4);
    expect(line.wire.posts).toHaveLength(0);
  });
});

test('F2: the connection is refused or the network is unreachable → back to approved, safe to send again', async () => {
  const closed = await startRawServer(() => undefined);
  await closed.close();
  const line = await openLine({ gateway: dialling(gatewayAt(closed.url), 4) });
  await line.send();
  expect(await line.states()).toEqual(['APPROVED', 'APPROVED', 'APPROVED']);
  expect((await line.payout(1)).detail).toContain('ECONNREFUSED');
  await line.send();
  expect(await line.states()).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
  const unreachable = Object.assign(new Error('no route'), { code: 'ENETUNREACH' });
  expect(faultOf(unreachable).kind).toBe('unreachable');
});

test('F3: no connection within the connect time-out → back to approved, before anything was recorded as sent', async () => {
  const silent = await startRawServer(() => undefined);
  const slow = gatewayAt(`https://127.0.0.1:${silent.port}`, { limits: { connectMs: 100 } });
  const line = await openLine({ gateway: dialling(slow, 1) });
  await line.send();
  expect(await line.states()).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
  const life = await line.life.ledger.entriesOf({ payoutId: (await line.payout(1)).id });
  const moves = life.flatMap(({ body }) => (body.kind === 'payout.moved' ? [body.to] : []));
  expect(moves.slice(1, 4)).toEqual(['CLAIMED', 'APPROVED', 'CLAIMED']);
  expect(silent.connections.every(({ text }) => !text.includes('POST'))).toBe(true);
  await silent.close();
});

describe('F5: reset after 0, 1, 50 % and 100 % of the request → unknown, then resolved by look-up', () => {
  test('before the first byte, with the intent already recorded', async () => {
    const line: Line = await openLine({
      gateway: (real) => ({
        ...real,
        prepare: async (order) => {
          const prepared = await real.prepare(order);
          if (!prepared.ok || order.amount !== '10.02') return prepared;
          const send = async () => {
            line.wire.cut();
            await new Promise((resolve) => setTimeout(resolve, 20));
            return prepared.value.send();
          };
          return { ok: true, value: { ...prepared.value, send } };
        },
      }),
    });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
    expect(line.wire.posts).toHaveLength(1);
    await line.wait(60);
    expect(await line.states()).toEqual(['CONFIRMED', 'UNKNOWN', 'APPROVED']);
  });

  test.each([
    ['1 byte', 1],
    ['half of it', 200],
    ['all of it, not executed', undefined],
  ])('after %s', async (_share, afterBytes) => {
    const line = await openLine();
    const spoil = { delivered: false, ends: reset };
    line.wire.spoils.set(2, afterBytes === undefined ? spoil : { ...spoil, afterBytes });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
    expect(await line.stop()).toBe('unknown-outcome');
    await line.wait(60);
    expect((await line.payout(2)).state).toBe('UNKNOWN');
    expect(line.wire.posts).toHaveLength(2);
  });

  test('after all of it, executed', async () => {
    const line = await openLine();
    line.wire.spoils.set(2, { delivered: true, ends: reset });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
    await line.ask();
    expect((await line.payout(2)).state).toBe('ACCEPTED');
    await line.send();
    expect(await line.executions(2)).toBe(1);
    expect(await line.executions(3)).toBe(1);
  });
});

test('F6: no answer within the deadline → unknown, then resolved by look-up', async () => {
  const line = await openLine({ limits: { replyMs: 150 } });
  line.wire.spoils.set(2, { delivered: true, ends: () => undefined });
  await line.send();
  expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
  expect((await line.payout(2)).detail).toContain('within 150 ms');
  await line.ask();
  expect((await line.payout(2)).state).toBe('ACCEPTED');
});

test('F7: executed, then reset on a connection that could have been reused → exactly one POST, on a fresh connection', async () => {
  const line = await openLine();
  line.wire.spoils.set(1, { delivered: true, ends: reset });
  line.wire.spoils.set(2, { delivered: true, ends: reset });
  await line.send();
  expect(line.wire.posts).toHaveLength(1);
  await line.ask();
  await line.send();
  expect(line.wire.posts).toHaveLength(2);
  expect(new Set(line.wire.posts.map((post) => post.orderId())).size).toBe(2);
  expect(line.wire.posts.map((post) => post.requests())).toEqual([1, 1]);
  expect([await line.executions(1), await line.executions(2)]).toEqual([1, 1]);
});
