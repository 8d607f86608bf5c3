/** A CSV library alone over the same bytes: records made, nothing kept, nothing checked. */
import { createReadStream } from 'node:fs';
import { parse as csvParse } from 'csv-parse';
import papaparse from 'papaparse';
import { answerTask, taskText } from '../child.ts';
import type { Timed } from './raw.ts';

const HIGH_WATER = 256 * 1024;

/** Text in, not bytes: papaparse cuts characters in two at the edges of byte pieces. */
const withPapaparse = (file: string): Promise<number> =>
  new Promise((resolve, reject) => {
    let rows = 0;
    papaparse.parse(createReadStream(file, { encoding: 'utf8', highWaterMark: HIGH_WATER }), {
      chunk: ({ data }) => {
        rows += data.length;
      },
      complete: () => resolve(rows),
      error: reject,
    });
  });

const withCsvParse = async (file: string): Promise<number> => {
  let rows = 0;
  const parser = createReadStream(file, { highWaterMark: HIGH_WATER }).pipe(csvParse());
  parser.on('data', () => {
    rows += 1;
  });
  await new Promise((resolve, reject) => {
    parser.on('end', resolve);
    parser.on('error', reject);
  });
  return rows;
};

const input: { readonly file: string; readonly library: 'papaparse' | 'csv-parse' } =
  JSON.parse(taskText());
const began = performance.now();
const rows = await (input.library === 'papaparse' ? withPapaparse : withCsvParse)(input.file);
answerTask({ ms: performance.now() - began, rows } satisfies Timed);
