import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFixed, parseAmount } from '#core/money/amount.ts';
import { paymentInstruction } from '#core/receive/instruction.ts';
import {
  invoiceState,
  isWatched,
  restOf,
  type Invoice,
  type InvoiceReading,
} from '#core/receive/invoice.ts';
import { callbacksPerDeposit } from '#core/receive/notice.ts';
import { readInvoiceAmount, readPayer } from '#core/receive/payer.ts';
import { readReference } from '#core/receive/reference.ts';
import { LIVE_PACE, nextQuestion } from '#core/receive/watch.ts';
import { anAddress, anInvoice } from '../../main/adapters/treasury/rig.ts';

const reading = (given: Partial<InvoiceReading>): InvoiceReading => ({
  at: 0,
  status: 'waiting',
  word: 'wait',
  paid: '0',
  symbol: 'USD',
  creditedToUs: null,
  creditedToPayer: null,
  serviceFee: null,
  networkFee: null,
  version: 3,
  ...given,
});

const made = (given: Partial<InvoiceReading> | null, more: Partial<Invoice> = {}): Invoice => ({
  ...anInvoice('INV-1'),
  creation: 'made',
  reading: given === null ? null : reading(given),
  ...more,
});

describe('a reference', () => {
  it('keeps letters, digits and hyphens, and loses the spaces around', () => {
    expect(readReference('  INV-2026-001 ')).toEqual({ ok: true, value: 'INV-2026-001' });
  });

  it.each([
    ['INV/2026/7', '“INV-2026-7” would do'],
    ['Café 12', '“Cafe-12” would do'],
    ['a'.repeat(70), `“${'a'.repeat(64)}” would do`],
    ['', 'Give a reference'],
    ['///', 'letters, digits and hyphens only'],
  ])('%j is refused with the way out', (typed, words) => {
    const read = readReference(typed);
    expect(read.ok ? '' : read.error).toContain(words);
  });

  it('offers only what it would take itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 90 }), (typed) => {
        const read = readReference(typed);
        const offered = read.ok ? null : /“([^”]*)” would do/u.exec(read.error);
        return offered === null || readReference(offered[1] ?? '').ok;
      }),
    );
  });
});

describe('an invoice is', () => {
  it.each<[string, Invoice]>([
    ['unclear', { ...made(null), creation: 'asked' }],
    ['unclear', { ...made(null), creation: 'unclear' }],
    ['refused', { ...made(null), creation: 'refused' }],
    ['waiting', made(null)],
    ['waiting', made({})],
    ['part-paid', made({ paid: '40' })],
    ['paid', made({ status: 'paid', paid: '100' })],
    ['over-paid', made({ status: 'paid', paid: '100.01' })],
    ['expired', made({ status: 'ended' })],
    ['expired-part', made({ status: 'ended', paid: '0.01' })],
    ['unknown', made({ status: 'unknown', word: 'hold' })],
  ])('%s', (state, invoice) => {
    expect(invoiceState(invoice)).toBe(state);
  });

  it.each<[string, Partial<InvoiceReading>, Partial<Invoice>]>([
    ['the sum is missing', { status: 'paid', paid: null }, {}],
    ['the sum is less than asked', { status: 'paid', paid: '99.99' }, {}],
    ['the sum is in another currency', { status: 'paid', paid: '100', symbol: 'EUR' }, {}],
    ['it was paid before and is not now', { status: 'waiting', paid: '0' }, { wasPaid: true }],
    ['it was paid before and is over now', { status: 'ended', paid: '0' }, { wasPaid: true }],
  ])('never shown as paid where %s', (_, said, more) => {
    expect(invoiceState(made(said, more))).toBe('unknown');
  });

  it('credited once a person decided so, and paid when the rest comes after all', () => {
    const decision = {
      kind: 'credit',
      paid: '40',
      reference: null,
      reason: 'x',
      by: 'V',
      at: 0,
    } as const;
    expect(invoiceState(made({ paid: '40' }, { decision }))).toBe('credited');
    expect(invoiceState(made({ paid: '100', status: 'paid' }, { decision }))).toBe('paid');
  });

  it('watched until the gateway has said its last word', () => {
    expect(isWatched(made({}))).toBe(true);
    expect(isWatched({ ...made(null), creation: 'unclear' })).toBe(true);
    expect(isWatched(made({ status: 'paid', paid: '100' }))).toBe(false);
    expect(isWatched(made({ status: 'ended', paid: '40' }))).toBe(false);
  });
});

