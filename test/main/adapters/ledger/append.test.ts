import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EARLIER_CHOICES } from '#core/dispatch/choices.ts';
import { join } from 'node:path';
import type { OpenLedger } from '#main/adapters/ledger/ledger.ts';
import {
  ANNA,
  batchRecord,
  makeClock,
  move,
  NOON,
  opened,
  reading,
  submission,
  submitBatch,
  SYSTEM,
  tempFolder,
  toSending,
  type TestClock,
} from './fixture.ts';

let folder: ReturnType<typeof tempFolder>;
let clock: TestClock;
let ledger: OpenLedger;

beforeEach(() => {
  folder = tempFolder();
  clock = makeClock();
  ledger = opened(join(folder.path, 'ledger.sqlite'), clock);
});
afterEach(() => {
  ledger.close();
  folder.remove();
});

const CONFLICT = { ok: false, error: 'conflict' };
const FIRST = 'batch-1-p1';

describe('submitting', () => {
  it('stores a batch with its payouts and reads them back exactly', async () => {
    const big = { units: 123_456_789_012_345_678_901_234_567n, decimals: 18 };
    const body = submission('batch-1', 1, { amount: big });
    const batch = { kind: 'batch.submitted' as const, batch: batchRecord() };
    expect(await ledger.append(ANNA, [batch, body])).toEqual({ ok: true, value: undefined });
    expect(await ledger.payout(FIRST)).toEqual({
      ...body.content,
      usdRate: body.usdRate,
      id: FIRST,
      batchId: 'batch-1',
      row: 1,
      epoch: 1,
      orderId: 'order-batch-1-1',
      state: 'SUBMITTED',
      digest: body.digest,
      attempt: 0,
      token: null,
      withdrawalId: null,
      chainHash: null,
      debited: null,
      networkFee: null,
      serviceFee: null,
      confirmations: null,
      detail: null,
      submittedAt: NOON,
      movedAt: NOON,
      askedAt: null,
      notFoundInARow: 0,
    });
    expect(await ledger.batch('batch-1')).toEqual({
      ...batchRecord(),
      run: 'submitted',
      reason: null,
      approvedAt: null,
      submittedAt: NOON,
      choices: EARLIER_CHOICES,
      counts: { SUBMITTED: 1 },
    });
  });

  it('keeps nothing of a transaction in which one fact does not fit', async () => {
    await submitBatch(ledger, 'batch-1', 2);
    const before = ledger.head();
    const refused = await ledger.append(ANNA, [
      move(FIRST, 'SUBMITTED', 'approved'),
      move('batch-1-p2', 'APPROVED', 'claimed', { token: 't' }),
    ]);
    expect(refused).toEqual(CONFLICT);
    expect((await ledger.payout(FIRST))?.state).toBe('SUBMITTED');
    expect(ledger.head()).toEqual(before);
    expect((await ledger.batch('batch-1'))?.counts).toEqual({ SUBMITTED: 2 });
    expect(await ledger.committed()).toEqual(new Map());
  });

  it('refuses a reference another payout has, whatever its letters', async () => {
    await submitBatch(ledger, 'batch-1', 1);
    const again = submission('batch-2', 9, { reference: 'BATCH-1-pay-000001' });
    const batch = { kind: 'batch.submitted' as const, batch: batchRecord('batch-2') };
    expect(await ledger.append(ANNA, [batch, again])).toEqual(CONFLICT);
    expect(await ledger.batch('batch-2')).toBeNull();
  });

  it('lets a reference be taken up again once its payout was cancelled before anything left', async () => {
    await submitBatch(ledger, 'batch-1', 2);
    await ledger.append(ANNA, [move(FIRST, 'SUBMITTED', 'cancelled')]);
    const again = (row: number) => ({
      ...submission('batch-1', row, { reference: `batch-1-PAY-00000${row}` }),
      payoutId: `again-${row}`,
    });
    expect((await ledger.append(ANNA, [again(1)])).ok).toBe(true);
    expect(await ledger.append(ANNA, [again(2)])).toEqual(CONFLICT);
    await toSending(ledger, 'batch-1-p2');
    const refused = move('batch-1-p2', 'SEND_STARTED', 'reply-refused', { token: 'token-1' });
    await ledger.append(SYSTEM, [refused]);
    await ledger.append(ANNA, [move('batch-1-p2', 'REJECTED', 'retry-unchanged')]);
    await ledger.append(ANNA, [move('batch-1-p2', 'SUBMITTED', 'cancelled')]);
    expect(await ledger.append(ANNA, [again(2)])).toEqual(CONFLICT);
  });

  it('takes back a returned batch with new content', async () => {
    await submitBatch(ledger, 'batch-1', 1);
    await ledger.append(ANNA, [
      move(FIRST, 'SUBMITTED', 'returned'),
      { kind: 'run.moved', batchId: 'batch-1', to: 'returned', reason: null },
    ]);
    const changed = submission('batch-1', 1, { note: 'corrected' });
    const batch = { kind: 'batch.submitted' as const, batch: batchRecord('batch-1') };
    expect((await ledger.append(ANNA, [batch, changed])).ok).toBe(true);
    const payout = await ledger.payout(FIRST);
    expect(payout).toMatchObject({ state: 'SUBMITTED', note: 'corrected', epoch: 1 });
    expect((await ledger.batch('batch-1'))?.counts).toEqual({ SUBMITTED: 1 });
  });

  it('refuses to submit a batch twice, or new content for a payout that is not a draft', async () => {
    await submitBatch(ledger, 'batch-1', 1);
    const batch = { kind: 'batch.submitted' as const, batch: batchRecord() };
    expect(await ledger.append(ANNA, [batch])).toEqual(CONFLICT);
    expect(await ledger.append(ANNA, [submission('batch-1', 1)])).toEqual(CONFLICT);
  });
});

