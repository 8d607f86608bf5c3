import type { ImportAsk } from '#core/import/ask.ts';
import type { FileReason } from '#core/import/row.ts';

/** A question of the import as one line of text, with its worked examples. */
export const askReason = (ask: ImportAsk): FileReason => ({
  rule: `ask-${ask.kind}`,
  message: `${QUESTIONS[ask.kind]} ${examplesOf(ask)}`,
});

const QUESTIONS: Readonly<Record<ImportAsk['kind'], string>> = {
  encoding: 'The bytes look like UTF-16, but nothing says in which order. Which reads right?',
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
      ].join(' / ');
  }
};
