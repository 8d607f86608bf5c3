/**
 * A payroll of 500 rows as Excel writes it after years of copying: a title above the names, a line of totals beneath,
 * and between them most of what people get wrong. What each row should have been is kept beside it.
 */
import { writeWorkbook, type CellDescription } from '#test/support/workbook.ts';
import { payroll500 } from './payroll.ts';
import type { SampleRow } from './sample-row.ts';

/** Columns as an accountant names them. */
const HEADER = [
  'Reference',
  'Beneficiary',
  'Currency',
  'Network',
  'Address',
  'Tag',
  'Amount',
  'Amount currency',
  'Note',
];

/** The cells of a row in the order of the header. */
type Cells = readonly CellDescription[];

const good = (row: SampleRow): string[] => [
  row.reference ?? '',
  row.beneficiary ?? '',
  row.currency ?? '',
  row.network ?? '',
  row.address ?? '',
  row.tag ?? '',
  row.amount ?? '',
  row.amount_currency ?? '',
  row.note ?? '',
];

const set = (cells: readonly string[], at: number, value: CellDescription): Cells =>
  cells.map((cell, column) => (column === at ? value : cell));

const AT = { reference: 0, currency: 2, network: 3, address: 4, tag: 5, amount: 6, unit: 7 };

/** Two neighbouring characters in the wrong order, the commonest slip of a typing hand. */
const mistakenCharacter = (address: string): string => {
  const chars = Array.from(address);
  const at = chars.findIndex((char, place) => place > 4 && char !== chars[place + 1]);
  return `${address.slice(0, at)}${address.charAt(at + 1)}${address.charAt(at)}${address.slice(at + 2)}`;
};

/** Damage by data row; a row that is not named is in order. */
const damaged = (row: number, cells: readonly string[]): Cells => {
  const cell = (at: number): string => cells[at] ?? '';
  const isUsdt = cell(AT.currency) === 'USDT';
  const isXrp = cell(AT.currency) === 'XRP';
  if (row % 41 === 3) return set(cells, AT.reference, `${cell(AT.reference)}\u200B`);
  if (row % 37 === 5) return set(cells, AT.address, `\u00A0${cell(AT.address)} `);
  if (row % 43 === 7) return set(cells, AT.currency, cell(AT.currency).toLowerCase());
  if (row % 29 === 9 && isUsdt) return set(cells, AT.network, '');
  if (row % 61 === 11) return set(cells, AT.amount, '1.250,50');
  if (row % 97 === 13) return set(cells, AT.unit, '');
  if (row % 149 === 15) return set(cells, AT.reference, '');
  if (row % 31 === 17 && isXrp)
    return set(
      set(cells, AT.address, `${cell(AT.address)}:${cell(AT.tag)}`) as string[],
      AT.tag,
      '',
    );
  if (row % 113 === 19) return set(cells, AT.amount, '0.40');
  if (row === 101 || row === 305)
    return set(cells, AT.amount, { error: '#REF!', formula: 'Rates!B7*C2' });
  if (row === 202) return set(cells, AT.address, { v: '1.23456789012346E+47', f: '0.00E+00' });
  if (row === 404) return set(cells, AT.address, mistakenCharacter(cell(AT.address)));
  return cells;
};

/** How many data rows the sheet has, its line of totals included. */
export const BROKEN_ROWS = 500;

const rows = (): readonly (readonly string[])[] =>
  payroll500()
    .slice(0, BROKEN_ROWS - 2)
    .map(good);

/** What the address of a data row should have been. */
export const rightAddress = (row: number): string => rows()[row - 1]?.[AT.address] ?? '';

/** The workbook: title, blank row, names, 498 payments of which many are broken, one of them twice, and a total. */
export const brokenPayroll = (): Uint8Array => {
  const payments = rows();
  const twice = (payments[0] ?? []).map((cell, at) => (at === AT.reference ? 'RUN-AGAIN' : cell));
  const total = ['', 'Total', '', '', '', '', '229480.00', '', ''];
  return writeWorkbook('excel', [
    {
      name: 'November',
      rows: [
        ['Payroll November 2026'],
        [],
        HEADER,
        ...payments.map((cells, at) => damaged(at + 1, cells)),
        twice,
        total,
      ],
    },
  ]);
};