describe('moving', () => {
  it('claims with a token, and only that token moves the payout on', async () => {
    await submitBatch(ledger, 'batch-1', 1);
    await ledger.append(ANNA, [move(FIRST, 'SUBMITTED', 'approved')]);
    const claim = move(FIRST, 'APPROVED', 'claimed', { attempt: 1, token: 'mine' });
    expect((await ledger.append(SYSTEM, [claim])).ok).toBe(true);
    expect(await ledger.append(SYSTEM, [claim])).toEqual(CONFLICT);
    const stale = move(FIRST, 'CLAIMED', 'send-started', { attempt: 1, token: 'stale' });
    expect(await ledger.append(SYSTEM, [stale])).toEqual(CONFLICT);
    const tokenless = move(FIRST, 'CLAIMED', 'send-started', { attempt: 1 });
    expect(await ledger.append(SYSTEM, [tokenless])).toEqual(CONFLICT);
    const own = move(FIRST, 'CLAIMED', 'send-started', { attempt: 1, token: 'mine' });
    expect((await ledger.append(SYSTEM, [own])).ok).toBe(true);
    expect(await ledger.payout(FIRST)).toMatchObject({ attempt: 1, token: 'mine' });
  });

  it('counts the next attempt when a claim ended before anything left', async () => {
    await submitBatch(ledger, 'batch-1', 1);
    await ledger.append(ANNA, [move(FIRST, 'SUBMITTED', 'approved')]);
    await ledger.append(SYSTEM, [move(FIRST, 'APPROVED', 'claimed', { attempt: 1, token: 'a' })]);
    await ledger.append(SYSTEM, [
      move(FIRST, 'CLAIMED', 'not-sendable', { token: 'a', detail: 'no connection' }),
    ]);
    expect(await ledger.payout(FIRST)).toMatchObject({ token: null, detail: 'no connection' });
    const second = move(FIRST, 'APPROVED', 'claimed', { attempt: 2, token: 'b' });
    expect((await ledger.append(SYSTEM, [second])).ok).toBe(true);
    expect(await ledger.payout(FIRST)).toMatchObject({ attempt: 2, token: 'b' });
  });

  it('refuses an edge the table does not have, and a state that is not the one now', async () => {
    await submitBatch(ledger, 'batch-1', 1);
    const jump = move(FIRST, 'SUBMITTED', 'approved', { to: 'SEND_STARTED' });
    expect(await ledger.append(ANNA, [jump])).toEqual(CONFLICT);
    expect(await ledger.append(SYSTEM, [move(FIRST, 'PENDING', 'status-paid')])).toEqual(CONFLICT);
    expect(await ledger.append(SYSTEM, [move('nobody', 'SUBMITTED', 'approved')])).toEqual(
      CONFLICT,
    );
  });

  it('refuses what needs a person when it comes from the system', async () => {
    await submitBatch(ledger, 'batch-1', 1);
    expect(await ledger.append(SYSTEM, [move(FIRST, 'SUBMITTED', 'approved')])).toEqual(CONFLICT);
  });

  it('freezes content once a request may have left', async () => {
    await submitBatch(ledger, 'batch-1', 1);
    await toSending(ledger, FIRST);
    await ledger.append(SYSTEM, [
      move(FIRST, 'SEND_STARTED', 'reply-refused', { token: 'token-1' }),
    ]);
    await ledger.append(ANNA, [move(FIRST, 'REJECTED', 'retry-unchanged')]);
    expect(await ledger.append(ANNA, [move(FIRST, 'SUBMITTED', 'returned')])).toEqual(CONFLICT);
  });

  it('opens a new epoch only after the gateway definitely failed the first', async () => {
    await submitBatch(ledger, 'batch-1', 1);
    await toSending(ledger, FIRST);
    const token = 'token-1';
    await ledger.append(SYSTEM, [
      move(FIRST, 'SEND_STARTED', 'reply-accepted', { token, withdrawalId: 'w-1' }),
      move(FIRST, 'ACCEPTED', 'status-failed', { token }),
    ]);
    await ledger.append(ANNA, [move(FIRST, 'FAILED_GATEWAY', 'pay-again')]);
    const { content } = submission('batch-1', 1);
    const reference = 'batch-1-PAY-000001';
    const same = { ...submission('batch-1', 1), content: { ...content, reference } };
    expect(await ledger.append(ANNA, [same])).toEqual(CONFLICT);
    const next = { ...same, epoch: 2, orderId: 'order-epoch-2' };
    expect((await ledger.append(ANNA, [next])).ok).toBe(true);
    expect(await ledger.payout(FIRST)).toMatchObject({ epoch: 2, attempt: 0, state: 'SUBMITTED' });
    await ledger.append(ANNA, [move(FIRST, 'SUBMITTED', 'approved')]);
    const claim = move(FIRST, 'APPROVED', 'claimed', { attempt: 1, token: 'token-2' });
    expect((await ledger.append(SYSTEM, [claim])).ok).toBe(true);
  });
});

