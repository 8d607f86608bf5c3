import { afterEach, describe, expect, it } from 'vitest';
import type { Fault, FaultTime } from '#practice/faults.ts';
import { sendRaw, rawSignature, canonical, type RawReply } from '../fakes/raw-client.ts';
import { closeRigs, openRig, SETTLE, TRON_ADDRESS, type Rig } from './rig.ts';

afterEach(closeRigs);

const withFault = async (fault: Fault, when: FaultTime = { always: true }): Promise<Rig> =>
  openRig({ faults: [{ on: 'withdraw', when, fault }] });

const outcome = (sent: Promise<RawReply>): Promise<RawReply | 'no reply'> =>
  sent.catch(() => 'no reply' as const);

const found = async (rig: Rig): Promise<boolean> =>
  (await rig.status({ orderId: 'one' })).json?.['result'] === 1;

describe('a fault of the line', () => {
  it.each([true, false])('loses the reply, executed: %s, and both look alike', async (executed) => {
    const rig = await withFault({ kind: 'lost-reply', executed });
    expect(await outcome(rig.withdraw({ orderId: 'one' }))).toBe('no reply');
    expect(rig.gateway.books.executions('one')).toBe(executed ? 1 : 0);
    expect(await found(rig)).toBe(executed);
  });

  it('executes late: look-ups find nothing before, the payout after', async () => {
    const rig = await withFault({ kind: 'late-execution', ms: 60_000 });
    expect(await outcome(rig.withdraw({ orderId: 'one' }))).toBe('no reply');
    rig.pass(59_999);
    expect(await found(rig)).toBe(false);
    expect(rig.gateway.books.executions('one')).toBe(0);
    expect(rig.gateway.books.balance(71)).toBe('5000000.00');
    rig.pass(1);
    expect(await found(rig)).toBe(true);
    expect(rig.gateway.books.executions('one')).toBe(1);
    rig.pass(SETTLE);
    expect((await rig.status({ orderId: 'one' })).json?.['approve']).toBe(1);
  });

  it.each([500, 502, 503, 504, 401, 403, 408, 409, 425, 429, 301, 307, 308])(
    'answers %i, having executed or not',
    async (status) => {
      for (const executed of [true, false]) {
        const rig = await withFault({ kind: 'status', status, executed });
        const reply = await rig.withdraw({ orderId: 'one' });
        expect(reply.status).toBe(status);
        expect(reply.json).toBeNull();
        expect(rig.gateway.books.executions('one')).toBe(executed ? 1 : 0);
      }
    },
  );

  it('points redirects back at the same place, where a second try would pay twice', async () => {
    const rig = await withFault({ kind: 'status', status: 307, executed: true }, { nth: 1 });
    const reply = await rig.withdraw({ orderId: 'one' });
    expect(reply.headers['location']).toBe('/v2/withdraw');
  });

  it('can put an honest envelope under a wrong status', async () => {
    const rig = await withFault({ kind: 'status', status: 500, executed: true, body: 'envelope' });
    const reply = await rig.withdraw();
    expect([reply.status, reply.json?.['result']]).toEqual([500, 1]);
  });

  it('executes late behind a 502', async () => {
    const rig = await openRig({
      faults: [
        { on: 'withdraw', when: { nth: 1 }, fault: { kind: 'late-execution', ms: 9_000 } },
        {
          on: 'withdraw',
          when: { nth: 1 },
          fault: { kind: 'status', status: 502, executed: true },
        },
      ],
    });
    expect((await rig.withdraw({ orderId: 'one' })).status).toBe(502);
    expect(await found(rig)).toBe(false);
    rig.pass(9_000);
    expect(await found(rig)).toBe(true);
  });

  it('replies too late for the caller, having executed', async () => {
    const rig = await withFault({ kind: 'slow', ms: 60_000 });
    const body = canonical({
      addressTo: TRON_ADDRESS,
      amount: '9',
      orderId: 'one',
      paymentId: 71,
      platformId: 50,
    });
    const signature = rawSignature(50, 'test-secret-key', body);
    const headers = { 'content-type': 'application/json', 'x-signature': signature };
    const sent = sendRaw(rig.target.url, { path: '/v2/withdraw', body, headers, timeoutMs: 100 });
    await expect(sent).rejects.toThrow('timeout');
    expect(rig.gateway.books.executions('one')).toBe(1);
  });

  it('sends the body byte by byte', async () => {
    const rig = await withFault({ kind: 'trickle', ms: 1 });
    expect((await rig.withdraw()).json?.['result']).toBe(1);
  });

  it('sends ten megabytes of valid JSON', async () => {
    const rig = await withFault({ kind: 'huge' });
    const reply = await rig.withdraw();
    expect(reply.text.length).toBe(10_000_000);
    expect(reply.json?.['result']).toBe(1);
  });
});

