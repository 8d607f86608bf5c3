import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInPage } from '#renderer/features/settings/find-in-page.ts';

const PAGE = 'Purser diagnostics\n\n  [name] Platform   Acme\n  Gateways  any\n';

const placesOf = (page: string, wanted: string): readonly string[] =>
  findInPage(page, wanted)
    .lines.flatMap(({ pieces }) => pieces)
    .filter(({ place }) => place !== null)
    .map(({ text }) => text);

describe('looking through the page', () => {
  it('finds every place, whatever its letters, in the order of reading', () => {
    expect(placesOf(PAGE, 'AC')).toEqual(['Ac']);
    expect(placesOf('a\nAa\n', 'a')).toEqual(['a', 'A', 'a']);
    expect(findInPage('a\nAa\n', 'a').count).toBe(3);
  });

  it('takes what is typed as text, not as a pattern', () => {
    expect(placesOf(PAGE, '[name]')).toEqual(['[name]']);
    expect(placesOf(PAGE, '.*')).toEqual([]);
  });

  it('knows lines that are there because of a tick by their beginning alone', () => {
    const marks = findInPage(`${PAGE}x [name] y\n  [address] z\n`, '').lines.map(
      ({ mark }) => mark,
    );
    expect(marks).toEqual([null, null, 'name', null, null, 'address']);
  });

  it('never changes the page, whatever is looked for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (page, wanted) => {
          const { lines } = findInPage(page, wanted);
          expect(lines.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join('')).toBe(page);
        },
      ),
    );
  });
});
