import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportChoices } from '#core/import/ask.ts';
import type { LocatedRecord } from '#core/import/located-record.ts';
import { readFile, type ReadEvent, type ReadOutcome } from '#core/import/read-file.ts';

const HEADER = 'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note';

interface Run {
  readonly outcome: ReadOutcome;
  readonly events: readonly ReadEvent[];
  readonly records: readonly LocatedRecord[];
}

const run = (
  input: string | Uint8Array | (() => Iterable<Uint8Array>),
  options: { choices?: ImportChoices; size?: number } = {},
): Run => {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  const chunks = typeof bytes === 'function' ? bytes : () => [bytes];
  const size = options.size ?? (typeof bytes === 'function' ? 0 : bytes.length);
  const reading = readFile({ name: 'file.csv', size, chunks }, options.choices ?? {});
  const events: ReadEvent[] = [];
  let step = reading.next();
  for (; step.done !== true; step = reading.next()) events.push(step.value);
  const records = events.flatMap((event) => (event.kind === 'records' ? event.records : []));
  return { outcome: step.value, events, records };
};

const rowsOf = (references: readonly string[], amount = '100'): string =>
  [HEADER, ...references.map((name) => `${name},Ann,USDT,TRC20,T1,,${amount},USD,`)].join('\n');

const rulesOf = (outcome: ReadOutcome): readonly string[] =>
  outcome.kind === 'refused' ? outcome.reasons.map(({ rule }) => rule) : [outcome.kind];

const repeated = (text: string, times: number): (() => Iterable<Uint8Array>) => {
  const piece = Buffer.from(text.repeat(10_000));
  return function* chunks() {
    for (let sent = 0; sent < times; sent += 10_000) yield piece;
  };
};

describe('an accepted file', () => {
  it('hands on every record with its row, line, fields and raw cells', () => {
    const { outcome, records } = run(
      `note,${HEADER.replace(',note', '')},dept\n`.replace('dept', 'Dept') +
        '"two\nlines",A-1,Ann,USDT,TRC20,T1,,100.00,USD,x\n\n,A-2,Bo,BTC,,B1,7,0.5,BTC,y\n',
      { choices: { columns: { Dept: null } } },
    );
    expect(outcome).toMatchObject({ kind: 'accepted', rows: 2, decimalMark: '.', delimiter: ',' });
    expect(records).toEqual([
      {
        row: 1,
        line: 2,
        cells: {
          reference: 'A-1',
          beneficiary: 'Ann',
          currency: 'USDT',
          network: 'TRC20',
          address: 'T1',
          tag: '',
          amount: '100.00',
          amount_currency: 'USD',
          note: 'two\nlines',
          priority: '',
        },
        raw: ['two\nlines', 'A-1', 'Ann', 'USDT', 'TRC20', 'T1', '', '100.00', 'USD', 'x'],
        issues: [],
      },
      expect.objectContaining({ row: 2, line: 5 }),
    ]);
  });

  it('is judged before its first record, and says so with how it is read', () => {
    const { events } = run(rowsOf(['A-1', 'A-2']));
    const kinds = events.map(({ kind }) => kind).filter((kind) => kind !== 'progress');
    expect(kinds).toEqual(['judged', 'records', 'records'].slice(0, kinds.length));
    expect(events.find(({ kind }) => kind === 'judged')).toMatchObject({
      reading: { encoding: 'utf-8', rows: 2 },
    });
  });

  it('reports progress up to the last byte in both passes', () => {
    const text = rowsOf(['A-1', 'A-2']);
    const { events } = run(text);
    const passes = events.flatMap((event) => (event.kind === 'progress' ? [event] : []));
    for (const pass of ['judging', 'reading'] as const)
      expect(passes.findLast((event) => event.pass === pass)?.bytesRead).toBe(text.length);
  });

  it('marks a mapped cell longer than 512 bytes in its row', () => {
    const long = rowsOf(['A-1']).replace('Ann', 'é'.repeat(257));
    const { records } = run(long);
    expect(records[0]?.issues).toMatchObject([{ column: 'beneficiary', rule: 'field-too-long' }]);
    expect(run(long.replace('éé', 'e')).records[0]?.issues).toEqual([]);
  });

  it('names another line where references differ only in case', () => {
    const { records } = run(rowsOf(['Ref', 'A-2', 'reF', 'REF']));
    expect(records.map(({ issues }) => issues.map(({ rule }) => rule))).toEqual([
      ['reference-case-twin'],
      [],
      ['reference-case-twin'],
      ['reference-case-twin'],
    ]);
    expect(records[0]?.issues[0]?.message).toContain('on line 4');
  });
});

