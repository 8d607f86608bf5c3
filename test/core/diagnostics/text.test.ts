import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marked, quoted, shortId } from '#core/diagnostics/lines.ts';
import { diagnosticsText } from '#core/diagnostics/text.ts';
import { canariesIn, CANARIES } from '#test/support/canaries.ts';
import { richFacts } from './rich-facts.ts';

const NONE = { addresses: false, names: false };
const text = (ticks: Partial<typeof NONE> = {}): string =>
  diagnosticsText(richFacts, { ...NONE, ...ticks });

const ADDRESSES = [CANARIES.address, CANARIES.host, CANARIES.tag];
const NAMES = [CANARIES.name, CANARIES.reference, CANARIES.folder];

describe('the page of diagnostics', () => {
  test('holds no address, name, reference, tag, amount, host or folder unless it is ticked', () => {
    expect(canariesIn(text())).toEqual([]);
  });

  test('holds addresses of payees and of the network, with tags, where they are ticked, and nothing else', () => {
    expect(canariesIn(text({ addresses: true })).toSorted()).toEqual(ADDRESSES.toSorted());
  });

  test('holds names, references and folders where they are ticked, and nothing else', () => {
    expect(canariesIn(text({ names: true })).toSorted()).toEqual(NAMES.toSorted());
  });

  test('holds no amount and no key whatever is ticked', () => {
    const all = text({ addresses: true, names: true });
    expect(canariesIn(all).toSorted()).toEqual([...ADDRESSES, ...NAMES].toSorted());
    expect(all).not.toContain('12345');
  });

  test('marks each line that a tick added, and is otherwise the same', () => {
    const plain = text().split('\n');
    const all = text({ addresses: true, names: true }).split('\n');
    const added = all.filter((line) => /^ {2}\[(?:address|name)\] /.test(line));
    expect(added.length).toBeGreaterThan(12);
    const rest = all.filter((line) => !added.includes(line));
    const head = (line: string): boolean => /left out|INCLUDED/.test(line);
    expect(rest.filter((line) => !head(line))).toEqual(plain.filter((line) => !head(line)));
  });

  test('says at its beginning what is in it', () => {
    expect(text()).toContain('Names, references and folders: left out.');
    expect(text({ names: true })).toContain('folders: INCLUDED, in the lines marked [name].');
  });

  test('tells versions, policy, ledger, proof, runs, gateway, files and log', () => {
    const page = text();
    for (const words of [
      'Electron                      45.4.1',
      'Most per payout               set, in USD',
      'Most within 24 hours          set, in 1 currency',
      'Proxy                         set',
      'Schema                        4',
      'Entries at fault              17, 18',
      'Batch 3fa9c1e2                paused: unknown-outcome',
      'Payout 3fa9c1e2-17            UNKNOWN since 2026-11-25T22:00:00.000Z, BTC on BTC',
      'last failure 2026-11-25T22:00:00.000Z refused, HTTP 403',
      'profiles/practice/ledger.sqlite               81920',
      '"event":"sleep"',
      'Left out as not of this log   1',
    ])
      expect(page).toContain(words);
  });
});

describe('text from outside', () => {
  test('cannot begin a line of its own or hide what it is', () => {
    const forged = marked('name', 'Batch', 'x\n  Keychain works\u2028y\u202Ez').text;
    expect(forged.split(/[\n\u2028]/)).toHaveLength(1);
    expect(forged).toContain('x\\u{a}  Keychain works\\u{2028}y\\u{202e}z');
  });

  test('whatever it is, the page keeps its lines, and what is not ticked changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (outside) => {
        const [run] = richFacts.runs;
        const facts = { ...richFacts, runs: run === undefined ? [] : [{ ...run, name: outside }] };
        expect(diagnosticsText(facts, NONE)).toBe(text());
        const lines = (page: string): number => page.split(/\r\n|[\n\r\u0085\u2028\u2029]/).length;
        const shown = diagnosticsText(facts, { ...NONE, names: true });
        expect(lines(shown)).toBe(lines(text({ names: true })));
      }),
      { numRuns: 40 },
    );
  });

  test('is cut where it is longer than a line can be read', () => {
    expect(quoted('x'.repeat(1_000))).toHaveLength(301);
  });
});

test('an id that Purser did not make is not passed on', () => {
  expect(shortId(CANARIES.name)).toBe('?');
  expect(shortId('3fa9c1e2b04d4f6a8c7e5d2b1a09f8e7-17-2')).toBe('3fa9c1e2-17-2');
});
