/** The least any import must do: read the file, decode UTF-8, count the line ends. */
import { readFileSync } from 'node:fs';
import { answerTask, taskText } from '../child.ts';

export interface Timed {
  readonly ms: number;
  readonly rows: number;
}

const { file }: { readonly file: string } = JSON.parse(taskText());
const began = performance.now();
const text = readFileSync(file, 'utf8');
let rows = 0;
for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) rows += 1;
answerTask({ ms: performance.now() - began, rows } satisfies Timed);
