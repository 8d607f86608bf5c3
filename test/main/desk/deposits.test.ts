import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askForAddress, type DepositWish } from '#main/desk/deposits.ts';
import { createInvoice } from '#main/desk/invoices.ts';
import { mayOpen } from '#main/desk/payment-link.ts';
import { addressOn } from '#practice/addresses.ts';
import { given } from '../adapters/treasury/rig.ts';
import { openReceiveRig, wish, type ReceiveRig } from './receive-rig.ts';

let rig: ReceiveRig;
beforeEach(() => {
  rig = openReceiveRig();
});
afterEach(() => rig.close());

const ask = (more: Partial<DepositWish> = {}) =>
  askForAddress(
    { ...rig.needs, treasury: rig.treasury, gateway: rig.gateway },
    {
      currencyId: 71,
      reference: 'DEP-1',
      purpose: 'customer',
      payer: ' Blue Harbour ',
      note: '',
      by: 'Anna',
      ...more,
    },
  );

const RIPPLE = addressOn('ripple', 'seed', 'shared');

describe('a deposit address', () => {
  it('is kept with what was true when it was given', async () => {
    const answer = given(await ask());
    expect(answer).toMatchObject({
      kind: 'given',
      address: {
        code: 'USDT',
        network: 'TRC20',
        minDeposit: '1',
        payer: 'Blue Harbour',
        doubt: null,
      },
    });
    expect(given(await rig.treasury.addresses.find('dep-1'))).toEqual(answer.address);
  });

  it('is shown again for the same reference and currency, without asking the gateway', async () => {
    const first = given(await ask());
    expect(given(await ask({ reference: ' dep-1 ' }))).toEqual({
      kind: 'existing',
      address: first.address,
    });
    expect(rig.gateway.given).toEqual(['DEP-1 71']);
  });

  it('is refused where the reference names one of another currency, or an invoice', async () => {
    await ask();
    expect(await ask({ currencyId: 10 })).toMatchObject({
      error: { kind: 'conflict', message: expect.stringContaining('USDT TRC20') },
    });
    await createInvoice(rig.needs, wish({ reference: 'INV-1' }));
    expect(await ask({ reference: 'INV-1' })).toMatchObject({ error: { kind: 'conflict' } });
    expect(await createInvoice(rig.needs, wish({ reference: 'DEP-1' }))).toMatchObject({
      error: { kind: 'conflict' },
    });
    expect(rig.gateway.given).toHaveLength(1);
    expect(rig.gateway.created).toEqual(['INV-1']);
  });

  it.each([
    {
      address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Je',
      tag: null,
      currencyId: 71,
      what: 'an address',
    },
    { address: RIPPLE, tag: '99999999999', currencyId: 9001, what: 'tag' },
    {
      address: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
      tag: null,
      currencyId: 71,
      what: 'an address',
    },
  ])('whose $what looks wrong ($address, $tag) is kept and shown as doubtful', async (example) => {
    const { address, tag, currencyId, what } = example;
    rig.gateway.address = { address, tag };
    const doubt = what === 'tag' ? 'tag does not look like' : 'does not look like an address';
    expect(given(await ask({ currencyId })).address).toMatchObject({
      address,
      tag,
      doubt: expect.stringContaining(doubt),
    });
  });

  it('is not asked for in a currency that vanished from the list', async () => {
    rig.listed.splice(0);
    expect(await ask()).toMatchObject({ error: { kind: 'not-found' } });
    expect(rig.gateway.given).toEqual([]);
  });

  it('leaves nothing behind when the gateway does not answer, and may be asked for again', async () => {
    rig.gateway.address = null;
    expect(await ask()).toMatchObject({ error: { kind: 'gateway-unanswered' } });
    rig.gateway.address = { address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd', tag: null };
    expect(given(await ask()).kind).toBe('given');
  });
});

describe('the link of an invoice', () => {
  const gateway = 'https://api.passimpay.io';

  it.each([
    'https://passimpay.io/pay/1',
    'https://pay.passimpay.io/i?x=1',
    'https://a.b.passimpay.io/',
  ])('to %s may be opened', (link) => {
    expect(mayOpen(link, gateway)).toBe(true);
  });

  it.each([
    'http://pay.passimpay.io/1',
    'https://passimpay.io.evil.example/1',
    'https://evilpassimpay.io/1',
    'https://user@pay.passimpay.io/1',
    'https://pay.passimpay.io:8443/1',
    'https://pay.passimpay.io@evil.example/',
    'javascript:alert(1)//passimpay.io',
    'file:///etc/passwd',
    'not a link',
    '',
  ])('to %j is copied and never opened', (link) => {
    expect(mayOpen(link, gateway)).toBe(false);
  });

  it("is never opened where the gateway itself is not the vendor's", () => {
    expect(mayOpen('https://pay.passimpay.io/1', 'http://127.0.0.1:4711')).toBe(false);
    expect(mayOpen('https://gateway.co.uk/1', 'https://api.gateway.co.uk')).toBe(false);
  });
});
