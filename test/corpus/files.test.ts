/**
 * Bad and real files: one entry of files.json a case, numbered as in the safety reference (P: as programs write them,
 * T: lists for other programs). Text comes as lines, as a whole or as bytes; a row expected is
 * "reference|status|amount|unit|rules".
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportChoices } from '#core/import/ask.ts';
import type { FileVerdict } from '../../scripts/file-check/check.ts';
import { encodeAs } from './encode.ts';
import { judge } from './judge.ts';
import { sortedLine, verdictLine } from './verdict-line.ts';

interface FileCase {
  readonly n: string;
  readonly title: string;
  readonly lines: readonly string[] | null;
  readonly text?: string;
  readonly hex?: string;
  readonly eol?: string;
  readonly encoding?: string;
  readonly bom?: boolean;
  readonly choices?: ImportChoices;
  readonly outcome: FileVerdict['outcome'];
  readonly reasons: readonly string[];
  readonly rows: readonly string[];
}

const bytesOf = ({ lines, text, hex, eol = '\n', encoding = 'utf-8', bom }: FileCase): Uint8Array => {
  if (hex !== undefined) return Buffer.from(hex, 'hex');
  const whole = text ?? lines?.join(eol) ?? '';
  return encodeAs(encoding, bom === true ? `\uFEFF${whole}` : whole);
};

// The cases are a file of this repository, written to the shape above.
const cases = JSON.parse(
  readFileSync(join(import.meta.dirname, 'files.json'), 'utf8'),
) as readonly FileCase[];

describe('a file', () => {
  it.each(cases)('$n: $title: $outcome', (given) => {
    const { choices = {}, outcome, reasons, rows } = given;
    const bytes = bytesOf(given);
    const whole = judge(bytes, { choices });
    expect({
      outcome: whole.outcome,
      reasons: whole.reasons.map(({ rule }) => rule),
      rows: whole.rows.map(verdictLine),
    }).toEqual({ outcome, reasons, rows: rows.map(sortedLine) });
    for (const chunk of [1, 7]) expect(judge(bytes, { choices, chunk })).toEqual(whole);
  });
});
