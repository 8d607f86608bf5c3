import { ROW_FIELDS, type RowField } from '#core/import/row.ts';
import { ADDRESSES, type AddressForm } from './addresses.ts';

/** One line of a sample; cells left out are empty. */
export type SampleRow = Readonly<Partial<Record<RowField, string>>>;

/** What is paid and in which form its addresses are written. */
export const PAID = {
  'USDT TRC20': 'tron',
  'USDT ERC20': 'evm',
  'USDT BEP20': 'evm',
  'BTC bitcoin': 'bitcoin',
  'LTC litecoin': 'litecoin',
  'DOGE dogecoin': 'dogecoin',
  'TRX tron': 'tron',
  'ETH eth': 'evm',
  'XRP ripple': 'ripple',
  'TON ton': 'ton',
  'DASH dash': 'dash',
  'SOL solana': 'solana',
} as const satisfies Record<string, AddressForm>;

export type Label = keyof typeof PAID;

/** The cells that say what is paid where; `number` picks the address and, where there are tags, the tag. */
export const destination = (label: Label, number: number): SampleRow => {
  const [currency = '', network = ''] = label.split(' ');
  const tagged = label === 'XRP ripple' || label === 'TON ton';
  return {
    currency,
    network,
    address: ADDRESSES[PAID[label]](number),
    tag: tagged ? String(100_000 + number * 7_919) : '',
  };
};

const quoteFor = (separator: string, cell: string): string =>
  /["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** The template's own columns; a column for priorities is optional, and no sample needs one. */
const COLUMNS = ROW_FIELDS.filter((field) => field !== 'priority');

/** Rows as the text of a file. Unlike exports it guards nothing, because samples show what people really send. */
export const sampleFile = (
  rows: readonly SampleRow[],
  style: { readonly separator: string; readonly header?: readonly string[] } = { separator: ',' },
): string => {
  const lines = [
    style.header ?? COLUMNS,
    ...rows.map((row) => COLUMNS.map((field) => row[field] ?? '')),
  ];
  return lines
    .map(
      (cells) =>
        `${cells.map((cell) => quoteFor(style.separator, cell)).join(style.separator)}\r\n`,
    )
    .join('');
};
