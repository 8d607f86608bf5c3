import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRow } from '#core/import/check-row.ts';
import { makeIdentity } from '#core/import/content-identity.ts';
import { readFile, type FileSource } from '#core/import/read-file.ts';
import { makeRowContext } from '#core/import/row-context.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import { snapshotOf, tronAddress } from '../../main/adapters/intake/fixture.ts';

const usdt = snapshotOf('list', '1');
const snapshot: CurrencySnapshot = {
  ...usdt,
  currencies: [
    ...usdt.currencies,
    {
      id: 9,
      code: 'XRP',
      network: 'XRP',
      name: 'XRP',
      decimals: 6,
      usdRate: '2',
      minWithdraw: '0.1',
      minDeposit: null,
      tag: 'optional',
    },
  ],
};

interface Payment {
  readonly reference: string;
  readonly currency: 'USDT' | 'XRP';
  readonly address: string;
  readonly tag: string;
  /** Whole part and cents. */
  readonly amount: readonly [number, number];
}

interface Form {
  readonly delimiter: ',' | ';' | '\t';
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';
  readonly comma: boolean;
  readonly trailingZero: boolean;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly upperHeader: boolean;
  readonly columns: readonly number[];
}

const PLAIN: Form = {
  delimiter: ',',
  encoding: 'utf-8',
  comma: false,
  trailingZero: false,
  lineEnd: '\n',
  upperHeader: false,
  columns: [0, 1, 2, 3, 4, 5, 6, 7],
};

const HEADER = [
  'reference',
  'beneficiary',
  'currency',
  'network',
  'address',
  'tag',
  'amount',
  'amount_currency',
];
const XRP_ADDRESS = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';

const amountText = ([whole, cents]: Payment['amount'], form: Form): string => {
  const fraction = String(cents).padStart(2, '0');
  return `${whole}${form.comma ? ',' : '.'}${fraction}${form.trailingZero ? '0' : ''}`;
};

const textOf = (payments: readonly Payment[], form: Form): string => {
  const line = (cells: readonly string[]): string =>
    form.columns
      .map((at) => cells[at] ?? '')
      .map((cell) => (cell.includes(form.delimiter) ? `"${cell}"` : cell))
      .join(form.delimiter);
  const rows = payments.map((payment) => {
    const network = payment.currency === 'USDT' ? 'TRC20' : 'XRP';
    const place = [payment.currency, network, payment.address, payment.tag];
    const unit = payment.currency;
    return line([payment.reference, 'Łucja', ...place, amountText(payment.amount, form), unit]);
  });
  const header = form.upperHeader ? HEADER.map((name) => name.toUpperCase()) : HEADER;
  return [line(header), ...rows].map((text) => text + form.lineEnd).join('');
};

const bytesOf = (text: string, encoding: Form['encoding']): Uint8Array => {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-8-bom') return Buffer.from(`\uFEFF${text}`, 'utf8');
  const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return encoding === 'utf-16le' ? wide : wide.swap16();
};

/** The identity of a file as an import reads it: its bytes, judged, checked row by row. */
const identityOf = (payments: readonly Payment[], form: Form): string | null => {
  const bytes = bytesOf(textOf(payments, form), form.encoding);
  const source: FileSource = { name: 'any', size: bytes.length, chunks: () => [bytes] };
  const reading = readFile(source, { decimalMark: form.comma ? ',' : '.' });
  const context = makeRowContext(snapshot, form.comma ? ',' : '.');
  const identity = makeIdentity();
  let step = reading.next();
  for (; step.done !== true; step = reading.next()) {
    if (step.value.kind !== 'records') continue;
    for (const record of step.value.records) {
      const { content, issues } = checkRow(record, context);
      if (content === null) throw new Error(JSON.stringify(issues));
      identity.add(content);
    }
  }
  if (step.value.kind !== 'accepted') throw new Error(JSON.stringify(step.value));
  return identity.identity();
};

