import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceCurrencyTable } from '#practice/currency-table.ts';
import { makeGateway, type House } from '#practice/gateway.ts';
import { signatureOf } from '#practice/signature.ts';
import type { Memory } from '#practice/state.ts';
import { documentedSwitches } from '#practice/switches.ts';
import { canonical } from '../fakes/raw-client.ts';
import { closeRigs, credentials, openRig, SETTLE, START, TRON_ADDRESS, type Rig } from './rig.ts';

let folder = '';
let stateFile = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-'));
  stateFile = join(folder, 'inner', 'state.jsonl');
});

afterEach(async () => {
  await closeRigs();
  rmSync(folder, { recursive: true });
});

describe('the state file', () => {
  it('keeps balances, withdrawals and their course over a restart', async () => {
    const first = await openRig({ stateFile });
    const { json } = await first.withdraw({ orderId: 'one' });
    await first.gateway.close();
    const second = await openRig({ stateFile });
    second.pass(SETTLE + 1_000);
    const { transactionId } = { transactionId: json?.['transactionId'] };
    expect((await second.status({ transactionId })).json?.['approve']).toBe(1);
    expect(second.gateway.books.executions('one')).toBe(1);
    expect(second.gateway.books.balance(71)).toBe('4999967.42');
    await second.withdraw({ orderId: 'two' });
    const ids = second.gateway.books.withdrawals().map((one) => one.transactionId);
    expect(new Set(ids).size).toBe(2);
  });

  it('is written before the reply, so a killed process forgets nothing it answered', async () => {
    const rig = await openRig({ stateFile });
    await rig.withdraw({ orderId: 'one' });
    expect(readFileSync(stateFile, 'utf8')).toContain('"orderId":"one"');
  });

  it('keeps the last arrival and the block', async () => {
    const first = await openRig({ stateFile });
    await first.withdraw();
    await first.gateway.close();
    const second = await openRig({ stateFile, clock: { now: () => START + 1_999 } });
    expect((await second.withdraw()).json?.['message']).toBe('account is blocked');
    await second.gateway.close();
    const third = await openRig({ stateFile, clock: { now: () => START + 99_999 } });
    expect((await third.call('balance')).json?.['message']).toBe('account is blocked');
    third.gateway.unblock();
    await third.gateway.close();
    const fourth = await openRig({ stateFile, clock: { now: () => START + 199_999 } });
    expect((await fourth.call('balance')).json?.['result']).toBe(1);
  });

  it('does not block because the clock was set back between two lives', async () => {
    const first = await openRig({ stateFile });
    await first.withdraw();
    await first.gateway.close();
    const second = await openRig({ stateFile, clock: { now: () => START } });
    expect((await second.withdraw()).json?.['result']).toBe(1);
  });

  it('drops a torn last line and nothing else', async () => {
    const first = await openRig({ stateFile });
    await first.withdraw({ orderId: 'one' });
    await first.gateway.close();
    appendFileSync(stateFile, '{"kind":"withdrawal","withdr');
    const second = await openRig({ stateFile, clock: later });
    expect(second.gateway.books.withdrawals()).toHaveLength(1);
    await second.gateway.close();
    const third = await openRig({ stateFile, clock: later });
    expect(third.gateway.books.withdrawals()).toHaveLength(1);
  });

  it.each(['', 'not ours', '{"kind":"practice-state","version":1}\n{"kind":"withdrawal"}\n'])(
    'sets an unreadable file aside, says so and begins anew (%j)',
    async (content) => {
      const path = join(folder, 'state.jsonl');
      writeFileSync(path, content);
      const problems: string[] = [];
      const rig = await openRig({ stateFile: path, onProblem: (text) => problems.push(text) });
      expect(problems.join()).toContain('is unreadable');
      expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(content);
      expect((await rig.withdraw()).json?.['result']).toBe(1);
    },
  );

  it('is emptied by a reset', async () => {
    const first = await openRig({ stateFile });
    await first.withdraw();
    first.gateway.reset();
    await first.withdraw({ orderId: 'after' });
    await first.gateway.close();
    const second = await openRig({ stateFile, clock: later });
    expect(second.gateway.books.withdrawals().map(({ orderId }) => orderId)).toEqual(['after']);
    expect(existsSync(`${stateFile}.new`)).toBe(false);
  });

  it.each(['/dev/full', tmpdir()])('must be a plain file, not %s', async (path) => {
    await expect(openRig({ stateFile: path })).rejects.toThrow('not a plain file');
  });

  it('that cannot be written lets nothing be executed', () => {
    const body = Buffer.from(canonical({ platformId: 50, ...USDT_PAYOUT }));
    const gateway = makeGateway(house(), fullMemory, true);
    const signature = signatureOf(credentials, body);
    const request = { method: 'POST', path: '/v2/withdraw', contentType: 'application/json' };
    expect(() => gateway.answer({ ...request, signature, body })).toThrow('ENOSPC');
    expect(gateway.books.all()).toEqual([]);
  });
});

const later = { now: () => START + 60_000 };

const USDT_PAYOUT = { paymentId: 71, addressTo: TRON_ADDRESS, amount: '31.42' };

const fullMemory: Memory = {
  past: [],
  keep: () => {
    throw new Error('ENOSPC');
  },
  clear: () => {},
  close: () => {},
};

const house = (): House => ({
  credentials,
  seed: 's',
  settleMs: { min: 0, max: 0 },
  table: practiceCurrencyTable,
  startingBalances: {},
  now: () => START,
  fiatPrice: () => null,
  switches: documentedSwitches,
  faults: [],
  withdrawIntervalMs: 1_000,
});

describe('determinism', () => {
  const play = async (rig: Rig): Promise<readonly unknown[]> => {
    const replies = [
      await rig.call('currencies'),
      await rig.withdraw({ orderId: 'a' }),
      await rig.withdraw({ orderId: 'b', amount: '77' }),
      await rig.withdraw({ orderId: 'c', amount: '1' }).catch(() => null),
    ];
    rig.pass(SETTLE * 2);
    replies.push(await rig.status({ orderId: 'a' }), await rig.call('balance'));
    return replies.map((reply) => [reply?.status, reply?.headers, reply?.text]);
  };
  const options = {
    settleMs: { min: 1_000, max: 9_000 },
    faults: [{ on: 'withdraw', when: { permille: 300 }, fault: { kind: 'refuse' } }],
  } as const;

  it('gives the same bytes for the same seed and requests', async () => {
    const first = await play(await openRig({ ...options, seed: 7 }));
    expect(await play(await openRig({ ...options, seed: '7' }))).toEqual(first);
  });

  it('gives other ids, hashes and rates for another seed', async () => {
    const first = await play(await openRig({ seed: 7 }));
    expect(await play(await openRig({ seed: 8 }))).not.toEqual(first);
  });
});
