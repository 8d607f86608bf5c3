import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../scripts/file-check/check.ts';
import { openFile } from '../../scripts/file-check/open-file.ts';
import { sampleFiles } from '../../scripts/make-samples.ts';
import { checkRow } from '#core/import/check-row.ts';
import { makeRowContext } from '#core/import/row-context.ts';
import { ROW_FIELDS, type Row, type RowField } from '#core/import/row.ts';
import { MAX_DECIMALS, formatAmount, parseAmount } from '#core/money/amount.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';

const folder = join(import.meta.dirname, '..', '..', 'samples');

/** The practice list with every rate times `numerator` / 4. */
const snapshotAt = (numerator: bigint): CurrencySnapshot => ({
  id: 's',
  takenAt: 0,
  currencies: practiceCurrencyTable.map((currency) => {
    const rate = parseAmount(currency.usdRate, MAX_DECIMALS);
    const units = rate.ok ? (rate.value.units * numerator) / 4n : 0n;
    return { ...currency, usdRate: formatAmount({ units, decimals: MAX_DECIMALS }) };
  }),
});

interface Style {
  readonly delimiter?: string;
  readonly decimalMark?: '.' | ',';
  readonly quarters?: bigint;
}

const rowsOf = (
  name: string,
  { delimiter = ',', decimalMark = '.', quarters = 4n }: Style = {},
): readonly Row[] => {
  const records: string[][] = parse(readFileSync(join(folder, name)), { bom: true, delimiter });
  const context = makeRowContext(snapshotAt(quarters), decimalMark);
  return records.slice(1).map((record, at) => {
    const cells = Object.fromEntries(
      ROW_FIELDS.map((field, column) => [field, record[column] ?? '']),
    ) as Record<RowField, string>;
    return checkRow({ row: at + 1, line: at + 2, cells }, context);
  });
};

/** What the import as a whole says of a sample when nobody answers anything. */
const outcomeOf = (name: string): string => {
  const source = openFile(join(folder, name));
  if (!source.ok) return source.error.rule;
  const checking = checkFile(source.value, {
    choices: {},
    snapshot: snapshotAt(4n),
    history: null,
  });
  let step = checking.next();
  while (step.done !== true) step = checking.next();
  source.value.close();
  return [step.value.outcome, ...step.value.reasons.map((reason) => reason.rule)].join(' ');
};

describe('the samples', () => {
  it.each([
    ['first-three.csv', 'accepted'],
    ['payroll-25.csv', 'accepted'],
    ['payroll-500.csv', 'accepted'],
    ['mistakes.csv', 'accepted'],
    ['excel-export.csv', 'accepted'],
    ['template.csv', 'refused file-no-rows'],
  ])('%s is read without a question: %s', (name, outcome) => {
    expect(outcomeOf(name)).toBe(outcome);
  });

  it.each([...sampleFiles()])('%s is what the generator writes', (name, text) => {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  });

  it.each([2n, 4n, 8n])(
    'payrolls are payable to the last row at %i quarters of the rates',
    (quarters) => {
      const rows = [
        ...rowsOf('first-three.csv', { quarters }),
        ...rowsOf('payroll-25.csv', { quarters }),
        ...rowsOf('payroll-500.csv', { quarters }),
        ...rowsOf('excel-export.csv', { quarters, delimiter: ';', decimalMark: ',' }),
      ];
      expect(rows.flatMap((row) => row.issues.filter((issue) => issue.level === 'error'))).toEqual(
        [],
      );
      expect(rows).toHaveLength(538);
    },
  );

  it('of 25 pays eight coins, USDT on three networks, in fiat and in crypto, with tags', () => {
    const rows = rowsOf('payroll-25.csv');
    const paid = new Set(rows.map((row) => row.cells.currency));
    expect(rows).toHaveLength(25);
    expect([...paid].sort()).toEqual(['BTC', 'DOGE', 'ETH', 'LTC', 'TON', 'TRX', 'USDT', 'XRP']);
    const networks = rows
      .filter((row) => row.cells.currency === 'USDT')
      .map((row) => row.cells.network);
    expect(new Set(networks).size).toBe(3);
    expect(new Set(rows.map((row) => row.unit)).size).toBeGreaterThan(5);
    expect(rows.filter((row) => row.cells.tag !== '')).toHaveLength(4);
  });

  it('warn only where one address form serves several networks', () => {
    const rules = [...rowsOf('payroll-25.csv'), ...rowsOf('payroll-500.csv')].flatMap((row) =>
      row.issues.map((issue) => issue.rule),
    );
    expect([...new Set(rules)]).toEqual(['network-same-address-form']);
  });

  it('of mistakes break a rule in every row but the first, most of them a different one', () => {
    const [first, ...others] = rowsOf('mistakes.csv');
    expect(first?.status).toBe('ready');
    const clean = others.filter((row) => row.issues.length === 0).map((row) => row.cells.note);
    // Paying one address under two names is a rule across rows, which no single row can break.
    expect(clean).toEqual(['same address for another person']);
    const rules = new Set(others.flatMap((row) => row.issues.map((issue) => issue.rule)));
    expect(rules.size).toBeGreaterThan(25);
  });
});
