/** What the operator has answered so far where the file left something open, and what is still missing. */
import type { ImportAskView } from '#contract/views/batch.ts';
import {
  FILL_FIELDS,
  REQUIRED_FIELDS,
  type ColumnsAsk,
  type FillField,
  type ImportChoices,
  type Product,
} from '#core/import/ask.ts';
import type { RowField } from '#core/import/row.ts';

export type { ColumnsAsk };

/** Answers by kind of ask; columns start from what was recognised, fills from what is proposed. */
export interface Answers {
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly decimalMark: '.' | ',' | null;
  readonly sheet: string | null;
  readonly headerLine: number | null;
  readonly columns: Readonly<Record<string, RowField | null>>;
  readonly fills: Readonly<Partial<Record<FillField, string>>>;
  readonly products: Readonly<Record<string, Product>>;
}

const columnsOf = (asks: readonly ImportAskView[]): ColumnsAsk | null =>
  asks.find((ask): ask is ColumnsAsk => ask.kind === 'columns') ?? null;

const NO_PRODUCT: Product = { currency: '', network: '' };

export const startAnswers = (asks: readonly ImportAskView[]): Answers => {
  const ask = columnsOf(asks);
  return {
    encoding: null,
    delimiter: null,
    decimalMark: null,
    sheet: null,
    headerLine: null,
    columns: Object.fromEntries((ask?.headers ?? []).map((h) => [h.header, h.field])),
    fills: Object.fromEntries(
      (ask?.fills ?? []).map(({ field, proposal }) => [field, proposal ?? '']),
    ),
    products: Object.fromEntries(
      (ask?.products?.values ?? []).map(({ value, proposal }) => [value, proposal ?? NO_PRODUCT]),
    ),
  };
};

type ColumnAnswers = Pick<Answers, 'columns' | 'fills' | 'products'>;

/** The product column counts as long as it has no meaning of its own. */
const usesProducts = (ask: ColumnsAsk, { columns }: ColumnAnswers): boolean =>
  ask.products !== null && (columns[ask.products.header] ?? null) === null;

/** Fields that may be given for all rows: those no column means. */
export const openFills = (ask: ColumnsAsk, answers: ColumnAnswers): readonly FillField[] => {
  const mapped = Object.values(answers.columns);
  const byProduct = usesProducts(ask, answers);
  return FILL_FIELDS.filter(
    (field) =>
      !mapped.includes(field) && !(byProduct && (field === 'currency' || field === 'network')),
  );
};

const isFilled = (ask: ColumnsAsk, answers: ColumnAnswers, field: RowField): boolean => {
  if (field === 'currency' && usesProducts(ask, answers))
    return Object.values(answers.products).every(({ currency }) => currency.trim() !== '');
  return openFills(ask, answers).some(
    (fill) => fill === field && (answers.fills[fill] ?? '').trim() !== '',
  );
};

/** Needed fields that no column means and no value fills yet. */
export const missingFields = (ask: ColumnsAsk, answers: ColumnAnswers): readonly RowField[] =>
  REQUIRED_FIELDS.filter(
    (field) => !Object.values(answers.columns).includes(field) && !isFilled(ask, answers, field),
  );

/** Fields chosen for more than one column. */
export const twiceChosen = (columns: Answers['columns']): readonly RowField[] => {
  const seen = new Set<RowField>();
  const twice = new Set<RowField>();
  for (const field of Object.values(columns)) {
    if (field !== null && seen.has(field)) twice.add(field);
    if (field !== null) seen.add(field);
  }
  return [...twice];
};

const answered = (ask: ImportAskView, answers: Answers): boolean => {
  switch (ask.kind) {
    case 'encoding':
      return answers.encoding !== null;
    case 'delimiter':
      return answers.delimiter !== null;
    case 'decimal-mark':
      return answers.decimalMark !== null;
    case 'sheet':
      return answers.sheet !== null;
    case 'header-row':
      return answers.headerLine !== null;
    case 'columns':
      return missingFields(ask, answers).length === 0 && twiceChosen(answers.columns).length === 0;
  }
};

const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1252',
  'macintosh',
] as const;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The choices to send, or null while a question is open. */
export const completeAnswers = (
  asks: readonly ImportAskView[],
  answers: Answers,
): ImportChoices | null => {
  if (!asks.every((ask) => answered(ask, answers))) return null;
  const encoding = ENCODINGS.find((e) => e === answers.encoding);
  const delimiter = DELIMITERS.find((d) => d === answers.delimiter);
  const ask = columnsOf(asks);
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(answers.decimalMark === null ? {} : { decimalMark: answers.decimalMark }),
    ...(answers.sheet === null ? {} : { sheet: answers.sheet }),
    ...(answers.headerLine === null ? {} : { headerLine: answers.headerLine }),
    ...(ask === null ? {} : columnChoices(ask, answers)),
  };
};

const columnChoices = (ask: ColumnsAsk, answers: ColumnAnswers): ImportChoices => {
  const fills = Object.fromEntries(
    openFills(ask, answers).flatMap((field) => {
      const value = (answers.fills[field] ?? '').trim();
      return value === '' ? [] : [[field, value]];
    }),
  );
  return {
    columns: { ...answers.columns },
    ...(Object.keys(fills).length === 0 ? {} : { fills }),
    ...(ask.products !== null && usesProducts(ask, answers)
      ? { products: { header: ask.products.header, values: { ...answers.products } } }
      : {}),
  };
};
