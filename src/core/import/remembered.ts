/**
 * Answers about columns that an earlier file with the same ones was given: offered again, never applied by themselves.
 */
import { REQUIRED_FIELDS, type ColumnsAsk, type ImportChoices } from './ask.ts';

/** What is remembered of an answer. */
export type ColumnsAnswer = Pick<ImportChoices, 'columns' | 'fills' | 'products'>;

/** Names a layout of columns, whatever their order, so that an answer can be remembered for it. */
export const headerSignature = (header: readonly string[]): string =>
  JSON.stringify([...header].sort());

/**
 * The question with the earlier answer filled in and said to be so. A prefix for references is not repeated, because
 * references are never used twice.
 */
export const withRemembered = (ask: ColumnsAsk, answer: ColumnsAnswer): ColumnsAsk => {
  const columns = new Map(Object.entries(answer.columns ?? {}));
  const values = new Map(Object.entries(answer.products?.values ?? {}));
  const headers = ask.headers.map((known) => ({
    ...known,
    field: columns.has(known.header) ? (columns.get(known.header) ?? null) : known.field,
  }));
  return {
    ...ask,
    headers,
    missing: REQUIRED_FIELDS.filter((field) => !headers.some((known) => known.field === field)),
    fills: ask.fills.map((fill) =>
      fill.field === 'reference'
        ? fill
        : { ...fill, proposal: answer.fills?.[fill.field] ?? fill.proposal },
    ),
    products: ask.products && {
      header: ask.products.header,
      values: ask.products.values.map(({ value, proposal }) => ({
        value,
        proposal: values.get(value) ?? proposal,
      })),
    },
    remembered: true,
  };
};
