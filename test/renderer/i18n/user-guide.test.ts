import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GUIDE, README } from '../../../scripts/screenshots/for-docs.ts';
import { isOnScreen } from './screen-words.ts';

const docs = join(import.meta.dirname, '..', '..', '..', 'docs');
const guide = readFileSync(join(docs, 'user-guide.md'), 'utf8');
const lines = guide.split('\n');

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');

const linked = (pattern: RegExp): readonly string[] =>
  [...guide.matchAll(pattern)].map((match) => match[1] ?? '');

describe('the user guide', () => {
  it('sets in bold only words that stand on a screen', () => {
    const bold = linked(/\*\*([^*]+)\*\*/g).map((words) => words.replaceAll(/\s+/g, ' '));
    const strange = bold.filter((words) => !isOnScreen(words) && !isOnScreen(words.slice(0, -1)));
    expect(bold.length).toBeGreaterThan(80);
    expect(strange).toEqual(['Words in bold']);
  });

  it('links to headings and files that are there', () => {
    const headings = lines
      .filter((line) => /^#{2,3} /.test(line))
      .map((line) => anchorOf(line.replace(/^#+ /, '')));
    expect(linked(/\]\(#([^)]+)\)/g).filter((anchor) => !headings.includes(anchor))).toEqual([]);
    const files = linked(/\]\(([^#)]+)\)/g);
    expect(files.filter((file) => !existsSync(join(docs, file)))).toEqual([]);
  });

  it('shows each picture that is taken for it, ten at most, each small', () => {
    const shown = linked(/!\[[^\]]+\]\(images\/([^)]+)\.png\)/g);
    const taken = new Set<string>([...GUIDE.pictures, ...README.pictures]);
    expect(shown.filter((name) => !taken.has(name))).toEqual([]);
    expect(taken.size).toBeLessThanOrEqual(10);
    const images = readdirSync(join(docs, 'images'));
    expect(images.toSorted()).toEqual([...taken].map((name) => `${name}.png`).toSorted());
    const sizes = images.map((name) => statSync(join(docs, 'images', name)).size);
    expect(Math.max(...sizes)).toBeLessThan(200_000);
  });

  it('is found from the README', () => {
    const readme = readFileSync(join(dirname(docs), 'README.md'), 'utf8');
    expect(readme).toContain('(docs/user-guide.md)');
  });
});
