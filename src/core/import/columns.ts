/**
 * What each column of a file means. Known names are taken, unknown ones are asked about, none is guessed.
 */
import { err, ok, type Result } from '../result.ts';
import { REQUIRED_FIELDS, type ImportChoices } from './ask.ts';
import type { CsvRecord } from './csv.ts';
import { fieldMappedTwice, headerMissing, headerRepeated, headerReserved } from './file-reason.ts';
import { makeFills, type Fill } from './fills.ts';
import { knownField } from './header-names.ts';
import type { FileReason, RowField } from './row.ts';
import { templateKey, templateOf } from './templates.ts';

/** Header position of each field, or -1 where the file has no such column. */
export type FieldPositions = Readonly<Record<RowField, number>>;

/** How the header of a file is understood. */
export interface ColumnMatch {
  /** The names in the file, and behind them those of the columns that answers add. */
  readonly header: readonly string[];
  /** One entry a column: its field, or null when it is kept but not used. */
  readonly fields: readonly (RowField | null)[];
  readonly positions: FieldPositions;
  /** Columns that answers add behind those of the file. */
  readonly fills: readonly Fill[];
  /** Headers nobody has mapped or left out yet. */
  readonly unknown: readonly string[];
  /** Required fields without a column. */
  readonly missing: readonly RowField[];
}

const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Maps the header of a file to fields: known names, then the answers, then what is filled for all rows.
 * Errors: header-reserved, header-repeated, header-field-twice, header-missing. Unknown and missing columns are no
 * errors but asks.
 */
export const matchColumns = (
  header: CsvRecord,
  choices: ImportChoices,
): Result<ColumnMatch, FileReason> => {
  const refused = refuseNames(header);
  if (refused !== null) return err(refused);
  const chosen = new Map(Object.entries(choices.columns ?? {}));
  const own = header.cells.map(
    (name) => chosen.get(name) ?? (chosen.has(name) ? null : known(name)),
  );
  // Under a template a name may mean something else than alone, so its column counts as not yet known.
  const template = chosen.size === 0 ? templateOf(header.cells) : null;
  const fields = own.map((field, at) =>
    template?.product !== undefined && templateKey(header.cells[at] ?? '') === template.product
      ? null
      : field,
  );
  const twice = repeatedField(header, fields);
  if (twice !== null) return err(twice);
  const fills = makeFills({ header: header.cells, fields }, choices);
  const all = [...fields, ...fills.map(({ field }) => field)];
  return ok({
    header: [...header.cells, ...fills.map((fill) => fill.header)],
    fields: all,
    positions: positionsOf(all),
    fills,
    unknown: header.cells.filter((name) => !chosen.has(name) && known(name) === null),
    missing: REQUIRED_FIELDS.filter((field) => !all.includes(field)),
  });
};

const known = knownField;

/** The cells of a record by field; a field without a column is ''. */
export const mapCells = (
  cells: readonly string[],
  at: FieldPositions,
): Readonly<Record<RowField, string>> => ({
  reference: cells[at.reference] ?? '',
  beneficiary: cells[at.beneficiary] ?? '',
  currency: cells[at.currency] ?? '',
  network: cells[at.network] ?? '',
  address: cells[at.address] ?? '',
  tag: cells[at.tag] ?? '',
  amount: cells[at.amount] ?? '',
  amount_currency: cells[at.amount_currency] ?? '',
  note: cells[at.note] ?? '',
  priority: cells[at.priority] ?? '',
});

/** How many columns of a header have a name that is known without asking. */
export const countKnown = (header: readonly string[]): number =>
  header.filter((name) => known(name) !== null).length;

const normalized = (name: string): string => name.trim().toLowerCase();

const refuseNames = ({ cells, line }: CsvRecord): FileReason | null => {
  const payment = countKnown(cells) === 0 ? cells.find(isPaymentCell) : undefined;
  if (payment !== undefined) return headerMissing(payment, line);
  const seen = new Set<string>();
  for (const cell of cells) {
    const name = normalized(cell);
    if (RESERVED.has(name)) return headerReserved(cell, line);
    if (seen.has(name)) return headerRepeated(cell, line);
    seen.add(name);
  }
  return null;
};

/** No column is named so: a number with digits alone, or something long with letters and digits, as addresses are. */
const isPaymentCell = (cell: string): boolean =>
  /^\d[\d.,]*$/.test(cell.trim()) || /^(?=.*\d)[A-Za-z0-9:_-]{25,}$/.test(cell.trim());

const repeatedField = (
  { cells, line }: CsvRecord,
  fields: readonly (RowField | null)[],
): FileReason | null => {
  for (const [position, field] of fields.entries()) {
    const first = fields.indexOf(field);
    if (field !== null && first < position)
      return fieldMappedTwice(field, [cells[first] ?? '', cells[position] ?? ''], line);
  }
  return null;
};

const positionsOf = (fields: readonly (RowField | null)[]): FieldPositions => ({
  reference: fields.indexOf('reference'),
  beneficiary: fields.indexOf('beneficiary'),
  currency: fields.indexOf('currency'),
  network: fields.indexOf('network'),
  address: fields.indexOf('address'),
  tag: fields.indexOf('tag'),
  amount: fields.indexOf('amount'),
  amount_currency: fields.indexOf('amount_currency'),
  note: fields.indexOf('note'),
  priority: fields.indexOf('priority'),
});