describe('evidence', () => {
  it('returns a stored reply only until it was interpreted', async () => {
    await submitBatch(ledger, 'batch-1', 1);
    await toSending(ledger, FIRST);
    expect(await ledger.replyOf(FIRST, 1)).toBeNull();
    const reply = { status: 200, body: '{"result":1}' };
    await ledger.append(SYSTEM, [{ kind: 'reply.stored', payoutId: FIRST, attempt: 1, reply }]);
    expect(await ledger.replyOf(FIRST, 1)).toEqual(reply);
    expect(await ledger.replyOf(FIRST, 2)).toBeNull();
    await ledger.append(SYSTEM, [move(FIRST, 'SEND_STARTED', 'unanswered', { token: 'token-1' })]);
    expect(await ledger.replyOf(FIRST, 1)).toBeNull();
  });

  it('counts look-ups that found nothing, and starts again after any other answer', async () => {
    await submitBatch(ledger, 'batch-1', 1);
    await ledger.append(SYSTEM, [reading(FIRST, 'not-found'), reading(FIRST, 'not-found')]);
    expect((await ledger.payout(FIRST))?.notFoundInARow).toBe(2);
    clock.at += 5_000;
    await ledger.append(SYSTEM, [reading(FIRST, 'failed')]);
    expect(await ledger.payout(FIRST)).toMatchObject({ notFoundInARow: 0, askedAt: NOON + 5_000 });
  });

  it('keeps what a reading told, and does not forget it when the next one tells less', async () => {
    await submitBatch(ledger, 'batch-1', 1);
    const told = { chainHash: '0xabc', debited: '1.6', networkFee: '0.1', confirmations: 2 };
    await ledger.append(SYSTEM, [reading(FIRST, 'found', told), reading(FIRST, 'found')]);
    expect(await ledger.payout(FIRST)).toMatchObject(told);
  });

  it('remembers when the last send ended and which capability was proven', async () => {
    await submitBatch(ledger, 'batch-1', 1);
    expect(await ledger.lastSendEnded()).toBeNull();
    expect(await ledger.hasCapability('order-id-lookup')).toBe(false);
    clock.at += 1_000;
    await ledger.append(SYSTEM, [
      { kind: 'send.ended', payoutId: FIRST },
      { kind: 'capability.proven', capability: 'order-id-lookup', payoutId: FIRST },
    ]);
    expect(await ledger.lastSendEnded()).toEqual({
      at: NOON + 1_000,
      mono: 1_000.25,
      bootId: 'boot-1',
      payoutId: FIRST,
    });
    expect(await ledger.hasCapability('order-id-lookup')).toBe(true);
  });
});

describe('batches', () => {
  it('approves only the fingerprint it has, and a lapse takes the approval back', async () => {
    await submitBatch(ledger, 'batch-1', 1);
    const approve = (fingerprint: string) =>
      ledger.append(ANNA, [
        { kind: 'batch.approved', batchId: 'batch-1', fingerprint, singlePerson: true },
      ]);
    expect(await approve('another')).toEqual(CONFLICT);
    clock.at += 7;
    expect((await approve('print of batch-1')).ok).toBe(true);
    expect(await ledger.batch('batch-1')).toMatchObject({ run: 'approved', approvedAt: NOON + 7 });
    const reason = { code: 'operator-paused' as const, detail: null, payoutId: null };
    await ledger.append(ANNA, [{ kind: 'run.moved', batchId: 'batch-1', to: 'paused', reason }]);
    expect(await ledger.batch('batch-1')).toMatchObject({ run: 'paused', reason });
    await ledger.append(SYSTEM, [
      { kind: 'run.moved', batchId: 'batch-1', to: 'submitted', reason: null },
    ]);
    expect(await ledger.batch('batch-1')).toMatchObject({ approvedAt: null, reason: null });
  });
});
