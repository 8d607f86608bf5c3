/** A ledger that is not the one last used here is only looked at, until a person has walked the whole way out. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anchorAccount } from '#main/anchor.ts';
import type { Session } from '#main/session.ts';
import { askAll, unlock, type AskProgress } from '#main/workflow/unlock.ts';
import type { PracticeGateway } from '#practice/server.ts';
import { makeMemoryKeychain, type MemoryKeychain } from '../fakes/memory-keychain.ts';
import { approveBatch, executions, openAt, openGateway, send, statesOf } from './session-rig.ts';
import { ANNA, BATCH } from './workflow/rig.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let folder: string;
let gateway: PracticeGateway;
let keychain: MemoryKeychain;
let open: Session[];

const LEDGER = 'ledger.sqlite';
const ACCOUNT = anchorAccount({ id: 'acme' });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'purser-locked-'));
  gateway = await openGateway();
  keychain = makeMemoryKeychain();
  open = [];
});
afterEach(async () => {
  for (const session of open) await session.close();
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (at = folder, chain = keychain): Promise<Session> => {
  const session = await openAt(at, gateway.url, chain);
  open.push(session);
  return session;
};

const end = async (session: Session): Promise<void> => {
  open = open.filter((one) => one !== session);
  await session.close();
};

const file = (): string => join(folder, LEDGER);
const copy = (): string => join(folder, 'yesterday.sqlite');

/** A ledger with two payouts approved is kept as yesterday's; today both are sent; then yesterday's is put back. */
const restoreYesterday = async (): Promise<void> => {
  const first = await start();
  await approveBatch(first, 2);
  await end(first);
  copyFileSync(file(), copy());
  const second = await start();
  await send(second);
  expect(executions(gateway)).toEqual([1, 1]);
  await end(second);
  copyFileSync(copy(), file());
};

const askedOf = async (session: Session): Promise<AskProgress> => {
  let last: AskProgress | null = null;
  if (session.unlock === null) throw new Error('not locked');
  for await (const now of askAll(session.unlock, new AbortController().signal)) last = now;
  if (last === null) throw new Error('nothing was asked');
  return last;
};

const walkOut = async (session: Session, typedCount: string, reason = 'compared with Ben') => {
  if (session.unlock === null) throw new Error('not locked');
  const asked = await askedOf(session);
  const seenHead = session.unlock.locked.head.seq;
  return unlock(session.unlock, { typedCount, seenHead, reason, by: ANNA, asked });
};

describe('the head of a live ledger', () => {
  it('is kept in the keychain from the first start on, before every send, and at the end', async () => {
    const session = await start();
    await approveBatch(session, 2);
    const before = keychain.saves;
    await send(session);
    expect(keychain.saves - before).toBeGreaterThanOrEqual(2);
    await end(session);
    const kept = JSON.parse(keychain.kept.get(ACCOUNT) ?? '{}');
    const again = await start();
    expect(again.standing).toEqual({ kind: 'open' });
    const snapshot = join(folder, 'snapshot.sqlite');
    await again.snapshotTo(snapshot);
    const db = new DatabaseSync(snapshot);
    const stored = db.prepare('SELECT hash FROM journal WHERE seq = ?').get(kept.seq);
    db.close();
    expect(stored?.['hash']).toBe(kept.hash);
  });

  it('that cannot be kept stops the line before anything is sent, and the next try goes on', async () => {
    const session = await start();
    await approveBatch(session, 2);
    keychain.failure = { kind: 'locked', detail: 'the keyring is locked' };
    await send(session);
    const batch = await session.ledger.batch(BATCH);
    expect(batch).toMatchObject({ run: 'paused', reason: { code: 'keychain-locked' } });
    expect(await statesOf(session)).toEqual(['APPROVED', 'APPROVED']);
    expect(session.anchorProblem).toContain('locked');
    expect(gateway.books.withdrawals()).toEqual([]);
    keychain.failure = null;
    await send(session);
    expect(executions(gateway)).toEqual([1, 1]);
    expect(session.anchorProblem).toBeNull();
  });

  it('is never overwritten by an older ledger that was opened while the keychain was silent', async () => {
    await restoreYesterday();
    const kept = keychain.kept.get(ACCOUNT);
    keychain.failure = { kind: 'locked', detail: 'the keyring is locked' };
    const session = await start();
    keychain.failure = null;
    await send(session);
    expect((await session.ledger.batch(BATCH))?.reason?.code).toBe('keychain-locked');
    expect(gateway.books.withdrawals()).toHaveLength(2);
    await end(session);
    expect(keychain.kept.get(ACCOUNT)).toBe(kept);
    expect((await start()).standing.kind).toBe('locked');
  });
});

