import { afterEach, describe, expect, test } from 'vitest';
import { isPinnedRefusal } from '#main/adapters/gateway/pinned-refusals.ts';
import type { Gateway, WithdrawOrder, WithdrawOutcome } from '#main/ports/gateway.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';
import type { Fault } from '#practice/faults.ts';
import { contentRefusals, refusals } from '#practice/refusals.ts';
import type { PracticeOptions } from '#practice/server.ts';
import { closeRigs, credentials, openRig, SETTLE, TRON_ADDRESS } from '#test/practice/rig.ts';
import { gatewayAt } from '#test/support/gateway-under-test.ts';
import { keyOf } from '#test/support/lent-key.ts';

afterEach(closeRigs);

const order: WithdrawOrder = {
  orderId: 'p1-A',
  currencyId: 71,
  address: TRON_ADDRESS,
  tag: null,
  amount: '31.42',
};

/** A client of a practice gateway with the right key, and a way to make one whole withdraw. */
const practise = async (
  options: Partial<PracticeOptions> = {},
  { secret = '', replyMs = 30_000 } = {},
) => {
  const rig = await openRig({ ...options, switches: { limits: false, ...options.switches } });
  const gateway: Gateway = gatewayAt(rig.gateway.url, {
    key: keyOf(secret || credentials.apiKey),
    limits: { replyMs },
  });
  const pay = async (asked: Partial<WithdrawOrder> = {}): Promise<WithdrawOutcome> => {
    rig.pass(1_000);
    const whole = { ...order, ...asked };
    const prepared = await gateway.prepare(whole);
    if (!prepared.ok) throw new Error(prepared.error.detail);
    return gateway.interpret(whole, await prepared.value.send());
  };
  return { rig, gateway, pay, books: rig.gateway.books };
};

const withFault = (fault: Fault) =>
  practise(
    { faults: [{ on: 'withdraw', when: { always: true }, fault }] },
    fault.kind === 'slow' || fault.kind === 'trickle' ? { replyMs: 300 } : {},
  );

describe('a payout at the practice gateway', () => {
  test('is accepted, executed once, found, and settles with fees', async () => {
    const { rig, gateway, pay, books } = await practise();
    const outcome = await pay();
    expect(outcome).toMatchObject({ kind: 'accepted', differs: [] });
    expect(books.executions('p1-A')).toBe(1);
    const withdrawalId = outcome.kind === 'accepted' ? (outcome.withdrawalId ?? '') : '';
    expect(await gateway.lookup({ by: 'orderId', orderId: 'p1-A' })).toMatchObject({
      kind: 'found',
      withdrawal: { status: 'pending', address: TRON_ADDRESS, amount: '31.42', chainHash: null },
    });
    rig.pass(SETTLE);
    expect(await gateway.lookup({ by: 'withdrawalId', withdrawalId })).toMatchObject({
      kind: 'found',
      withdrawal: {
        status: 'success',
        currencyId: 71,
        chainHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        debited: expect.stringMatching(/^\d+\.\d+$/) as unknown,
      },
    });
  });

  test('that was never sent is not found', async () => {
    const { gateway } = await practise();
    expect(await gateway.lookup({ by: 'orderId', orderId: 'p1-NONE' })).toEqual({
      kind: 'not-found',
      message: refusals.notFound,
    });
  });

  test('is understood in every dialect', async () => {
    const dialect = {
      resultAs: 'text',
      idsAs: 'text',
      refusalWord: 'error',
      refusalStatus: 200,
      trailingZeros: true,
    } as const;
    const { gateway, pay } = await practise({ switches: { dialect, slashInTransactionIds: true } });
    const outcome = await pay();
    expect(outcome).toMatchObject({ kind: 'accepted', differs: [] });
    const withdrawalId = outcome.kind === 'accepted' ? (outcome.withdrawalId ?? '') : '';
    expect(withdrawalId).toContain('/');
    const found = await gateway.lookup({ by: 'withdrawalId', withdrawalId });
    expect(found).toMatchObject({ kind: 'found', withdrawal: { amount: '31.42' } });
    expect(await pay({ amount: '0.01' })).toMatchObject({ kind: 'refused' });
    expect((await gateway.currencies()).ok).toBe(true);
    expect((await gateway.balances()).ok).toBe(true);
    expect((await gateway.fees(order)).ok).toBe(true);
  });

  test('carries its tag', async () => {
    const { pay, books } = await practise();
    const address = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';
    const outcome = await pay({ currencyId: 9001, address, tag: '42', amount: '25' });
    expect(outcome).toMatchObject({ kind: 'accepted', differs: [] });
    expect(books.withdrawals()).toMatchObject([{ address, tag: '42' }]);
  });
});

