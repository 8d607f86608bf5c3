/** Workbooks as programs write them, and bad ones: one entry of books.json a case, packed when it is tested. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportChoices } from '#core/import/ask.ts';
import type { FileVerdict } from '../../scripts/file-check/check.ts';
import { writeWorkbook, type Program, type SheetDescription } from '../support/workbook.ts';
import { judge } from './judge.ts';
import { sortedLine, verdictLine } from './verdict-line.ts';

interface BookCase {
  readonly title: string;
  readonly program: Program;
  readonly sheets: readonly SheetDescription[];
  readonly choices?: ImportChoices;
  readonly outcome: FileVerdict['outcome'];
  readonly reasons: readonly string[];
  readonly rows: readonly string[];
}

// The cases are a file of this repository, written to the shape above.
const cases = JSON.parse(
  readFileSync(join(import.meta.dirname, 'books.json'), 'utf8'),
) as readonly BookCase[];

describe('a workbook', () => {
  it.each(cases)('$title: $outcome', ({ program, sheets, choices = {}, outcome, reasons, rows }) => {
    const bytes = writeWorkbook(program, sheets);
    const whole = judge(bytes, { choices });
    expect({
      outcome: whole.outcome,
      reasons: whole.reasons.map(({ rule }) => rule),
      rows: whole.rows.map(verdictLine),
    }).toEqual({ outcome, reasons, rows: rows.map(sortedLine) });
    expect(judge(bytes, { choices, chunk: 61 })).toEqual(whole);
  });
});