describe('a refused file', () => {
  it('names both lines of a repeated reference, and lists at most twenty', () => {
    const names = Array.from({ length: 30 }, (_, index) => `A-${index}`);
    const { outcome, records } = run(rowsOf([...names, ...names]));
    expect(records).toEqual([]);
    if (outcome.kind !== 'refused') throw new Error(`not refused but ${outcome.kind}`);
    expect(outcome.reasons).toHaveLength(21);
    expect(outcome.reasons[0]?.message).toContain('line 2 and again on line 32');
    expect(outcome.reasons.at(-1)?.message).toContain('10 more rows');
  });

  it('is not opened at all above 256 MiB', () => {
    const unopened = (): never => {
      throw new Error('the file was opened');
    };
    expect(rulesOf(run(unopened, { size: 268_435_457 }).outcome)).toEqual(['file-too-large']);
  });

  it('may have any size it says: more than 256 MiB are not read', () => {
    const endless = function* chunks(): Generator<Uint8Array> {
      yield Buffer.from(`${HEADER}\n`);
      const line = Buffer.from('A,,,,,,1,USD,\n'.repeat(18_000));
      for (;;) yield line;
    };
    expect(rulesOf(run(endless).outcome)).toEqual(['file-too-large']);
  });

  it('stops at the first row above a million', () => {
    const { outcome } = run(repeated('a,b\n', 1_010_000));
    expect(outcome).toMatchObject({ reasons: [{ rule: 'file-too-many-rows', line: 1_000_002 }] });
  });

  it('holds one cell of five megabytes', () => {
    const huge = rowsOf(['A-1']).replace('Ann', 'x'.repeat(5_000_000));
    expect(run(huge).outcome).toMatchObject({
      reasons: [{ rule: 'csv-record-too-long', line: 2 }],
    });
  });

  it('has no rows if it is a million empty lines', () => {
    expect(rulesOf(run(repeated('\n', 1_000_000)).outcome)).toEqual(['file-no-rows']);
  });

  it('changed between the passes', () => {
    const versions = [rowsOf(['A-1']), rowsOf(['A-1']), rowsOf(['A-1', 'A-2'])];
    const changing = () => [Buffer.from(versions.shift() ?? '')];
    expect(rulesOf(run(changing, { size: 1 }).outcome)).toEqual(['file-changed']);
  });

  it('names byte and line of what is not UTF-8, wherever the chunks are cut', () => {
    const bytes = Buffer.concat([Buffer.from(`${rowsOf(['A-1'])}\n"x`), Buffer.from([0xc5, 0x2c])]);
    for (const size of [1, 2, 3, 1_000]) {
      const chunks = (): Iterable<Uint8Array> =>
        Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, at * size + size),
        );
      expect(run(chunks).outcome).toMatchObject({
        reasons: [
          {
            rule: 'encoding-invalid',
            line: 3,
            message: expect.stringContaining(`0x2C at byte ${bytes.length}, line 3`),
          },
        ],
      });
    }
  });

  it('holds half of a surrogate pair in UTF-16', () => {
    const text = Buffer.from(`\uFEFF${rowsOf(['A-1'])}`, 'utf16le');
    const broken = Buffer.concat([text, Buffer.from([0x00, 0xd8, 0x41, 0x00])]);
    expect(rulesOf(run(broken).outcome)).toEqual(['encoding-invalid']);
  });
});

