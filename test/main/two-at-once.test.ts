/** Two Pursers at once, as two real processes: one pays, the other looks on and says which; 0 payouts twice. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LedgerStanding } from '#main/ports/standing.ts';
import type { Session } from '#main/session.ts';
import type { PracticeGateway } from '#practice/server.ts';
import { approveBatch, executions, openAt, openGateway } from './session-rig.ts';
import { NODE_FLAGS } from '#test/support/child-env.ts';

interface Said {
  readonly open?: true;
  readonly standing?: LedgerStanding;
  readonly states?: readonly string[];
  readonly sent?: true;
  readonly refused?: string;
}

/** Another Purser, driven by lines. */
interface Other {
  readonly child: ChildProcess;
  ask(what: 'state' | 'send' | 'lose-lock' | 'end'): Promise<Said>;
}

const CHILD = join(import.meta.dirname, 'session-child.ts');

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let folder: string;
let gateway: PracticeGateway;
let others: ChildProcess[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'purser-two-'));
  gateway = await openGateway();
  others = [];
});
afterEach(async () => {
  for (const child of others) child.kill('SIGKILL');
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

const startOther = async (at = folder): Promise<Other> => {
  const child = spawn(process.execPath, [...NODE_FLAGS, CHILD, at, gateway.url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  others.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Said> => {
    const { value } = await lines.next();
    if (typeof value !== 'string') throw new Error('the other process has ended');
    return JSON.parse(value) as Said;
  };
  await next();
  return {
    child,
    ask: async (what) => {
      child.stdin.write(`${what}\n`);
      return next();
    },
  };
};

/** An approved batch of so many payouts, closed. */
const prepared = async (count: number): Promise<void> => {
  const session = await openAt(folder, gateway.url);
  await approveBatch(session, count);
  await session.close();
};

describe('a second process on the same ledger', () => {
  it('F34: two Pursers on one computer → the second opens read-only', async () => {
    await prepared(2);
    const payer = await startOther();
    const looker: Session = await openAt(folder, gateway.url);
    const { standing } = looker;
    expect(standing).toMatchObject({
      kind: 'elsewhere',
      holder: { pid: payer.child.pid, host: hostname(), version: '0.0.0-test' },
    });
    expect((await looker.ledger.batches()).map(({ run }) => run)).toEqual(['approved']);
    await expect(looker.ledger.append({ kind: 'system' }, [])).rejects.toThrow('looking only');
    expect(await payer.ask('send')).toEqual({ sent: true });
    await looker.close();
    const later = await openAt(folder, gateway.url);
    expect((await later.ledger.batches()).map(({ run }) => run)).toEqual(['finished']);
    await later.close();
    expect(executions(gateway)).toEqual([1, 1]);
  });

  it('leaves no copy behind, and pays once the first has ended, however that ended', async () => {
    await prepared(1);
    const payer = await startOther();
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('purser-copy-'));
    const looker = await openAt(folder, gateway.url);
    await looker.close();
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('purser-copy-'));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
    payer.child.kill('SIGKILL');
    await new Promise((resolve) => payer.child.once('exit', resolve));
    const note = readFileSync(join(folder, 'ledger.sqlite.holder.json'), 'utf8');
    expect(JSON.parse(note)).toMatchObject({ pid: payer.child.pid });
    const next = await openAt(folder, gateway.url);
    expect(next.standing).toEqual({ kind: 'open' });
    await next.close();
    expect(readdirSync(folder)).not.toContain('ledger.sqlite.holder.json');
  });

  it('F36: takes over after a kill in the middle of sending, and pays nothing twice', async () => {
    await prepared(3);
    const payer = await startOther();
    const sending = payer.ask('send').catch(() => null);
    while (gateway.books.withdrawals().length === 0) await new Promise((go) => setTimeout(go, 5));
    payer.child.kill('SIGKILL');
    await new Promise((resolve) => payer.child.once('exit', resolve));
    await sending;
    const second = await startOther();
    expect((await second.ask('state')).standing).toEqual({ kind: 'open' });
    await second.ask('send');
    const { states = [] } = await second.ask('state');
    expect(states).toHaveLength(3);
    expect(executions(gateway).every((count) => count === 1)).toBe(true);
    expect(states).not.toContain('SEND_STARTED');
  });
});

describe('a ledger that two can write', () => {
  it('F33: copied to another place, its second sender finds every payout at the gateway and sends none', async () => {
    await prepared(2);
    const twin = `${folder}-twin`;
    cpSync(folder, twin, { recursive: true });
    const first = await startOther();
    await first.ask('send');
    const second = await startOther(twin);
    expect((await second.ask('state')).standing).toEqual({ kind: 'open' });
    // Each found payout stops the run, so that a person looks; then the next.
    await second.ask('send');
    await second.ask('send');
    await second.ask('send');
    expect((await second.ask('state')).states).not.toContain('APPROVED');
    expect(executions(gateway)).toEqual([1, 1]);
    await second.ask('end');
    rmSync(twin, { recursive: true, force: true });
  });

  it('F35: with the lock broken, the first stops at its next write, and nothing is paid twice', async () => {
    // Enough of them that the first still sends when the second has started, however slow the machine.
    await prepared(20);
    const first = await startOther();
    await first.ask('lose-lock');
    const sending = first.ask('send');
    while (gateway.books.withdrawals().length === 0) await new Promise((go) => setTimeout(go, 5));
    const second = await startOther();
    const { standing } = await second.ask('state');
    expect(standing).toEqual({ kind: 'open' });
    const ended = await sending;
    expect(ended.refused).toContain('Another Purser has opened this ledger');
    await second.ask('send');
    await second.ask('send');
    expect(executions(gateway).every((count) => count === 1)).toBe(true);
  });
});