describe('a garbled reply', () => {
  it.each([
    ['empty', ''],
    ['truncated', '{"result":1'],
    ['html', '<html>'],
  ] as const)('is %s, and the payout is executed', async (body, begins) => {
    const rig = await withFault({ kind: 'garbled', body });
    const reply = await rig.withdraw({ orderId: 'one' });
    expect([reply.status, reply.json]).toEqual([200, null]);
    expect(reply.text.startsWith(begins)).toBe(true);
    expect(rig.gateway.books.executions('one')).toBe(1);
  });

  it('breaks off before its announced end', async () => {
    const rig = await withFault({ kind: 'garbled', body: 'cut' });
    expect(await outcome(rig.withdraw({ orderId: 'one' }))).toBe('no reply');
    expect(rig.gateway.books.executions('one')).toBe(1);
  });

  it('says result 1 without a transactionId', async () => {
    const rig = await withFault({ kind: 'garbled', body: 'no-transaction-id' });
    const reply = await rig.withdraw({ orderId: 'one' });
    expect(reply.json).toEqual({
      result: 1,
      paymentId: 71,
      addressTo: TRON_ADDRESS,
      amount: '31.42',
    });
    expect(await found(rig)).toBe(true);
  });
});

describe('an echo', () => {
  const told = (reply: RawReply): readonly unknown[] =>
    ['amount', 'addressTo', 'paymentId'].map((word) => reply.json?.[word]);
  const honest = ['31.42', TRON_ADDRESS, 71];

  it.each([
    ['amount', ['31.421', TRON_ADDRESS, 71]],
    ['address', ['31.42', `${TRON_ADDRESS.slice(0, -1)}2`, 71]],
    ['currency', ['31.42', TRON_ADDRESS, 72]],
  ] as const)('differs in %s, in the reply or in the status', async (field, wrong) => {
    const inReply = await withFault({ kind: 'echo', field, in: 'reply' });
    expect(told(await inReply.withdraw({ orderId: 'one' }))).toEqual(wrong);
    expect(told(await inReply.status({ orderId: 'one' }))).toEqual(honest);
    const inStatus = await withFault({ kind: 'echo', field, in: 'status' });
    expect(told(await inStatus.withdraw({ orderId: 'one' }))).toEqual(honest);
    expect(told(await inStatus.status({ orderId: 'one' }))).toEqual(wrong);
    expect(inStatus.gateway.books.withdrawals()[0]?.amount).toBe('31.42');
  });

  it('may carry zeros that change nothing', async () => {
    const rig = await withFault({ kind: 'trailing-zeros' });
    expect((await rig.withdraw()).json?.['amount']).toBe('31.420000000000000000');
  });
});

