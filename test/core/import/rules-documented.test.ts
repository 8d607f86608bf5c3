import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const RULE =
  /'((?:address|amount|currency|fiat|network|payment|rate|reference|row|tag|text)-[a-z-]+)'/g;

const sources = [
  ...readdirSync(join(root, 'src/core/import'))
    .filter((name) => /^(amount|check|across|repeat)/.test(name))
    .map((name) => join('src/core/import', name)),
  ...readdirSync(join(root, 'src/core/beneficiary')).map((name) =>
    join('src/core/beneficiary', name),
  ),
];

it('every rule a row can break stands in docs/import-rules.md', () => {
  const page = readFileSync(join(root, 'docs/import-rules.md'), 'utf8');
  const rules = sources.flatMap((source) =>
    [...readFileSync(join(root, source), 'utf8').matchAll(RULE)].map((match) => match[1] ?? ''),
  );
  expect(rules.length).toBeGreaterThan(60);
  expect([...new Set(rules)].filter((rule) => !page.includes(`\`${rule}\``))).toEqual([]);
});
