import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, unguardFormula, writeRecord } from '#core/export/csv-writer.ts';

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...Array.from('=+-@\t\r\n",; \'a1')), maxLength: 8 }),
);
const records = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), {
  minLength: 1,
  maxLength: 5,
});
const separator = fc.constantFrom(',' as const, ';' as const, '\t' as const);

const reread = (text: string, delimiter: string): readonly (readonly string[])[] =>
  parse(text, { delimiter, record_delimiter: '\r\n', relax_column_count: false });

describe('a written file', () => {
  it('comes back cell by cell as it was, but for the guard', () => {
    fc.assert(
      fc.property(records, separator, (rows, mark) => {
        const text = rows.map((row) => writeRecord(row, mark)).join('');
        expect(reread(text, mark)).toEqual(rows.map((row) => row.map(guardFormula)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(records, separator, (rows, mark) => {
        const text = rows.map((row) => writeRecord(row, mark)).join('');
        expect(
          reread(text, mark)
            .flat()
            .filter((c) => /^[=+\-@\t\r]/.test(c)),
        ).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('ends each record with CRLF and quotes only what needs it', () => {
    expect(writeRecord(['a', 'b,c', 'd"e', 'f\ng', ' h', 'é'])).toBe(
      'a,"b,c","d""e","f\ng"," h",é\r\n',
    );
  });
});

describe('the guard', () => {
  it('comes off every cell it was put on', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const guarded = guardFormula(text);
        if (guarded !== text) expect(unguardFormula(guarded)).toBe(text);
      }),
    );
  });

  it.each(['=HYPERLINK("x")', '+1', '-5', '@SUM(A1)', '\uFF1D1', '\nx', '\tx', '\rx'])(
    'is put on %j',
    (text) => {
      expect(guardFormula(text)).toBe(`'${text}`);
    },
  );

  it.each(['a=b', '1-2', "'x", '', ' =1'])('leaves %j alone', (text) => {
    expect(guardFormula(text)).toBe(text);
  });
});
