/**
 * The two forms in which check-file prints: one JSON object for programs, lines for people. Both stream, so that a
 * million rows need no memory.
 */
import type { FileVerdict, RowVerdict } from './check.ts';

/** Prints files one after another; `file` drains the rows and answers the outcome. */
export interface Printer {
  begin(): string;
  file(path: string, rows: Generator<RowVerdict, FileVerdict>): Generator<string, FileVerdict>;
  end(): string;
}

/** `{"files":[{"file","rows","outcome","reasons"}]}`; the outcome follows the rows because it is known after them. */
export const jsonPrinter = (): Printer => {
  let files = 0;
  return {
    begin: () => '{"files":[',
    *file(path, rows) {
      yield `${files === 0 ? '' : ','}{"file":${JSON.stringify(path)},"rows":[`;
      files += 1;
      let step = rows.next();
      for (let first = true; step.done !== true; step = rows.next(), first = false)
        yield (first ? '' : ',') + JSON.stringify(step.value);
      const { outcome, reasons } = step.value;
      yield `],"outcome":${JSON.stringify(outcome)},"reasons":${JSON.stringify(reasons)}}`;
      return step.value;
    },
    end: () => ']}\n',
  };
};

/** Every row that is not simply ready, the reasons of the file, and one line of counts. */
export const textPrinter = (): Printer => ({
  begin: () => '',
  *file(path, rows) {
    const counts = { ready: 0, warning: 0, error: 0 };
    let step = rows.next();
    for (; step.done !== true; step = rows.next()) {
      counts[step.value.status] += 1;
      if (step.value.status !== 'ready') yield rowLines(step.value);
    }
    const { outcome, reasons } = step.value;
    for (const { rule, message } of reasons) yield `  ${message}  [${rule}]\n`;
    const rowCounts = `${counts.ready} ready, ${counts.warning} with warnings, ${counts.error} with errors`;
    yield `${path}: ${outcome}${outcome === 'accepted' ? `, ${rowCounts}` : ''}\n`;
    return step.value;
  },
  end: () => '',
});

const rowLines = ({ row, line, reference, status, issues }: RowVerdict): string =>
  issues
    .map(
      ({ rule, message }) =>
        `  row ${row}, line ${line}, ${reference || '(no reference)'}: ${status}: ${message}  [${rule}]\n`,
    )
    .join('');
