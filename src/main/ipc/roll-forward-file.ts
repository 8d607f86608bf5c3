/** Roll-forwards as a file every spreadsheet opens: one currency a line, plain numbers, times with their zone. */
import type { RollForwardListView, RollForwardView } from '#contract/views/holdings.ts';
import { BYTE_ORDER_MARK, writeRecord } from '#core/export/csv-writer.ts';

const HEADER = [
  'currency_id',
  'currency',
  'network',
  'from',
  'to',
  'opening_read_at',
  'opening',
  'deposits',
  'deposit_count',
  'debits',
  'debit_count',
  'fees',
  'closing_read_at',
  'closing',
  'unexplained',
  'unexplained_side',
  'sent_not_told',
  'sent_not_told_count',
  'debits_without_fees',
  'note',
] as const;

const NOTES = {
  'no-reading': 'no reading of the balance in or before this period',
  'one-reading': 'only one reading of the balance in this period',
  'upside-down': 'the period ends before it begins',
} as const;

/** A cell that begins with a minus sign would be guarded as a formula, so the side stands in a column of its own. */
const sideOf = (unexplained: string): readonly [size: string, side: string] => {
  if (unexplained === '0') return ['0', 'none'];
  return unexplained.startsWith('-')
    ? [unexplained.slice(1), 'less than expected']
    : [unexplained, 'more than expected'];
};

const cellsOf = (
  line: RollForwardView,
  { from, to }: Pick<RollForwardListView, 'from' | 'to'>,
): readonly string[] => {
  const name = [String(line.currencyId), line.code, line.network, from, to];
  const { figures: f, because } = line;
  if (f === null) {
    const empty = HEADER.slice(name.length, -1).map(() => '');
    return [...name, ...empty, because === null ? '' : NOTES[because]];
  }
  const [size, side] = sideOf(f.unexplained);
  const came = [f.openingAt, f.opening, f.deposits, String(f.depositCount)];
  const left = [f.debits, String(f.debitCount), f.fees];
  const open = [f.inFlight, String(f.inFlightCount), String(f.withoutFees), ''];
  return [...name, ...came, ...left, f.closingAt, f.closing, size, side, ...open];
};

export const rollForwardName = ({ from, to }: RollForwardListView): string =>
  `roll-forward-${from.slice(0, 10)}-${to.slice(0, 10)}.csv`;

export const rollForwardFile = (list: RollForwardListView): readonly string[] => [
  `${BYTE_ORDER_MARK}${writeRecord(HEADER)}`,
  ...list.lines.map((line) => writeRecord(cellsOf(line, list))),
];
