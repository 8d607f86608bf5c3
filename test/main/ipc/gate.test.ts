import { describe, expect, it } from 'vitest';
import { calls, type CallName } from '#contract/contract.ts';
import type { PolicyReading } from '#core/policy/policy.ts';
import type { Handlers } from '#main/app.ts';
import type { Desk } from '#main/ipc/desk.ts';
import { gated } from '#main/ipc/gate.ts';
import type { LedgerStanding } from '#main/ports/standing.ts';

const names = Object.keys(calls) as CallName[];

const locked: LedgerStanding = {
  kind: 'locked',
  cause: 'behind',
  anchor: { seq: 9, hash: 'a', at: 0 },
  head: { seq: 4, hash: 'b' },
  headAt: 0,
  restored: null,
};
const damaged: LedgerStanding = { kind: 'damaged', detail: 'Entry 4 of the ledger was changed.' };
const elsewhere: LedgerStanding = {
  kind: 'elsewhere',
  holder: { pid: 42, host: 'finance-2', user: 'vera', since: 0, version: '1', bootId: 'b' },
  copiedAt: 0,
};

/** Which calls reach their handler, and what the others are told. */
const tried = async (standing: LedgerStanding, policy: PolicyReading = { kind: 'none' }) => {
  const reached: CallName[] = [];
  const refused = new Map<CallName, string>();
  const handlers = Object.fromEntries(
    names.map((name) => [name, async () => (reached.push(name), { ok: true, value: null })]),
  ) as unknown as Handlers;
  const desk = { session: () => ({ standing }), policy } as unknown as Desk;
  const closed = gated(desk, handlers);
  for (const name of names) {
    const reply = await closed[name]({} as never);
    if (!reply.ok) refused.set(name, reply.error.message);
  }
  return { reached, refused };
};

const MONEY: readonly CallName[] = [
  'batch.submit',
  'batch.approve',
  'batch.dispatch',
  'batch.resume',
  'batch.cancel',
  'payout.create',
  'payout.resolve',
  'unknown.check',
];

describe('a ledger that is only looked at', () => {
  it('takes no call that submits, approves, sends, releases or imports, whatever the reason', async () => {
    for (const standing of [locked, damaged, elsewhere]) {
      const { reached } = await tried(standing);
      for (const name of MONEY) expect(reached).not.toContain(name);
      expect(reached).not.toContain('batch.import');
    }
  });

  it('still shows, exports and verifies', async () => {
    for (const standing of [locked, damaged, elsewhere]) {
      const { reached } = await tried(standing);
      for (const name of ['payout.list', 'batch.export', 'ledger.verify', 'app.state'] as const) {
        expect(reached).toContain(name);
      }
    }
  });

  it('changes no profile and no key under another process that uses them', async () => {
    expect((await tried(elsewhere)).reached).not.toContain('credentials.save');
    expect((await tried(locked)).reached).toContain('credentials.save');
  });

  it('says why: which copy it is, where it is damaged, or which process pays', async () => {
    expect((await tried(locked)).refused.get('batch.dispatch')).toContain('ends at entry 4');
    expect((await tried(damaged)).refused.get('batch.dispatch')).toContain('Entry 4');
    const told = (await tried(elsewhere)).refused.get('batch.dispatch');
    expect(told).toContain('process 42 of vera on finance-2');
  });

  it('takes no call that moves money while the policy of the computer cannot be used, and names its line', async () => {
    const policy = {
      kind: 'refused',
      file: '/etc/purser/policy.json',
      line: 7,
      problem: 'schema must be 1.',
    } as const;
    const { reached, refused } = await tried({ kind: 'open' }, policy);
    for (const name of [...MONEY, 'batch.import'] as const) expect(reached).not.toContain(name);
    expect(reached).toContain('payout.list');
    expect(refused.get('batch.dispatch')).toContain(
      '(/etc/purser/policy.json, line 7): schema must be 1.',
    );
  });

  it('takes every call once it is open', async () => {
    expect((await tried({ kind: 'open' })).reached).toEqual(names);
  });
});