describe('the lists of the practice gateway', () => {
  test('read back as its table says, tag rules and accuracies included', async () => {
    const { gateway } = await practise({ switches: { drift: 'none' } });
    const list = await gateway.currencies();
    const read = (list.ok ? list.value : []).map(({ id, code, decimals, tag }) => [
      id,
      code,
      decimals,
      tag,
    ]);
    const table = practiceCurrencyTable.map(({ id, code, decimals, tag }) => [
      id,
      code,
      decimals,
      tag,
    ]);
    expect(read).toEqual(table);
  });

  test('give every balance in the accuracy of its currency', async () => {
    const { gateway } = await practise();
    const read = await gateway.balances();
    const decimals = (read.ok ? read.value : []).map(({ currencyId, held }) => [
      currencyId,
      held.decimals,
    ]);
    expect(decimals).toEqual(practiceCurrencyTable.map((entry) => [entry.id, entry.decimals]));
  });

  test('without accuracies fall back on what is known, and never on a finer one', async () => {
    const { gateway } = await practise({ switches: { listNamesOptional: false } });
    const list = await gateway.currencies();
    const truth = new Map(practiceCurrencyTable.map((entry) => [entry.id, entry.decimals]));
    const read = list.ok ? list.value : [];
    expect(read.filter(({ decimals }) => decimals !== null).length).toBeGreaterThan(15);
    for (const { id, decimals } of read) {
      if (decimals !== null) expect(decimals).toBeLessThanOrEqual(truth.get(id) ?? -1);
    }
  });

  test('quote the fees that a payout then costs', async () => {
    const { gateway } = await practise();
    expect(await gateway.fees(order)).toMatchObject({ ok: true, value: { networkFee: '1' } });
  });
});

describe('refusals of the practice gateway', () => {
  test('that blame the payout are pinned, all others are not', () => {
    const pinned = Object.values(refusals).filter(isPinnedRefusal);
    expect(pinned.toSorted()).toEqual(contentRefusals.toSorted());
  });

  test.each([
    ['too little', { amount: '0.01' }],
    ['more than there is', { amount: '99999999' }],
    ['too many decimals', { amount: '31.421' }],
    ['an unknown currency', { currencyId: 12345 }],
    ['a wrong address', { address: 'nowhere' }],
  ])('of %s is a definite refusal and nothing is executed', async (_name, asked) => {
    const { pay, books } = await practise();
    expect(await pay(asked)).toMatchObject({ kind: 'refused' });
    expect(books.withdrawals()).toEqual([]);
  });

  test('of a wrong key stop the line, in withdraws, reads and look-ups', async () => {
    const { gateway, pay, books } = await practise({}, { secret: 'another-key' });
    expect(await pay()).toMatchObject({ kind: 'unanswered', stop: 'not-authorised' });
    expect(await gateway.balances()).toMatchObject({ ok: false, error: { kind: 'refused' } });
    const lookup = await gateway.lookup({ by: 'orderId', orderId: 'p1-A' });
    expect(lookup).toMatchObject({ kind: 'failed' });
    expect(books.withdrawals()).toEqual([]);
  });

  test('of this computer stop the line', async () => {
    const { pay } = await practise({ scenario: 'ip-refused' });
    expect(await pay()).toMatchObject({ kind: 'unanswered', stop: 'not-authorised' });
  });

  test('of a blocked account stop the line', async () => {
    const { rig, pay } = await practise();
    await pay();
    rig.pass(-500);
    expect(await pay()).toMatchObject({ kind: 'unanswered', stop: 'rate-limited' });
  });
});

describe('faults of the practice gateway', () => {
  test.each<readonly [Fault, string, number]>([
    [{ kind: 'lost-reply', executed: true }, 'unknown-outcome', 1],
    [{ kind: 'lost-reply', executed: false }, 'unknown-outcome', 0],
    [{ kind: 'late-execution', ms: 60_000 }, 'unknown-outcome', 0],
    [{ kind: 'refuse' }, 'unknown-outcome', 0],
    [{ kind: 'refuse', message: 'try again', executed: true }, 'unknown-outcome', 1],
    [{ kind: 'status', status: 502, executed: true }, 'unknown-outcome', 1],
    [{ kind: 'status', status: 500, executed: false, body: 'envelope' }, 'unknown-outcome', 0],
    [{ kind: 'status', status: 301, executed: false }, 'not-authorised', 0],
    [{ kind: 'status', status: 403, executed: false }, 'not-authorised', 0],
    [{ kind: 'status', status: 429, executed: true }, 'rate-limited', 1],
    [{ kind: 'garbled', body: 'empty' }, 'unknown-outcome', 1],
    [{ kind: 'garbled', body: 'truncated' }, 'unknown-outcome', 1],
    [{ kind: 'garbled', body: 'cut' }, 'unknown-outcome', 1],
    [{ kind: 'garbled', body: 'html' }, 'unknown-outcome', 1],
    [{ kind: 'slow', ms: 5_000 }, 'unknown-outcome', 1],
    [{ kind: 'trickle', ms: 50 }, 'unknown-outcome', 1],
    [{ kind: 'huge', bytes: 200_000 }, 'unknown-outcome', 1],
  ])('%j: unanswered (%s), executed %d times', async (fault, stop, executions) => {
    const { pay, books } = await withFault(fault);
    expect(await pay()).toMatchObject({ kind: 'unanswered', stop });
    expect(books.executions('p1-A')).toBe(executions);
    expect(books.arrivals()).toHaveLength(1);
  });

  test.each<readonly [Fault, readonly string[]]>([
    [{ kind: 'garbled', body: 'no-transaction-id' }, ['withdrawalId']],
    [{ kind: 'echo', field: 'amount', in: 'reply' }, ['amount']],
    [{ kind: 'echo', field: 'address', in: 'reply' }, ['address']],
    [{ kind: 'echo', field: 'currency', in: 'reply' }, ['currency']],
    [{ kind: 'trailing-zeros' }, []],
  ])('%j: accepted, and what differs is %j', async (fault, differs) => {
    const { pay, books } = await withFault(fault);
    expect(await pay()).toMatchObject({ kind: 'accepted', differs });
    expect(books.executions('p1-A')).toBe(1);
  });
});
