import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invoiceState } from '#core/receive/invoice.ts';
import { InvoiceWatch } from '#main/desk/invoice-watch.ts';
import {
  askAgain,
  checkInvoice,
  createInvoice,
  creditPart,
  findInvoice,
} from '#main/desk/invoices.ts';
import { given } from '../adapters/treasury/rig.ts';
import {
  found,
  notFound,
  openReceiveRig,
  silent,
  URL_OF,
  wish,
  type ReceiveRig,
} from './receive-rig.ts';

let rig: ReceiveRig;
beforeEach(() => {
  rig = openReceiveRig();
});
afterEach(() => rig.close());

const find = async (reference = 'INV-1') => given(await findInvoice(rig.needs, reference));
const watch = () =>
  new InvoiceWatch({ ...rig.needs, clock: { ...rig.needs.clock, sleep: () => Promise.resolve() } });

describe('an invoice that is asked for', () => {
  it('is durable before the request leaves', async () => {
    const kept: unknown[] = [];
    rig.gateway.creation = async () => {
      kept.push(await rig.treasury.invoices.find('INV-1'));
      return { kind: 'made', url: URL_OF };
    };
    const made = given(await createInvoice(rig.needs, wish()));
    expect(kept).toMatchObject([{ ok: true, value: { creation: 'asked', amount: '100.00' } }]);
    expect(made).toMatchObject({ creation: 'made', url: URL_OF });
    expect(rig.changes.at(-1)).toEqual(made);
  });

  it('is not asked for when its reference is taken, whatever the case', async () => {
    await createInvoice(rig.needs, wish());
    const again = await createInvoice(rig.needs, wish({ reference: 'inv-1', amount: '5' }));
    expect(again).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    expect(rig.gateway.created).toEqual(['INV-1']);
    expect((await find()).amount).toBe('100.00');
  });

  it.each([
    [{ amount: '1.234' }, 'amount'],
    [{ reference: 'a/b' }, 'reference'],
    [{ symbol: '$' }, 'symbol'],
    [{ payer: { firstName: 'Zoë', lastName: '', email: '', phone: '' } }, 'payer'],
    [{ currencyIds: [4711] }, 'currencyIds'],
  ])('is refused for %j before anything is recorded', async (wrong, detail) => {
    const refused = await createInvoice(rig.needs, wish(wrong));
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid-input', detail } });
    expect(rig.gateway.created).toEqual([]);
    expect(given(await rig.treasury.invoices.counts(null))).toEqual({});
  });

  it('is not asked for in a coin that vanished from the list', async () => {
    rig.listed.splice(0);
    const refused = await createInvoice(rig.needs, wish({ currencyIds: [71] }));
    expect(refused).toMatchObject({ error: { detail: 'currencyIds' } });
  });

  it('is refused for good with the words of the gateway', async () => {
    rig.gateway.creation = () => ({ kind: 'refused', message: 'invalid type' });
    const refused = given(await createInvoice(rig.needs, wish()));
    expect(invoiceState(refused)).toBe('refused');
    expect(refused.creationDetail).toContain('invalid type');
  });
});

describe('an invoice without a clear answer', () => {
  beforeEach(async () => {
    rig.gateway.creation = () => ({ kind: 'unclear', detail: 'timeout' });
    expect(invoiceState(given(await createInvoice(rig.needs, wish())))).toBe('unclear');
  });

  it('is taken over when the gateway has it, and never asked for a second time', async () => {
    rig.gateway.lookup = () => found({ paid: '40' });
    const taken = given(await askAgain(rig.needs, 'INV-1'));
    expect(taken).toMatchObject({ creation: 'found', url: null });
    expect(invoiceState(taken)).toBe('part-paid');
    expect(await askAgain(rig.needs, 'INV-1')).toMatchObject({ error: { kind: 'conflict' } });
    expect(rig.gateway.created).toEqual(['INV-1']);
  });

  it('is not asked for again while nobody can say whether it exists', async () => {
    rig.gateway.lookup = () => silent;
    expect(await askAgain(rig.needs, 'INV-1')).toMatchObject({
      error: { kind: 'gateway-unanswered' },
    });
    expect(rig.gateway.created).toEqual(['INV-1']);
    expect((await find()).trouble).toContain('could not be reached');
  });

  it('is asked for once more, by a person, when the gateway does not have it', async () => {
    rig.gateway.lookup = () => notFound;
    rig.gateway.creation = () => ({ kind: 'made', url: URL_OF });
    expect(given(await askAgain(rig.needs, 'INV-1'))).toMatchObject({ creation: 'made' });
    expect(rig.gateway.created).toEqual(['INV-1', 'INV-1']);
  });

  it('stays unclear, whatever the watch hears, until it is found', async () => {
    rig.gateway.lookup = () => notFound;
    await watch().askDue();
    expect(invoiceState(await find())).toBe('unclear');
    expect(rig.gateway.created).toEqual(['INV-1']);
    rig.gateway.lookup = () => found();
    rig.pass(10_000);
    await watch().askDue();
    expect((await find()).creation).toBe('found');
  });
});