describe('the rest of an invoice', () => {
  it('and the part make the whole, to the cent, rounded up', () => {
    const cents = fc.bigInt({ min: 2n, max: 10n ** 12n });
    fc.assert(
      fc.property(cents, fc.bigInt({ min: 1n, max: 10n ** 12n }), (asked, paid) => {
        const text = (units: bigint): string => formatFixed({ units, decimals: 2 });
        const rest = restOf({ ...made({ paid: text(paid) }), amount: text(asked) });
        if (paid >= asked) return rest === null;
        const read = parseAmount(rest ?? '', 2);
        return read.ok && read.value.units + paid === asked;
      }),
    );
    expect(restOf(made({ paid: '40.001' }))).toBe('60.00');
    expect(restOf(made({ paid: '0' }))).toBeNull();
    expect(restOf(made({ paid: null }))).toBeNull();
  });
});

describe('what is typed for an invoice', () => {
  it.each([
    ['100', '100.00'],
    ['0.5', '0.50'],
    [' 12.34 ', '12.34'],
  ])('the amount %j is written as %s', (typed, written) => {
    expect(readInvoiceAmount(typed)).toEqual({ ok: true, value: written });
  });

  it.each(['', '0', '0.00', '-1', '1.234', '1,5', '1e3', 'ten', '9'.repeat(13)])(
    'the amount %j is refused',
    (typed) => {
      expect(readInvoiceAmount(typed).ok).toBe(false);
    },
  );

  const nobody = { firstName: '', lastName: '', email: '', phone: '' };

  it.each([
    [{ firstName: 'Zoë' }, 'first name'],
    [{ lastName: 'a/b' }, 'last name'],
    [{ email: 'nobody' }, 'no e-mail address'],
    [{ phone: '+44 x' }, 'digits only'],
  ])('%j is refused by name', (typed, words) => {
    const read = readPayer({ ...nobody, ...typed });
    expect(read.ok ? '' : read.error).toContain(words);
  });

  it('a payer may be nobody, and a phone number may be written with spaces', () => {
    expect(readPayer(nobody).ok).toBe(true);
    expect(readPayer({ ...nobody, phone: '+44 (1632) 960-000' })).toMatchObject({
      value: { phone: '441632960000' },
    });
  });
});

describe('a deposit', () => {
  it.each([
    ['BTC', 'bitcoin', 2],
    ['DASH', 'dash', 2],
    ['BTC', 'BEP20', 1],
    ['USDT', 'TRC20', 1],
  ])('of %s on %s is told %i times', (code, network, times) => {
    expect(callbacksPerDeposit(code, network)).toBe(times);
  });
});

describe('a payment instruction', () => {
  it('holds the address whole, the tag with what it is for, and the minimum', () => {
    const text = paymentInstruction({ ...anAddress('DEP-1'), tag: '4711' });
    expect(text).toContain('Address:  TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd\n');
    expect(text).toContain('Compare:  TLBQ DMM3 ');
    expect(text).toContain('Tag:      4711\n');
    expect(text).toContain('At least: 1 USDT.');
  });

  it('says when the address looks wrong, and nothing of a tag where there is none', () => {
    const text = paymentInstruction({ ...anAddress('DEP-1'), doubt: 'It looks wrong.' });
    expect(text).toContain('CAUTION: It looks wrong.');
    expect(text).not.toContain('Tag:');
  });
});

describe('the next question about an invoice', () => {
  it('comes sooner for a young one, and never later than the pace allows', () => {
    const ages = fc.integer({ min: 0, max: 400 * 86_400_000 });
    fc.assert(
      fc.property(ages, (age) => {
        const wait = nextQuestion({ askedAt: 0, checkedAt: age }, LIVE_PACE) - age;
        return wait >= LIVE_PACE.youngMs && wait <= LIVE_PACE.oldestMs;
      }),
    );
    expect(nextQuestion({ askedAt: 5, checkedAt: null }, LIVE_PACE)).toBe(5);
  });
});