const payment = fc.record({
  currency: fc.constantFrom('USDT' as const, 'XRP' as const),
  payee: fc.integer({ min: 1, max: 5 }),
  tag: fc.integer({ min: 0, max: 9 }),
  amount: fc.tuple(fc.integer({ min: 10, max: 999 }), fc.integer({ min: 0, max: 99 })),
});

const payments = fc.array(payment, { minLength: 1, maxLength: 8 }).map((rows) =>
  rows.map(({ currency, payee, tag, amount }, at): Payment => {
    const isXrp = currency === 'XRP';
    return {
      reference: `R-${at}`,
      currency,
      address: isXrp ? XRP_ADDRESS : tronAddress(payee),
      tag: isXrp ? String(tag) : '',
      amount,
    };
  }),
);

const form: fc.Arbitrary<Form> = fc.record({
  delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const),
  encoding: fc.constantFrom('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'),
  comma: fc.boolean(),
  trailingZero: fc.boolean(),
  lineEnd: fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
  upperHeader: fc.boolean(),
  columns: fc.shuffledSubarray(PLAIN.columns.slice(), { minLength: 8 }),
});

describe('what a file would pay', () => {
  it('has one identity in every order, encoding, delimiter and way to write it', () => {
    fc.assert(
      fc.property(payments, form, fc.infiniteStream(fc.nat()), (rows, written, random) => {
        const shuffled = rows
          .map((row) => ({ row, key: random.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        expect(identityOf(shuffled, written)).toBe(identityOf(rows, PLAIN));
      }),
      { numRuns: 300 },
    );
  });

  it('has another identity after any change of an amount, an address, a tag or a reference', () => {
    const change = fc.constantFrom('amount', 'address', 'tag', 'reference', 'left out', 'again');
    fc.assert(
      fc.property(payments, fc.nat(), change, (rows, place, what) => {
        const at = place % rows.length;
        const changed = rows.flatMap((row, other) => {
          if (other !== at) return [row];
          const isXrp = row.currency === 'XRP';
          switch (what) {
            case 'amount':
              return [{ ...row, amount: [row.amount[0], (row.amount[1] + 1) % 100] as const }];
            case 'tag':
              return [isXrp ? { ...row, tag: `1${row.tag}` } : { ...row, reference: 'T' }];
            case 'address':
              return [isXrp ? { ...row, tag: '' } : { ...row, address: tronAddress('another') }];
            case 'reference':
              return [{ ...row, reference: `${row.reference}x` }];
            case 'left out':
              return [];
            case 'again':
              return [row, { ...row, reference: 'again' }];
          }
        });
        if (changed.length === 0) return;
        expect(identityOf(changed, PLAIN)).not.toBe(identityOf(rows, PLAIN));
      }),
      { numRuns: 600 },
    );
  });

  it('is nothing where nothing could be paid', () => {
    expect(makeIdentity().identity()).toBeNull();
  });

  it('is the SHA-256 of the count and of the digests added up modulo 2^256, as ledgers keep it', () => {
    const identity = makeIdentity();
    let sum = 0n;
    const rows = 5_000;
    for (let row = 1; row <= rows; row += 1) {
      const address = tronAddress(row);
      const asked = { amount: `${row}.5`, unit: 'USD' };
      const destination = { currencyId: 71, code: 'USDT', network: 'TRC20', address, tag: null };
      identity.add({ reference: `R-${row}`, destination, asked });
      const text = JSON.stringify([`R-${row}`, `${address}|`, 71, asked.amount, asked.unit]);
      sum += BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
    }
    const hex = (sum % 2n ** 256n).toString(16).padStart(64, '0');
    const words = hex.match(/.{8}/g)?.map((word) => String(Number(`0x${word}`))) ?? [];
    const text = `purser-content-1 ${rows} ${words.join(' ')}`;
    expect(identity.identity()).toBe(createHash('sha256').update(text).digest('hex'));
  });
});
