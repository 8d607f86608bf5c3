/**
 * The corpus of bad input: one folder a case, named by its row in the safety reference, with the bytes as they come
 * (`input.*`) and what must be said of them (`expected.json`). A new case is a new folder.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportChoices } from '#core/import/ask.ts';
import type { RowStatus } from '#core/import/row.ts';
import type { FileVerdict } from '../../scripts/file-check/check.ts';
import { judge } from './judge.ts';

interface ExpectedRow {
  readonly reference: string;
  readonly status: RowStatus;
  readonly amount: string | null;
  readonly unit: string | null;
  readonly rules: readonly string[];
}

interface Expected {
  readonly title: string;
  readonly choices?: ImportChoices;
  readonly outcome: FileVerdict['outcome'];
  readonly reasons: readonly string[];
  readonly rows: readonly ExpectedRow[];
}

const CHUNKS = [1, 2, 7, 262_144];

const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const folder = join(import.meta.dirname, name);
    const input = readdirSync(folder).find((file) => file.startsWith('input.')) ?? 'input missing';
    // The expectations are files of this repository, written to the shape above.
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
    return { name, expected, bytes: new Uint8Array(readFileSync(join(folder, input))) };
  });

describe('the corpus of bad input', () => {
  it.each(cases)('$name: $expected.title', ({ expected, bytes }) => {
    const { title: _, choices = {}, ...rest } = expected;
    const [whole, ...pieces] = CHUNKS.toReversed().map((chunk) => judge(bytes, { choices, chunk }));
    expect({
      outcome: whole?.outcome,
      reasons: whole?.reasons.map(({ rule }) => rule),
      rows: whole?.rows.map(({ reference, status, amount, unit, issues }) => ({
        reference,
        status,
        amount,
        unit,
        rules: issues.map(({ rule }) => rule),
      })),
    }).toEqual(rest);
    for (const piece of pieces) expect(piece).toEqual(whole);
  });

  it.each(cases.filter(({ expected }) => expected.outcome !== 'accepted'))(
    '$name: says why in words, with the line where one is at fault',
    ({ expected, bytes }) => {
      const { reasons } = judge(bytes, { choices: expected.choices ?? {}, chunk: 64 });
      for (const { rule, message, line } of reasons) {
        expect(message).toMatch(/^.{20,}[.?]|:/);
        if (/^(csv|header|reference|encoding)-/.test(rule)) expect(line).toBeGreaterThan(0);
      }
    },
  );
});
