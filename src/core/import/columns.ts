/**
 * What each column of a file means. Known names are taken, unknown ones are asked about, none is guessed.
 */
import { err, ok, type Result } from '../result.ts';
import type { ImportAsk, ImportChoices } from './ask.ts';
import type { CsvRecord } from './csv.ts';
import { fieldMappedTwice, headerRepeated, headerReserved } from './file-reason.ts';
import { ROW_FIELDS, type FileReason, type RowField } from './row.ts';

/** Fields without which no row can be paid. */
export const REQUIRED_FIELDS: readonly RowField[] = [
  'reference',
  'currency',
  'address',
  'amount',
  'amount_currency',
];

/** Header position of each field, or -1 where the file has no such column. */
export type FieldPositions = Readonly<Record<RowField, number>>;

/** How the header of a file is understood. */
export interface ColumnMatch {
  readonly header: readonly string[];
  /** One entry a column: its field, or null when it is kept but not used. */
  readonly fields: readonly (RowField | null)[];
  readonly positions: FieldPositions;
  /** Headers nobody has mapped or left out yet. */
  readonly unknown: readonly string[];
  /** Required fields without a column. */
  readonly missing: readonly RowField[];
}

const SYNONYMS: readonly (readonly [string, RowField])[] = [
  ['fiat_amount', 'amount'],
  ['fiat_currency', 'amount_currency'],
  ['payment reference', 'reference'],
  ['payment_reference', 'reference'],
  ['payee', 'beneficiary'],
  ['recipient', 'beneficiary'],
  ['wallet address', 'address'],
  ['wallet_address', 'address'],
  ['destination tag', 'tag'],
  ['destination_tag', 'tag'],
  ['amount currency', 'amount_currency'],
  ['prio', 'priority'],
  ['payment priority', 'priority'],
  ['payment_priority', 'priority'],
];

const KNOWN_HEADERS: ReadonlyMap<string, RowField> = new Map([
  ...ROW_FIELDS.map((field) => [field, field] as const),
  ...SYNONYMS,
]);

const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Maps the header of a file to fields: exact names, trimmed and case-insensitive, their synonyms, then the answers.
 * Errors: header-reserved, header-repeated, header-field-twice. Unknown and missing columns are no errors but asks.
 */
export const matchColumns = (
  header: CsvRecord,
  answers: ImportChoices['columns'],
): Result<ColumnMatch, FileReason> => {
  const refused = refuseNames(header);
  if (refused !== null) return err(refused);
  const chosen = new Map(Object.entries(answers ?? {}));
  const fields = header.cells.map((name) =>
    chosen.has(name) ? (chosen.get(name) ?? null) : (KNOWN_HEADERS.get(normalized(name)) ?? null),
  );
  const twice = repeatedField(header, fields);
  if (twice !== null) return err(twice);
  return ok({
    header: header.cells,
    fields,
    positions: positionsOf(fields),
    unknown: header.cells.filter(
      (name) => !chosen.has(name) && !KNOWN_HEADERS.has(normalized(name)),
    ),
    missing: REQUIRED_FIELDS.filter((field) => !fields.includes(field)),
  });
};

/** The question about the columns, or null when each is understood and none is missing. */
export const columnsAsk = (match: ColumnMatch, samples: readonly CsvRecord[]): ImportAsk | null => {
  if (match.unknown.length === 0 && match.missing.length === 0) return null;
  return {
    kind: 'columns',
    headers: match.header.map((header, position) => ({
      header,
      field: match.fields[position] ?? null,
      samples: [
        ...foreignLetters(header),
        ...samples.map((record) => record.cells[position] ?? '').filter((cell) => cell !== ''),
      ],
    })),
    missing: match.missing,
  };
};

/** Names a layout of columns, whatever their order, so that an answer can be remembered for it. */
export const headerSignature = (header: readonly string[]): string =>
  JSON.stringify([...header].sort());

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
  header.filter((name) => KNOWN_HEADERS.has(normalized(name))).length;

const normalized = (name: string): string => name.trim().toLowerCase();

const refuseNames = ({ cells, line }: CsvRecord): FileReason | null => {
  const seen = new Set<string>();
  for (const cell of cells) {
    const name = normalized(cell);
    if (RESERVED.has(name)) return headerReserved(cell, line);
    if (seen.has(name)) return headerRepeated(cell, line);
    seen.add(name);
  }
  return null;
};

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

/** A name in Latin letters with a foreign sign among them may only look known; the signs are named by code point. */
const foreignLetters = (header: string): readonly string[] => {
  if (!/[A-Za-z]/.test(header)) return [];
  const foreign = [...new Set(header.trim())].filter((sign) => (sign.codePointAt(0) ?? 0) > 0x7e);
  return foreign.map((sign) => `"${sign}" in this name is ${codePoint(sign)}, not a Latin letter`);
};

const codePoint = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