describe('the course of a withdrawal', () => {
  const readings = async (fault: Fault, times: readonly number[]): Promise<readonly unknown[]> => {
    const rig = await withFault(fault);
    await rig.withdraw({ orderId: 'one' });
    const seen: unknown[] = [];
    for (const ms of times) {
      rig.pass(ms);
      const { json } = await rig.status({ orderId: 'one' });
      const hash = json?.['txhash'] === '' ? 'no hash' : 'hash';
      seen.push([json?.['approve'], hash, json?.['amountDebited'], rig.gateway.books.balance(71)]);
    }
    return seen;
  };
  const HELD = '4999967.42';
  const FULL = '5000000.00';

  it('may be stuck pending', async () => {
    expect(await readings({ kind: 'stuck-pending' }, [0, 86_400_000])).toEqual([
      [0, 'no hash', '0.00', HELD],
      [0, 'no hash', '0.00', HELD],
    ]);
  });

  it('may bring its hash late', async () => {
    expect(await readings({ kind: 'late-hash', ms: 700 }, [SETTLE, 700])).toEqual([
      [1, 'no hash', '32.58', HELD],
      [1, 'hash', '32.58', HELD],
    ]);
  });

  it('may fail, and then the money comes back', async () => {
    expect(await readings({ kind: 'fails' }, [0, SETTLE])).toEqual([
      [0, 'no hash', '0.00', HELD],
      [2, 'no hash', '0.00', FULL],
    ]);
  });

  it('may fail doubtfully: with a hash, or with a debit', async () => {
    expect(await readings({ kind: 'fails', hash: true }, [SETTLE])).toEqual([
      [2, 'hash', '0.00', FULL],
    ]);
    expect(await readings({ kind: 'fails', debited: true }, [SETTLE])).toEqual([
      [2, 'no hash', '32.58', HELD],
    ]);
  });

  it.each([
    [2, 1],
    [1, 2],
    [1, 0],
  ] as const)('may flap from %i to %i', async (first, next) => {
    const seen = await readings({ kind: 'flap', first, next, ms: 400 }, [SETTLE, 399, 1]);
    const plain = {
      0: [0, 'no hash', '0.00', HELD],
      1: [1, 'hash', '32.58', HELD],
      2: [2, 'no hash', '0.00', FULL],
    };
    expect(seen).toEqual([plain[first], plain[first], plain[next]]);
  });
});

describe('a refusal on demand', () => {
  it('executes nothing and says what it is told', async () => {
    const rig = await withFault({ kind: 'refuse', message: 'no', status: 200 });
    const reply = await rig.withdraw({ orderId: 'one' });
    expect([reply.status, reply.json]).toEqual([200, { result: 0, message: 'no' }]);
    expect(rig.gateway.books.executions('one')).toBe(0);
  });

  it('may lie: refused, yet executed', async () => {
    const rig = await withFault({ kind: 'refuse', executed: true });
    expect((await rig.withdraw({ orderId: 'one' })).json?.['result']).toBe(0);
    expect(rig.gateway.books.executions('one')).toBe(1);
  });
});

describe('a script', () => {
  const struck = async (when: FaultTime): Promise<readonly number[]> => {
    const rig = await withFault({ kind: 'refuse' }, when);
    const hits: number[] = [];
    for (let count = 1; count <= 8; count += 1) {
      const reply = await rig.withdraw({ orderId: `p-${count}` });
      if (reply.json?.['result'] === 0) hits.push(count);
    }
    return hits;
  };

  it('strikes the n-th, every n-th, one orderId, all or none', async () => {
    expect(await struck({ nth: 3 })).toEqual([3]);
    expect(await struck({ every: 3 })).toEqual([3, 6]);
    expect(await struck({ orderId: 'p-5' })).toEqual([5]);
    expect(await struck({ always: true })).toHaveLength(8);
    expect(await struck({ permille: 0 })).toEqual([]);
    expect(await struck({ permille: 1_000 })).toHaveLength(8);
  });

  it('strikes by seeded chance, the same requests every time', async () => {
    const first = await struck({ permille: 500 });
    expect(first.length).toBeGreaterThan(0);
    expect(first.length).toBeLessThan(8);
    expect(await struck({ permille: 500 })).toEqual(first);
  });

  it('counts afresh when it is set, and is replaced as a whole', async () => {
    const rig = await withFault({ kind: 'refuse' }, { nth: 1 });
    await rig.withdraw();
    rig.gateway.setFaults([{ on: 'withdraw', when: { nth: 2 }, fault: { kind: 'refuse' } }]);
    expect((await rig.withdraw()).json?.['result']).toBe(1);
    expect((await rig.withdraw()).json?.['result']).toBe(0);
    rig.gateway.setFaults('calm');
    expect((await rig.withdraw()).json?.['result']).toBe(1);
  });

  it.each(['withdrawstatus', 'currencies', 'balance', 'fees'] as const)(
    'reaches %s as well',
    async (on) => {
      const fault = { kind: 'status', status: 503, executed: false } as const;
      const rig = await openRig({ faults: [{ on, when: { nth: 1 }, fault }] });
      expect((await rig.call(on)).status).toBe(503);
    },
  );
});
