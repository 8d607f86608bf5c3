/** F40, F41: the key is out of reach, or is not the right one any more, while a run sends. */
import { afterEach, describe, expect, test } from 'vitest';
import { err, ok } from '#core/result.ts';
import type { UseKey } from '#main/adapters/gateway/signed.ts';
import type { Gateway } from '#main/ports/gateway.ts';
import { credentials } from '#test/practice/rig.ts';
import { lent } from '#test/support/lent-key.ts';
import { endLines, openLine } from './line.ts';

afterEach(endLines);

/** A keychain that may be locked, and whose key may be replaced, by what the test says. */
const keychain = () => {
  const state = { locked: false, key: credentials.apiKey as string };
  const key: UseKey = (fn) =>
    Promise.resolve(
      state.locked ? err({ detail: 'the keychain is locked' }) : ok(lent(state.key, fn)),
    );
  return { state, key };
};

/** Does something once, just before the request for this amount is made ready. */
const before =
  (amount: string, act: () => void) =>
  (real: Gateway): Gateway => ({
    ...real,
    prepare: (order) => {
      if (order.amount === amount) act();
      return real.prepare(order);
    },
  });

describe('F40: the keychain is locked while a run sends → the line stops before anything is recorded as sent', () => {
  test('at the look-up before sending, or at the signature', async () => {
    const { state, key } = keychain();
    const lock = (): void => {
      state.locked = true;
    };
    const line = await openLine({ key, gateway: before('10.02', lock) });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'APPROVED', 'APPROVED']);
    expect(await line.stop()).toBe('keychain-locked');
    await line.send();
    expect(await line.stop()).toBe('keychain-locked');
    expect(line.wire.posts).toHaveLength(1);
    const life = await line.life.ledger.entriesOf({ payoutId: (await line.payout(2)).id });
    const moves = life.flatMap(({ body }) => (body.kind === 'payout.moved' ? [body.to] : []));
    expect(moves).not.toContain('SEND_STARTED');
  });

  test('unlocked and resumed, every payout is paid once', async () => {
    const { state, key } = keychain();
    state.locked = true;
    const line = await openLine({ key });
    await line.send();
    state.locked = false;
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
  });
});

describe('F41: the key was replaced at the gateway while a run sends (401) → unknown at most once, the line stops', () => {
  test('seen at the look-up before sending: nothing was sent', async () => {
    const { state, key } = keychain();
    const line = await openLine({
      key,
      gateway: (real) => ({
        ...real,
        lookup: (by) => {
          if (line.wire.posts.length === 2) state.key = 'the-old-key';
          return real.lookup(by);
        },
      }),
    });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'ACCEPTED', 'APPROVED']);
    expect(await line.stop()).toBe('not-authorised');
    expect(line.wire.posts).toHaveLength(2);
  });

  test('seen at the withdraw: unknown, never sent again by itself, found to be unpaid with the new key', async () => {
    const { state, key } = keychain();
    const rotate = (): void => {
      state.key = 'the-old-key';
    };
    const line = await openLine({ key, gateway: before('10.02', rotate) });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'UNKNOWN', 'APPROVED']);
    expect(await line.stop()).toBe('not-authorised');
    await line.wait(20);
    expect((await line.payout(2)).notFoundInARow).toBe(0);
    state.key = credentials.apiKey;
    await line.wait(20);
    const decision = { kind: 'not-paid', next: 'pay', typedAmount: '10.02', reason: 'r' } as const;
    expect(await line.decide(2, decision)).toBe('done');
    state.key = credentials.apiKey;
    expect(await line.executions(2)).toBe(0);
    expect(line.wire.posts).toHaveLength(2);
  });
});
