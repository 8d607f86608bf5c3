import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

it('every rule about a file stands in docs/import-rules.md', () => {
  const page = read('docs/import-rules.md');
  const named = [
    'src/core/import/file-reason.ts',
    'src/core/import/workbook/reasons.ts',
    'src/core/import/workbook/cell.ts',
    'src/core/import/workbook/sheet-table.ts',
    'scripts/file-check/open-file.ts',
  ]
    .flatMap((source) => [...read(source).matchAll(/rule: '([a-z-]+)'/g)])
    .map((match) => match[1] ?? '');
  const faults = [...read('src/core/import/file-reason.ts').matchAll(/^ {2}'([a-z-]+)': \[/gm)];
  const rules = [...named, ...faults.map((match) => `csv-${match[1] ?? ''}`)];
  expect(new Set(rules).size).toBeGreaterThanOrEqual(40);
  expect(rules.filter((rule) => !page.includes(`\`${rule}\``))).toEqual([]);
});
