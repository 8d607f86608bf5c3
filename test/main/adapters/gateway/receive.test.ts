import { afterEach, describe, expect, test } from 'vitest';
import type { InvoiceOrder } from '#core/receive/invoice.ts';
import type { ReceiveGateway } from '#main/ports/receive-gateway.ts';
import type { FaultRule } from '#practice/faults.ts';
import type { PracticeOptions } from '#practice/server.ts';
import { closeRigs, credentials, openRig } from '#test/practice/rig.ts';
import { gatewayAt } from '#test/support/gateway-under-test.ts';
import { keyOf } from '#test/support/lent-key.ts';

afterEach(closeRigs);

const practise = async (options: Partial<PracticeOptions> = {}) => {
  const switches = { limits: false, drift: 'none', ...options.switches } as const;
  const rig = await openRig({ ...options, switches });
  const gateway: ReceiveGateway = gatewayAt(rig.gateway.url, {
    key: keyOf(credentials.apiKey),
    limits: { replyMs: 400 },
  });
  return { rig, gateway };
};

const order: InvoiceOrder = {
  reference: 'INV-1',
  amount: '100.00',
  symbol: 'USD',
  kind: 'all',
  currencyIds: [],
  payer: { firstName: '', lastName: '', email: '', phone: '' },
};

describe('a deposit address', () => {
  test('comes with its tag as text, and is the same when it is asked for again', async () => {
    const { gateway } = await practise();
    const first = await gateway.depositAddress({ reference: 'DEP-1', currencyId: 9001 });
    expect(first).toEqual({
      ok: true,
      value: { address: expect.stringMatching(/^r/), tag: expect.stringMatching(/^\d{9}$/) },
    });
    expect(await gateway.depositAddress({ reference: 'DEP-1', currencyId: 9001 })).toEqual(first);
  });

  test('has no tag where the coin has none', async () => {
    const { gateway } = await practise();
    const given = await gateway.depositAddress({ reference: 'DEP-1', currencyId: 71 });
    expect(given).toMatchObject({ ok: true, value: { tag: null } });
  });

  test("is refused in the gateway's own words", async () => {
    const { gateway } = await practise();
    expect(await gateway.depositAddress({ reference: 'DEP-1', currencyId: 4711 })).toMatchObject({
      ok: false,
      error: { kind: 'refused', message: 'unknown paymentId' },
    });
  });
});

describe('an invoice', () => {
  test('is made from every field, in bytes that pass all three checks of the signature', async () => {
    const { rig, gateway } = await practise({ switches: { fiatInvoices: true } });
    const payer = {
      firstName: 'Anna-Lena',
      lastName: "O'Neil",
      email: 'a@b.example',
      phone: '441632960000',
    };
    const made = await gateway.createInvoice({
      ...order,
      kind: 'fiat',
      currencyIds: [71, 10],
      payer,
    });
    expect(made).toEqual({ kind: 'made', url: expect.stringMatching(/^https:\/\/pay\./) });
    expect(rig.gateway.books.invoice('INV-1')).toMatchObject({
      amount: '100.00',
      symbol: 'USD',
      type: 2,
      currencyIds: [71, 10],
    });
  });

  test('is read by version 3 with its fees: waiting, part, paid', async () => {
    const { rig, gateway } = await practise();
    await gateway.createInvoice(order);
    const waiting = await gateway.invoice('INV-1');
    expect(waiting).toMatchObject({
      kind: 'found',
      reading: { status: 'waiting', paid: '0', version: 3 },
    });
    rig.gateway.pay({ orderId: 'INV-1', currencyId: 71, amount: { in: 'symbol', text: '40' } });
    expect(await gateway.invoice('INV-1')).toMatchObject({
      reading: { status: 'waiting', paid: '40' },
    });
    rig.gateway.pay({ orderId: 'INV-1', currencyId: 30, amount: 'rest' });
    expect(await gateway.invoice('INV-1')).toEqual({
      kind: 'found',
      reading: {
        status: 'paid',
        word: 'paid',
        paid: '100',
        symbol: 'USD',
        creditedToUs: '96.5',
        creditedToPayer: '100',
        serviceFee: '3.5',
        networkFee: '0',
        version: 3,
      },
    });
  });

  test('is read by version 2, with the word of the guide, where there is no version 3', async () => {
    const { gateway } = await practise({
      switches: { orderStatusV3: false, partialWord: 'waiting' },
    });
    await gateway.createInvoice(order);
    expect(await gateway.invoice('INV-1')).toMatchObject({
      kind: 'found',
      reading: { status: 'waiting', word: 'waiting', version: 2, creditedToUs: null },
    });
  });

  test('ends with the part that was paid', async () => {
    const { rig, gateway } = await practise();
    await gateway.createInvoice(order);
    rig.gateway.pay({ orderId: 'INV-1', currencyId: 71, amount: { in: 'symbol', text: '40' } });
    rig.gateway.expire('INV-1');
    expect(await gateway.invoice('INV-1')).toMatchObject({
      reading: { status: 'ended', paid: '40' },
    });
  });

  test('that nobody made is not found', async () => {
    const { gateway } = await practise();
    expect(await gateway.invoice('INV-9')).toMatchObject({ kind: 'not-found' });
  });
});

const withFault = (fault: FaultRule['fault'], on: FaultRule['on'] = 'createorder') =>
  practise({ faults: [{ on, when: { always: true }, fault }] });

describe('an invoice whose answer is lost or spoilt', () => {
  test.each<[string, FaultRule['fault']]>([
    ['a lost reply', { kind: 'lost-reply', executed: true }],
    ['a late reply', { kind: 'slow', ms: 2_000 }],
    ['a reply without a link', { kind: 'garbled', body: 'no-url' }],
    ['an empty reply', { kind: 'garbled', body: 'empty' }],
    ['half a reply', { kind: 'garbled', body: 'truncated' }],
    ['a web page', { kind: 'garbled', body: 'html' }],
    ['a server error after the deed', { kind: 'status', status: 502, executed: true }],
    ['a redirection', { kind: 'status', status: 302, executed: true }],
  ])('is unclear after %s, was asked for once, and a look-up finds it', async (_, fault) => {
    const { rig, gateway } = await withFault(fault);
    expect(await gateway.createInvoice(order)).toMatchObject({ kind: 'unclear' });
    expect(rig.gateway.books.invoice('INV-1')).not.toBeNull();
    expect(await gateway.invoice('INV-1')).toMatchObject({ kind: 'found' });
  });

  test('is refused where the gateway says no', async () => {
    const { gateway } = await withFault({ kind: 'refuse', message: 'no such symbol' });
    expect(await gateway.createInvoice(order)).toEqual({
      kind: 'refused',
      message: 'no such symbol',
    });
  });

  test('was not sent where nobody listens', async () => {
    const gateway = gatewayAt('http://127.0.0.1:9');
    expect(await gateway.createInvoice(order)).toMatchObject({ kind: 'not-sent' });
  });

  test('is no answer about an invoice when the call failed', async () => {
    const { gateway } = await withFault({ kind: 'garbled', body: 'html' }, 'orderstatus-v3');
    await gateway.createInvoice(order);
    // Version 2 still answers.
    expect(await gateway.invoice('INV-1')).toMatchObject({
      kind: 'found',
      reading: { version: 2 },
    });
  });
});
