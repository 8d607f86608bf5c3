/** Holds the reading in one pass to the judgement of the whole: what it accepts must be the same to the last cell. */
import { isDeepStrictEqual } from 'node:util';
import type { ImportChoices } from '#core/import/ask.ts';
import type { LocatedRecord } from '#core/import/located-record.ts';
import { readFile, type FileSource } from '#core/import/read-file.ts';
import { streamFile } from '#core/import/stream-file.ts';

interface Step {
  readonly kind: string;
  readonly records?: readonly LocatedRecord[];
}

const drained = <Outcome>(reading: Generator<Step, Outcome>) => {
  const records: LocatedRecord[] = [];
  let step = reading.next();
  for (; step.done !== true; step = reading.next())
    if (step.value.kind === 'records') records.push(...(step.value.records ?? []));
  return { outcome: step.value, records };
};

/** Whether the file was read in one pass. Throws where that accepts what the judgement of the whole does not. */
export const readInOnePass = (source: FileSource, choices: ImportChoices): boolean => {
  const streamed = drained(streamFile(source, choices));
  if (streamed.outcome.kind === 'unsettled') return false;
  const judged = drained(readFile(source, choices));
  if (!isDeepStrictEqual(streamed, judged))
    throw new Error(`one pass differs from the whole: ${JSON.stringify([streamed, judged])}`);
  return true;
};
