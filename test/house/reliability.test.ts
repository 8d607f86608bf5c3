/** The fault matrix of docs/reliability.md says what the tests do: no row without its test, no such test without its row. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/tools.ts';

const LAST = 57;

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const page = read('docs/reliability.md');

/** The cells of every row of the tables under a heading. */
const rowsUnder = (heading: string): readonly (readonly string[])[] => {
  const [, after = ''] = page.split(`\n## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  return section
    .split('\n')
    .filter((line) => line.startsWith('| F'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
};

const filesIn = (cell: string): readonly string[] =>
  [...cell.matchAll(/`(test\/[^`]+)`/g)].map(([, path = '']) => path);

const matrix = rowsUnder('Fault matrix').map(
  ([id = '', fault = '', outcome = '', tests = '', result = '', date = '']) => ({
    id,
    title: `${id}: ${fault} → ${outcome}`,
    files: filesIn(tests),
    result,
    date,
  }),
);
/** Every title of a test or a group of tests that begins with the number of a fault, by file. */
const titled = globSync('test/**/*.{test,spec}.{ts,tsx}', { cwd: ROOT }).flatMap((path) =>
  [...read(path).matchAll(/\(\s*(['"`])(F\d+)\b(?:(?!\1)[^:\n])*: (?:(?!\1).)*\1/g)].map(
    ([, , id = '']) => ({
      id,
      path: path.replaceAll('\\', '/'),
    }),
  ),
);

describe('the fault matrix', () => {
  test('has every fault exactly once, in order', () => {
    const all = Array.from({ length: LAST }, (_, index) => `F${index + 1}`);
    expect(matrix.map(({ id }) => id)).toEqual(all);
  });

  test.each(matrix)(
    '$id names a test of that title, its result and its date',
    ({ title, files, result, date }) => {
      const [first = ''] = files;
      expect(existsSync(join(ROOT, first)), first).toBe(true);
      expect(read(first)).toContain(title);
      expect(result).toBe('passed');
      expect(date).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
    },
  );

  test('names only files that are there', () => {
    const named = matrix.flatMap(({ files }) => files);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('has a row for every test that names a fault, and names its file there', () => {
    const missing = titled.filter(
      ({ id, path }) => !matrix.some((row) => row.id === id && row.files.includes(path)),
    );
    expect(titled.length).toBeGreaterThan(LAST / 2);
    expect(missing).toEqual([]);
  });

  test('gives a reason for whatever cannot be run here', () => {
    const rows = rowsUnder('Cannot be run here');
    expect(rows.length).toBeGreaterThan(0);
    for (const [id = '', what = '', why = ''] of rows) {
      expect(
        matrix.some((row) => row.id === id),
        id,
      ).toBe(true);
      expect(what, id).not.toBe('');
      expect(why.length, id).toBeGreaterThan(20);
    }
  });
});