describe('a process that ends while an invoice is being asked for', () => {
  it('leaves it to the next one, which looks it up at its start', async () => {
    rig.gateway.creation = () => new Promise(() => undefined);
    void createInvoice(rig.needs, wish());
    await expect.poll(() => rig.gateway.created.length, { timeout: 20_000 }).toBe(1);
    rig = await rig.restart();
    expect(invoiceState(await find())).toBe('unclear');
    await rig.treasury.invoices.wake(rig.needs.clock.now());
    await watch().askDue();
    expect(await find()).toMatchObject({ creation: 'found' });
    expect(rig.gateway).toMatchObject({ created: [], looked: ['INV-1'] });
  });
});

describe('the states of an invoice', () => {
  it('are kept as they change, each with its time, and not when they say the same', async () => {
    await createInvoice(rig.needs, wish());
    for (const paid of ['0', '0', '40', '40', '100']) {
      rig.gateway.lookup = () => found({ paid, status: paid === '100' ? 'paid' : 'waiting' });
      rig.pass(1_000);
      await checkInvoice(rig.needs, 'INV-1');
    }
    const readings = given(await rig.treasury.invoices.readings('INV-1'));
    expect(readings.map(({ paid }) => paid)).toEqual(['0', '40', '100']);
    expect(invoiceState(await find())).toBe('paid');
  });

  it('are asked about while it is open, and no more once it is paid or over', async () => {
    await createInvoice(rig.needs, wish());
    await createInvoice(rig.needs, wish({ reference: 'INV-2' }));
    const states = new Map([
      ['INV-1', found({ status: 'paid', paid: '100' })],
      ['INV-2', found({ status: 'ended', word: 'error' })],
    ]);
    rig.gateway.lookup = (reference) => states.get(reference) ?? notFound;
    await watch().askDue();
    rig.pass(3_600_000);
    await watch().askDue();
    expect(rig.gateway.looked).toEqual(['INV-1', 'INV-2']);
  });

  it('are left alone by the watch for a while when the gateway is silent', async () => {
    await createInvoice(rig.needs, wish());
    await createInvoice(rig.needs, wish({ reference: 'INV-2' }));
    rig.gateway.lookup = () => silent;
    expect(await watch().askDue()).toBe(false);
    expect(rig.gateway.looked).toEqual(['INV-1']);
  });

  it('say nothing about money when the word is unknown', async () => {
    await createInvoice(rig.needs, wish());
    rig.gateway.lookup = () => found({ status: 'unknown', word: 'hold', paid: '100' });
    expect(invoiceState(given(await checkInvoice(rig.needs, 'INV-1')))).toBe('unknown');
  });
});

describe('an invoice paid in part', () => {
  beforeEach(async () => {
    await createInvoice(rig.needs, wish());
    rig.gateway.lookup = () => found({ paid: '40' });
    await checkInvoice(rig.needs, 'INV-1');
  });

  it('is credited by a person, with a reason, once', async () => {
    const decided = { reference: 'INV-1', reason: 'agreed by telephone', by: 'Vera' };
    expect(given(await creditPart(rig.needs, decided)).decision).toMatchObject({
      kind: 'credit',
      paid: '40',
      reason: 'agreed by telephone',
      by: 'Vera',
    });
    expect(await creditPart(rig.needs, decided)).toMatchObject({ error: { kind: 'conflict' } });
  });

  it('has its rest asked for by a further invoice, and both know of each other', async () => {
    const rest = wish({ reference: 'INV-1-R', amount: '60.00', restOf: 'INV-1' });
    expect(given(await createInvoice(rig.needs, rest)).restOf).toBe('INV-1');
    expect((await find()).decision).toMatchObject({
      kind: 'rest',
      reference: 'INV-1-R',
      paid: '40',
    });
  });

  it('is not said to have its rest asked for when that was refused', async () => {
    rig.gateway.creation = () => ({ kind: 'refused', message: 'no' });
    await createInvoice(rig.needs, wish({ reference: 'INV-1-R', amount: '60', restOf: 'INV-1' }));
    expect((await find()).decision).toBeNull();
  });
});

it('an invoice that was not paid at all cannot be credited', async () => {
  await createInvoice(rig.needs, wish());
  const credited = await creditPart(rig.needs, { reference: 'INV-1', reason: 'x', by: 'Vera' });
  expect(credited).toMatchObject({ error: { kind: 'conflict' } });
});
