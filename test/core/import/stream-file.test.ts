import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportChoices } from '#core/import/ask.ts';
import { readFile } from '#core/import/read-file.ts';
import { streamFile, type StreamEvent } from '#core/import/stream-file.ts';
import { readInOnePass } from '../../corpus/one-pass.ts';

const HEADER = 'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note';

const lineOf = (at: number, amount = '100.50'): string =>
  `R-${at},Ann,USDT,TRC20,T1,,${amount},USD,`;

const sourceOf = (text: string, piece = 64) => {
  const bytes = Buffer.from(text);
  let passes = 0;
  function* chunks(): Generator<Uint8Array> {
    passes += 1;
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  return { name: 'file.csv', size: bytes.length, chunks, passes: () => passes };
};

const outcomeOf = (text: string, choices: ImportChoices = {}, piece = 256) => {
  const events: StreamEvent[] = [];
  const reading = streamFile(sourceOf(text, piece), choices);
  let step = reading.next();
  for (; step.done !== true; step = reading.next()) events.push(step.value);
  return { outcome: step.value, events };
};

const LINES = Array.from({ length: 40 }, (_, at) => lineOf(at));
const PLAIN = [HEADER, ...LINES].join('\r\n');

describe('a file read in one pass', () => {
  it('hands on its first records before the last bytes are asked for', () => {
    const source = sourceOf(PLAIN, 256);
    let asked = 0;
    const counted = {
      ...source,
      *chunks() {
        for (const bytes of source.chunks()) {
          asked += bytes.length;
          yield bytes;
        }
      },
    };
    const reading = streamFile(counted, {});
    expect(reading.next().value).toMatchObject({ kind: 'opened' });
    asked = 0;
    const second = reading.next().value as StreamEvent;
    expect(second?.kind === 'records' ? second.records[0]?.row : null).toBe(1);
    expect(asked).toBeLessThan(source.size);
  });

  it('is the file as it is judged as a whole', () => {
    const { outcome } = outcomeOf(PLAIN);
    expect(outcome).toMatchObject({ kind: 'accepted', rows: 40, decimalMark: '.', delimiter: ',' });
    expect(readInOnePass(sourceOf(PLAIN, 256), {})).toBe(true);
    expect(readInOnePass(sourceOf(PLAIN, 100_000), {})).toBe(true);
  });

  it.each<[string, string, ImportChoices?]>([
    ['a reference that comes twice', `${PLAIN}\r\n${lineOf(3)}`],
    ['references that differ in case only', `${PLAIN}\r\nr-3,Ann,USDT,TRC20,T1,,1.5,USD,`],
    ['another decimal mark further down', `${PLAIN}\r\n${lineOf(99, '"1,5"')}`],
    ['a row of another width', `${PLAIN}\r\nA,B`],
    ['an open quote', `${PLAIN}\r\n"A`],
    ['a column nobody knows', PLAIN.replace('note', 'shoe size')],
    ['amounts that read two ways', PLAIN.replaceAll('100.50', '"1,000"')],
    ['other line ends further down', `${PLAIN}\n${lineOf(99)}\n`],
    ['a byte of zero', `${PLAIN}\r\n${lineOf(99)}\0`],
    ['no rows', HEADER],
    ['nothing', ''],
  ])('is left to the judgement of the whole for %s', (_, text, choices = {}) => {
    expect(outcomeOf(text, choices).outcome).toEqual({ kind: 'unsettled' });
  });

  it('agrees with the judgement of the whole on any lines below a right one', () => {
    const cell = fc.constantFrom(
      '1',
      '1.5',
      '1,5',
      '1.000',
      'R-1',
      'r-1',
      'R-2',
      '',
      ' ',
      '"',
      'é',
    );
    const line = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => cells.join(';'));
    const lines = fc.array(line, { maxLength: 8 });
    const header = 'reference;amount;note;currency;address;amount_currency';
    let once = 0;
    fc.assert(
      fc.property(lines, fc.integer({ min: 60, max: 400 }), (made, piece) => {
        const good = Array.from({ length: 3 }, (_, at) => `G-${at};2;x;BTC;B1;BTC`);
        const text = [header, ...good, ...made.map((one) => `${one};x;BTC;B1;BTC`)].join('\n');
        if (readInOnePass(sourceOf(text, piece), {})) once += 1;
      }),
      { numRuns: 1_000 },
    );
    expect(once).toBeGreaterThan(50);
  });

  it('gives the same whatever a byte of the file is exchanged for', () => {
    const good = Buffer.from(PLAIN);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
        const changed = Uint8Array.from(good);
        changed[at] = byte;
        const source = { name: 'file.csv', size: changed.length, chunks: () => [changed] };
        const judged = readFile(source, {});
        let step = judged.next();
        while (step.done !== true) step = judged.next();
        if (readInOnePass(source, {})) expect(step.value.kind).toBe('accepted');
      }),
      { numRuns: 500 },
    );
  });
});
