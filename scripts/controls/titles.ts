/** The tests that hold a control or a rule about secrets, by their titles: `C7 U: what is true`, `K2 U: …`. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tools.ts';

/** S: static, on the built files or sources. U: unit, in Node. C: in Chromium, on the built window. P: packaged app. */
export type CheckKind = 'S' | 'U' | 'C' | 'P';

export interface Check {
  /** Of the control: C1 to C30; of the rule about secrets: K1 to K9. */
  readonly id: string;
  readonly kind: CheckKind;
  /** The title after its number, without the places that each case fills in. */
  readonly sentence: string;
  /** From the project's root, with forward slashes. */
  readonly file: string;
}

const TITLE = /\(\s*(['"`])([CK]\d+) ([SUCP]): ((?:(?!\1).)*)\1/g;

const FILLED_IN = /:? *(?:%[a-z]|\$\{?[\w.]+\}?)(?:[ =]%[a-z])*/g;

/** Titles in one file's text. */
export const titlesIn = (text: string, file: string): readonly Check[] =>
  [...text.matchAll(TITLE)].map(([, , id = '', kind = '', sentence = '']) => ({
    id,
    kind: kind as CheckKind,
    sentence: sentence.replaceAll(FILLED_IN, '').trim(),
    file,
  }));

/** Every check there is, by file. */
export const findChecks = (): readonly Check[] =>
  globSync('test/**/*.{test,spec}.{ts,tsx}', { cwd: ROOT })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path !== 'test/house/controls.test.ts')
    .toSorted()
    .flatMap((file) => titlesIn(readFileSync(join(ROOT, file), 'utf8'), file));

/** How a title begins in a report of a run, where each case has its own words at the end. */
export const beginningOf = ({ id, kind, sentence }: Check): string => `${id} ${kind}: ${sentence}`;
