/**
 * Which delimiter divides a file: the one under which every record has as many cells as the header.
 */
import type { ImportAsk, ImportChoices } from './ask.ts';
import { countKnown } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import { emptyFile, noRows } from './file-reason.ts';
import type { FileReason } from './row.ts';
import { DelimitedSurvey, type Delimiter } from './delimited.ts';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

export type DelimiterVerdict =
  | { readonly kind: 'known'; readonly survey: DelimitedSurvey }
  | { readonly kind: 'ask'; readonly ask: ImportAsk }
  | { readonly kind: 'refused'; readonly reason: FileReason };

/** One survey for each delimiter that is possible: all of them, or the chosen one. */
export const startSurveys = (choices: ImportChoices): readonly DelimitedSurvey[] =>
  (choices.delimiter === undefined ? DELIMITERS : [choices.delimiter]).map(
    (delimiter) => new DelimitedSurvey(delimiter, choices),
  );

/**
 * Decides between the surveys of a whole file. One fit is taken; several are asked about unless the file's own
 * "sep=" line names one of them; a "sep=" line that the content contradicts is asked about; no fit refuses the
 * file with the fault of the delimiter that came nearest.
 */
export const chooseDelimiter = (
  surveys: readonly DelimitedSurvey[],
  chosen: Delimiter | undefined,
): DelimiterVerdict => {
  const fitting = surveys.filter((survey) => survey.fault === null && survey.header !== null);
  if (fitting.length === 0) return { kind: 'refused', reason: nearestFault(surveys) };
  if (fitting.every((survey) => survey.rows === 0)) return { kind: 'refused', reason: noRows() };
  const announced = surveys.map((survey) => survey.announced).find((sign) => sign !== null);
  const named = fitting.find((survey) => survey.delimiter === (chosen ?? announced));
  if (named !== undefined) return { kind: 'known', survey: named };
  const [only] = fitting;
  if (fitting.length === 1 && only !== undefined && announced === undefined)
    return { kind: 'known', survey: only };
  return { kind: 'ask', ask: delimiterAsk(fitting) };
};

/** The fault worth telling: of the delimiter that knows most column names, then of the one with most columns. */
const nearestFault = (surveys: readonly DelimitedSurvey[]): FileReason => {
  const faults = surveys.flatMap(({ fault, header }) =>
    fault === null ? [] : [{ fault, closeness: closeness(fault, header) }],
  );
  const [nearest] = faults.sort((a, b) => b.closeness - a.closeness);
  if (nearest !== undefined) return nearest.fault;
  return surveys.some((survey) => survey.hasContent) ? noRows() : emptyFile();
};

const closeness = (fault: FileReason, header: CsvRecord | null): number => {
  if (header === null) return 1;
  if (fault.rule === 'csv-one-column') return 0;
  return 2 + countKnown(header.cells) * 1_000 + header.cells.length;
};

const delimiterAsk = (fitting: readonly DelimitedSurvey[]): ImportAsk => ({
  kind: 'delimiter',
  options: fitting.map(({ delimiter, header, samples }) => ({
    value: delimiter,
    examples: [header, ...samples]
      .filter((record) => record !== null)
      .slice(0, 3)
      .map(({ cells }) => cells.join(' · ').slice(0, 200)),
  })),
});
