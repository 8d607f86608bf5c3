import type { ImportAsk } from '#core/import/ask.ts';
import type { FileReason } from '#core/import/row.ts';

/** A question of the import as one line of text, with its worked examples. */
export const askReason = (ask: ImportAsk): FileReason => ({
  rule: `ask-${ask.kind}`,
  message: `${QUESTIONS[ask.kind]} ${examplesOf(ask)}`,
});

const QUESTIONS: Readonly<Record<ImportAsk['kind'], string>> = {
  encoding: 'Nothing says how the letters are written. Which reads right?',
  sheet: 'Several sheets hold something. Which one is to be paid?',
  'header-row': 'The names of the columns may stand in more than one row. Which one holds them?',
  delimiter:
    'The columns can be divided in more than one way, or not as the file says. Which is right?',
  'decimal-mark':
    'The amounts can be read with a decimal point or a decimal comma. Which is right?',
  columns: 'What do these columns mean, or are they to be kept without being used?',
};

const examplesOf = (ask: ImportAsk): string => {
  switch (ask.kind) {
    case 'encoding':
      return ask.options.map(({ value, example }) => `${value}: ${example}`).join(' / ');
    case 'sheet':
    case 'header-row':
    case 'delimiter':
      return ask.options
        .map(({ value, examples }) => `${JSON.stringify(value)}: ${examples.join(' ⏎ ')}`)
        .join(' / ');
    case 'decimal-mark':
      return ask.options
        .map(
          ({ value, examples }) =>
            `"${value}": ${examples.map(({ written, read }) => `${written} → ${read}`).join(', ')}`,
        )
        .join(' / ');
    case 'columns':
      return [
        ...ask.headers
          .filter(({ field }) => field === null)
          .map(({ header, samples }) => `"${header}" (${samples.join('; ')})`),
        ...ask.missing.map((field) => `no column for ${field}, which is required`),
        ...ask.fills
          .filter(({ proposal }) => proposal !== null)
          .map(({ field, proposal }) => `${field} "${proposal}" for all rows?`),
      ].join(' / ');
  }
};
