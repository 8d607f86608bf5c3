import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { CsvReader, type CsvIssue, type CsvRecord } from '#core/import/csv.ts';

const options = { delimiter: ',', maxRecordBytes: 4_096 };

interface Read {
  readonly records: readonly CsvRecord[];
  readonly issue: CsvIssue | null;
}

const readCsv = (pieces: readonly string[], delimiter = ','): Read => {
  const reader = new CsvReader({ ...options, delimiter });
  const records = [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
  return { records, issue: reader.issue };
};

const cellsOf = (text: string, delimiter = ','): readonly (readonly string[])[] => {
  const { records, issue } = readCsv([text], delimiter);
  expect(issue).toBeNull();
  return records.map((record) => record.cells);
};

const cut = (text: string, size: number): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '😀', 'Ж', ',', ';', '"', '\n', '\r', ' ', '1', '\t'),
  maxLength: 8,
});

const quoteCell = (text: string): string =>
  /[",;\t|\r\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;

const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
  );

const ending = fc.constantFrom('\n', '\r\n', '\r');

const messy = fc.string({
  unit: fc.constantFrom('a', '"', '""', ',', '\n', '\r\n', '\r', 'Ж', '😀', ',"', '",'),
  maxLength: 60,
});

describe('well-formed text', () => {
  it('keeps cells exactly, with delimiters, doubled quotes and line breaks inside quotes', () => {
    expect(cellsOf('a,"b, ""c""\r\nd", e \n')).toEqual([['a', 'b, "c"\r\nd', ' e ']]);
  });

  it('keeps empty cells at either end of a record', () => {
    expect(cellsOf(',a,\n,,')).toEqual([
      ['', 'a', ''],
      ['', '', ''],
    ]);
  });

  it('gives a blank line as one empty cell', () => {
    expect(cellsOf('a,b\n\nc,d')).toEqual([['a', 'b'], [''], ['c', 'd']]);
  });

  it.each(['\n', '\r\n', '\r'])(
    'reads records that end with %j and a last one that does not',
    (end) => {
      expect(cellsOf(`a,b${end}c,d`)).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ]);
    },
  );

  it('counts physical lines, those inside quotes too', () => {
    const { records } = readCsv(['a,"x\ny\r\nz\rw"\nb,c\n\nd,e']);
    expect(records.map((record) => record.line)).toEqual([1, 5, 6, 7]);
  });

  it('gives back every table it is written from, under any line ending', () => {
    fc.assert(
      fc.property(table, ending, fc.boolean(), (rows, end, last) => {
        const text = rows.map((row) => row.map(quoteCell).join(',')).join(end) + (last ? end : '');
        expect(cellsOf(text)).toEqual(rows);
      }),
    );
  });

  it('agrees with papaparse on well-formed text', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const text = rows.map((row) => row.map(quoteCell).join(';')).join(end);
        const theirs = Papa.parse<string[]>(text, { delimiter: ';', newline: end });
        expect(cellsOf(text, ';')).toEqual(theirs.data);
      }),
    );
  });
});

describe('chunk edges', () => {
  it('never change a record, its line or a fault, wherever the text is cut', () => {
    fc.assert(
      fc.property(messy, fc.integer({ min: 1, max: 7 }), (text, size) => {
        expect(readCsv(cut(text, size))).toEqual(readCsv([text]));
      }),
      { numRuns: 1_000 },
    );
  });

  it('keep a large text exact from one character to a mebibyte a chunk', () => {
    const line = 'PAY-1,"Žofie ""Z"" 😀\r\n, Ltd",USDT,,12.50\r\n';
    const whole = readCsv([line.repeat(3_000)]);
    expect(whole.records).toHaveLength(3_000);
    expect(whole.records.at(-1)).toEqual({
      line: 5_999,
      cells: ['PAY-1', 'Žofie "Z" 😀\r\n, Ltd', 'USDT', '', '12.50'],
    });
    for (const size of [1, 2, 3, 7, 64, 997, 65_536, 1_048_576])
      expect(readCsv(cut(line.repeat(3_000), size))).toEqual(whole);
  });

  it('may fall between CR and LF, between doubled quotes and within a pair of surrogates', () => {
    expect(readCsv(['a,b\r', '\nc,"d"', '"e"\r', '\n😀'.slice(0, 2), '😀'.slice(1), ',f'])).toEqual(
      readCsv(['a,b\r\nc,"d""e"\r\n😀,f']),
    );
  });
});

describe('faults', () => {
  const faultOf = (text: string): Partial<CsvIssue> | null => {
    const { issue } = readCsv([text]);
    return issue === null ? null : { fault: issue.fault, line: issue.line, column: issue.column };
  };

  it.each([
    ['a,b\nc,d"e\n', { fault: 'stray-quote', line: 2, column: 4 }],
    ['a,b\nc, "d"\n', { fault: 'stray-quote', line: 2, column: 4 }],
    ['a,b\n"c"d,e\n', { fault: 'text-after-quote', line: 2, column: 4 }],
    ['a,b\n"c\nx" ,e\n', { fault: 'text-after-quote', line: 3, column: 3 }],
    ['a,b\nc,"d\n\n', { fault: 'unclosed-quote', line: 2, column: 3 }],
    ['a,b\r\nc,d\n', { fault: 'mixed-line-endings', line: 2, column: 4 }],
    ['a,b\nc,d\r\n', { fault: 'mixed-line-endings', line: 2, column: 4 }],
    ['a,b\nc\rd,e\n', { fault: 'mixed-line-endings', line: 2, column: 2 }],
    ['a,b\rc,d\n', { fault: 'mixed-line-endings', line: 2, column: 4 }],
    ['a,b\r\nc,d\r', { fault: 'mixed-line-endings', line: 2, column: 4 }],
  ])('are located: %j', (text, expected) => {
    expect(faultOf(text)).toEqual(expected);
  });

  it('end the reading: records before them are given, none after', () => {
    const { records } = readCsv(['a,b\nc,d\ne,"f"g\nh,i\n']);
    expect(records.map((record) => record.cells)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it.each(['a', 'é', '€', '😀'])('count the limit of a record in bytes of UTF-8: %s', (sign) => {
    const bytes = Buffer.byteLength(sign);
    const full = sign.repeat(Math.floor(4_094 / bytes)) + 'x'.repeat(4_094 % bytes);
    expect(faultOf(`h,\n,${full}x\n`)).toBeNull();
    expect(faultOf(`h,\n,${full}xx\n`)).toEqual({ fault: 'record-too-long', line: 2, column: 1 });
  });

  it('accept a record of exactly the limit whose line ending is cut in two', () => {
    const full = `a,"${'x'.repeat(4_092)}"`;
    expect(readCsv([`${full}\r`, '\nb,c']).issue).toBeNull();
  });

  it('stop an endless record at once instead of collecting it', () => {
    const reader = new CsvReader(options);
    reader.push('a,b\nc,"');
    for (let pushed = 0; pushed < 20; pushed += 1) reader.push('x'.repeat(1_000));
    expect(reader.issue).toMatchObject({ fault: 'record-too-long', line: 2 });
  });
});