describe('F32: yesterday’s ledger is put back → locked', () => {
  beforeEach(restoreYesterday);

  it('is locked: read in full, and nothing can be written, at this start and the next', async () => {
    const session = await start();
    expect(session.standing).toMatchObject({ kind: 'locked', cause: 'behind' });
    expect(await statesOf(session)).toEqual(['APPROVED', 'APPROVED']);
    await expect(session.ledger.append(ANNA, [])).rejects.toThrow('looking only');
    await session.dispatch.start(BATCH, ANNA).catch(() => undefined);
    await end(session);
    const again = await start();
    expect(again.standing).toMatchObject({ kind: 'locked', cause: 'behind' });
    expect(executions(gateway)).toEqual([1, 1]);
  });

  it('leads out only through the gateway’s answers, a reason and the retyped number', async () => {
    const session = await start();
    const asked = await askedOf(session);
    expect(asked).toMatchObject({ asked: 2, found: 2, failed: 0, ended: true });
    expect(asked.notable.every(({ surprising }) => surprising)).toBe(true);
    expect(await walkOut(session, '3')).toMatchObject({ ok: false });
    expect(await walkOut(session, '2', '  ')).toMatchObject({ ok: false });
    gateway.setFaults([
      { on: 'withdrawstatus', when: { always: true }, fault: { kind: 'garbled', body: 'html' } },
    ]);
    expect(await walkOut(session, '2')).toMatchObject({ ok: false });
    gateway.setFaults('calm');
    expect(await statesOf(session)).toEqual(['APPROVED', 'APPROVED']);
  });

  it('takes over what the gateway has, voids the other approvals, and pays nothing twice', async () => {
    const session = await start();
    expect(await walkOut(session, '2')).toEqual({ ok: true, value: undefined });
    await end(session);
    const again = await start();
    expect(again.standing).toEqual({ kind: 'open' });
    expect((await statesOf(again)).every((state) => state !== 'APPROVED')).toBe(true);
    expect((await statesOf(again)).every((state) => state !== 'SUBMITTED')).toBe(true);
    await send(again);
    expect(executions(gateway)).toEqual([1, 1]);
  });

  it('stays locked when the new head cannot be kept after all', async () => {
    const session = await start();
    const asked = await askedOf(session);
    keychain.failure = { kind: 'locked', detail: 'the keyring is locked' };
    if (session.unlock === null) throw new Error('not locked');
    const request = {
      typedCount: '2',
      seenHead: session.unlock.locked.head.seq,
      reason: 'compared',
      by: ANNA,
      asked,
    };
    expect(await unlock(session.unlock, request)).toMatchObject({ ok: false });
    keychain.failure = null;
    await end(session);
    expect((await start()).standing.kind).toBe('locked');
  });
});

describe('other ledgers than the one last used here', () => {
  it('F31: a deleted one leaves an empty ledger that is locked', async () => {
    const session = await start();
    await approveBatch(session, 1);
    await end(session);
    rmSync(file());
    expect((await start()).standing).toMatchObject({ kind: 'locked', cause: 'missing' });
  });

  it('one that went its own way is locked although it is longer', async () => {
    await restoreYesterday();
    const other = makeMemoryKeychain();
    const elsewhere = await start(folder, other);
    expect(elsewhere.standing).toMatchObject({ kind: 'locked', cause: 'foreign' });
    expect(await walkOut(elsewhere, '2')).toMatchObject({ ok: true });
    await end(elsewhere);
    const longer = await start(folder, other);
    expect(longer.standing.kind).toBe('open');
    const reading = { kind: 'balance.read', balances: [] } as const;
    await longer.ledger.append(
      ANNA,
      Array.from({ length: 40 }, () => reading),
    );
    await end(longer);
    expect((await start()).standing).toMatchObject({ kind: 'locked', cause: 'replaced' });
  });

  it('a damaged one is shown as far as it goes, with the place of the damage, and cannot be written', async () => {
    const session = await start();
    await approveBatch(session, 2);
    await end(session);
    const db = new DatabaseSync(file());
    db.exec(`DROP TRIGGER journal_no_update; UPDATE journal SET actor = 'Mallory' WHERE seq = 3`);
    db.close();
    const damaged = await start();
    expect(damaged.standing).toMatchObject({
      kind: 'damaged',
      detail: expect.stringContaining('Entry 3'),
    });
    expect(await statesOf(damaged)).toEqual(['APPROVED', 'APPROVED']);
    await expect(damaged.ledger.append(ANNA, [])).rejects.toThrow('looking only');
  });
});
