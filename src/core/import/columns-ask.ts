/**
 * The question what the columns of a file mean, with what speaks for an answer beside each.
 */
import { REQUIRED_FIELDS, SAME_AS_CURRENCY, type ColumnsAsk, type FillAsk } from './ask.ts';
import { unitInHeader } from './amount-header.ts';
import type { ColumnMatch } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import type { RowField } from './row.ts';
import { PRODUCTS, templateKey, templateOf, type Template } from './templates.ts';

/** Values of a product column that are shown; a file that has more is not one of the known kinds. */
export const MOST_PRODUCTS = 40;

export interface ColumnsEvidence {
  readonly samples: readonly CsvRecord[];
  /** Distinct values of the column that {@link productColumn} names. */
  readonly products: readonly string[];
  /** Name of the file, from which a prefix for references is made. */
  readonly fileName: string;
}

/** The question about the columns, or null when each is understood and none is missing. */
export const columnsAsk = (match: ColumnMatch, evidence: ColumnsEvidence): ColumnsAsk | null => {
  if (match.unknown.length === 0 && match.missing.length === 0) return null;
  const own = match.header.slice(0, match.header.length - match.fills.length);
  const template = templateOf(own);
  const product = productHeader(own, template);
  const proposed = own.map((header, at) =>
    header === product ? null : (match.fields[at] ?? proposal(header, template)),
  );
  const fields = template === null ? proposed : own.map((header) => meaning(header, template));
  return {
    kind: 'columns',
    headers: own.map((header, at) => ({
      header,
      field: fields[at] ?? null,
      samples: samplesOf(header, at, evidence.samples),
    })),
    missing: REQUIRED_FIELDS.filter((field) => !fields.includes(field)),
    fills: fillsOf({ own, fields, template, hasProduct: product !== null, evidence, match }),
    products:
      product === null
        ? null
        : { header: product, values: evidence.products.map((value) => withProduct(value)) },
    template: template?.name ?? null,
    remembered: false,
  };
};

/** The column whose values name coin and network together, by the known layouts, or null. */
export const productColumn = (header: readonly string[]): number => {
  const product = productHeader(header, templateOf(header));
  return product === null ? -1 : header.indexOf(product);
};

const productHeader = (header: readonly string[], template: Template | null): string | null =>
  template?.product === undefined
    ? null
    : (header.find((name) => templateKey(name) === template.product) ?? null);

const meaning = (header: string, { columns }: Template): RowField | null =>
  columns[templateKey(header)] ?? null;

const proposal = (header: string, template: Template | null): RowField | null => {
  if (template !== null) return meaning(header, template);
  return unitInHeader(header) === null ? null : 'amount';
};

const withProduct = (value: string) => {
  const known = PRODUCTS.get(value.trim().toLowerCase());
  if (known !== undefined) return { value, proposal: { currency: known[0], network: known[1] } };
  // A plain ticker such as "btc" is the coin's code in small letters; whether it is listed the check of rows says.
  const isTicker = /^[A-Za-z]{3,5}$/.test(value);
  return { value, proposal: isTicker ? { currency: value.toUpperCase(), network: '' } : null };
};

interface FillEvidence {
  readonly own: readonly string[];
  readonly fields: readonly (RowField | null)[];
  readonly template: Template | null;
  readonly hasProduct: boolean;
  readonly evidence: ColumnsEvidence;
  readonly match: ColumnMatch;
}

const fillsOf = (known: FillEvidence): readonly FillAsk[] => {
  const { own, fields, template, hasProduct, evidence, match } = known;
  const isOpen = (field: RowField): boolean =>
    !fields.includes(field) && !match.fills.some((fill) => fill.field === field);
  const units = new Set(own.map(unitInHeader).filter((unit) => unit !== null));
  const [unit = null] = units.size === 1 ? units : [];
  const inCoin = template?.unit === 'coin' ? SAME_AS_CURRENCY : null;
  const coin = template?.coin ?? null;
  const asks: readonly FillAsk[] = [
    { field: 'reference', proposal: prefixOf(evidence.fileName), required: true },
    { field: 'currency', proposal: coin, required: true },
    { field: 'network', proposal: null, required: false },
    { field: 'amount_currency', proposal: unit ?? inCoin, required: true },
  ];
  return asks.filter(
    ({ field }) => isOpen(field) && !(hasProduct && (field === 'currency' || field === 'network')),
  );
};

const LONGEST_PREFIX = 30;

/** A prefix for references from the name of the file: the signs a reference may have, the row number follows. */
const prefixOf = (fileName: string): string => {
  const name = fileName
    .replace(/\.[^.]{1,5}$/, '')
    .normalize('NFD')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, LONGEST_PREFIX);
  return name === '' ? 'payment-' : `${name}-`;
};

const samplesOf = (
  header: string,
  at: number,
  samples: readonly CsvRecord[],
): readonly string[] => [
  ...foreignLetters(header),
  ...samples.map((record) => record.cells[at] ?? '').filter((cell) => cell !== ''),
];

/** A name in Latin letters with a foreign sign among them may only look known; the signs are named by code point. */
const foreignLetters = (header: string): readonly string[] => {
  if (!/[A-Za-z]/.test(header)) return [];
  const foreign = [...new Set(header.trim())].filter(
    (sign) => (sign.codePointAt(0) ?? 0) > 0x7e && !/\p{Script=Latin}/u.test(sign),
  );
  return foreign.map((sign) => `"${sign}" in this name is ${codePoint(sign)}, not a Latin letter`);
};

const codePoint = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
