/**
 * The files every import benchmark reads: the same bytes on every computer, made once and kept in `.cache/bench`.
 * About 115 bytes a row, nine columns, names quoted, half of them not ASCII, seven kinds of addresses.
 */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';
import { destination, type Label, type SampleRow } from '../sample-data/sample-row.ts';
import { ROOT } from '../tools.ts';

export const CACHE = join(ROOT, '.cache', 'bench');

/** Raised whenever the bytes below change, so that no older file is measured. */
const VERSION = 2;

const HEADER = 'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note\r\n';

const LABELS: readonly Label[] = [
  'USDT TRC20',
  'TRX tron',
  'LTC litecoin',
  'DOGE dogecoin',
  'USDT TRC20',
  'BTC bitcoin',
  'USDT ERC20',
  'USDT TRC20',
  'XRP ripple',
  'SOL solana',
];

const NAMES: readonly string[] = [
  'Zoë Ångström',
  'Nora Birch, Ltd.',
  'Łukasz Wiśnior',
  'Harbour and Vale',
  'Οδυσσέας Παπ',
  'Ida Fjord',
  'Алёна Северин',
  'Kit ""Kite"" Moss',
];

const pick = <T>(from: readonly T[], at: number): T => {
  const found = from[at % from.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** Row `number`, from 1. One row in twenty pays the account of the row before, under the same name, as salaries and bonuses do. */
const rowText = (number: number): string => {
  const account = number % 20 === 0 ? number - 1 : number;
  const to: SampleRow = destination(pick(LABELS, account), account);
  // The tags of samples outgrow what XRP allows long before a million rows.
  const tag = to.tag === '' ? '' : String(100_000 + account);
  const name = `${pick(NAMES, account)} ${account}`;
  const amount = `${200 + ((number * 37) % 900)}.${String((number * 13) % 100).padStart(2, '0')}`;
  const reference = `B-${String(number).padStart(8, '0')}`;
  return `${reference},"${name}",${to.currency},${to.network},${to.address},${tag},${amount},USD,Run 7\r\n`;
};

const PIECE = 2_000;

/** The path of the file with so many rows; made when it is not there yet. */
export const rowsFile = (rows: number): string => {
  const path = join(CACHE, `rows-${rows}-v${VERSION}.csv`);
  if (existsSync(path)) return path;
  mkdirSync(CACHE, { recursive: true });
  process.stderr.write(`making a file of ${rows} rows, once …\n`);
  const file = openSync(`${path}.part`, 'w');
  writeSync(file, HEADER);
  for (let first = 1; first <= rows; first += PIECE) {
    const count = Math.min(PIECE, rows - first + 1);
    writeSync(file, Array.from({ length: count }, (_, at) => rowText(first + at)).join(''));
  }
  closeSync(file);
  renameSync(`${path}.part`, path);
  return path;
};

/** The practice list as one reading of it, with an age of nothing. */
export const benchSnapshot = (): CurrencySnapshot => ({
  id: 'bench',
  takenAt: Date.now(),
  currencies: practiceCurrencyTable,
});
