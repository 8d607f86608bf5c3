/** What the operator has answered so far where the file left something open, and what is still missing. */
import type { ImportAskView } from '#contract/views/batch.ts';
import type { ImportChoices } from '#core/import/ask.ts';
import type { RowField } from '#core/import/row.ts';

export type ColumnsAsk = Extract<ImportAskView, { kind: 'columns' }>;

/** Answers by kind of ask; columns start from what was recognised. */
export interface Answers {
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly decimalMark: '.' | ',' | null;
  readonly columns: Readonly<Record<string, RowField | null>>;
}

export const startAnswers = (asks: readonly ImportAskView[]): Answers => {
  const columns = asks.find((ask): ask is ColumnsAsk => ask.kind === 'columns');
  return {
    encoding: null,
    delimiter: null,
    decimalMark: null,
    columns: Object.fromEntries((columns?.headers ?? []).map((h) => [h.header, h.field])),
  };
};

/** Needed fields that no column means yet. */
export const missingFields = (ask: ColumnsAsk, columns: Answers['columns']): readonly RowField[] =>
  ask.missing.filter((field) => !Object.values(columns).includes(field));

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
    case 'columns':
      return (
        missingFields(ask, answers.columns).length === 0 &&
        twiceChosen(answers.columns).length === 0
      );
  }
};

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252'] as const;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The choices to send, or null while a question is open. */
export const completeAnswers = (
  asks: readonly ImportAskView[],
  answers: Answers,
): ImportChoices | null => {
  if (!asks.every((ask) => answered(ask, answers))) return null;
  const encoding = ENCODINGS.find((e) => e === answers.encoding);
  const delimiter = DELIMITERS.find((d) => d === answers.delimiter);
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(answers.decimalMark === null ? {} : { decimalMark: answers.decimalMark }),
    ...(asks.some((ask) => ask.kind === 'columns') ? { columns: { ...answers.columns } } : {}),
  };
};