describe('a file that leaves something open', () => {
  it('asks about columns and decimal mark together, with examples and both totals', () => {
    const { outcome } = run(`${HEADER},Team\nA,,BTC,,x,,1.000,BTC,,red\nB,,BTC,,x,,2.500,BTC,,\n`);
    expect(outcome).toEqual({
      kind: 'ask',
      asks: [
        expect.objectContaining({ kind: 'columns', missing: [] }),
        {
          kind: 'decimal-mark',
          options: [
            {
              value: '.',
              examples: [
                { written: '1.000', read: '1' },
                { written: '2.500', read: '2.5' },
                { written: 'all amounts added up', read: '3.5' },
              ],
            },
            {
              value: ',',
              examples: [
                { written: '1.000', read: '1000' },
                { written: '2.500', read: '2500' },
                { written: 'all amounts added up', read: '3500' },
              ],
            },
          ],
        },
      ],
    });
  });

  it('finds the only value that decides, in the last of many rows', () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `A-${index}`);
    const { outcome } = run(`${rowsOf(names, '1.000')}\nZ,Ann,USDT,TRC20,T1,,"2,5",USD,\n`);
    expect(outcome).toMatchObject({ kind: 'accepted', decimalMark: ',' });
  });

  it('names the code point of a foreign letter in a column name', () => {
    const { outcome } = run(rowsOf(['A-1']).replace('address', '\u0430ddress'));
    expect(JSON.stringify(outcome)).toContain('U+0430');
  });

  it('shows three rows for each delimiter that fits', () => {
    const { outcome } = run('a;b,c;d\n1;2,3;4\n5;6,7;8\n9;9,9;9\n');
    expect(outcome).toEqual({
      kind: 'ask',
      asks: [
        {
          kind: 'delimiter',
          options: [
            { value: ',', examples: ['a;b · c;d', '1;2 · 3;4', '5;6 · 7;8'] },
            { value: ';', examples: ['a · b,c · d', '1 · 2,3 · 4', '5 · 6,7 · 8'] },
          ],
        },
      ],
    });
  });

  it('takes the delimiter that was chosen', () => {
    const { outcome } = run('a;b,c;d\n1;2,3;4\n', { choices: { delimiter: ';' } });
    expect(outcome).toMatchObject({
      asks: [{ kind: 'columns', headers: [{ header: 'a' }, { header: 'b,c' }, { header: 'd' }] }],
    });
  });
});

describe('any bytes', () => {
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          HEADER,
          '\n',
          '\r',
          '"',
          ',',
          ';',
          'a',
          '1.000',
          'sep=;',
          '\uFEFF',
          'é',
          '\0',
        ),
        { maxLength: 40 },
      )
      .map((parts) => new Uint8Array(Buffer.from(parts.join('')))),
  );

  it('yield rows, questions or located reasons, and never an exception', () => {
    fc.assert(
      fc.property(noise, (bytes) => {
        const { outcome, records } = run(bytes);
        if (outcome.kind === 'refused') expect(outcome.reasons[0]?.message).not.toBe('');
        if (outcome.kind === 'ask') expect(outcome.asks.length).toBeGreaterThan(0);
        expect(records).toHaveLength(outcome.kind === 'accepted' ? outcome.rows : 0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('give as many rows as were written, each once and in order', () => {
    const row = fc.tuple(fc.string({ maxLength: 20 }), fc.constantFrom('', '12.50', 'é"x,\r\n'));
    const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, end) => {
          const lines = rows.map(([name, note], index) =>
            [`A-${index}`, name, 'BTC', '', 'x', '', '1.5', 'BTC', note].map(quote).join(','),
          );
          const { records } = run([HEADER, ...lines].join(end).replaceAll('\0', ' '));
          expect(records.map(({ row, cells }) => [row, cells.beneficiary, cells.note])).toEqual(
            rows.map(([name, note], index) => [index + 1, name.replaceAll('\0', ' '), note]),
          );
        },
      ),
    );
  });
});
