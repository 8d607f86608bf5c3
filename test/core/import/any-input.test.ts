import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, writeRecord } from '#core/export/csv-writer.ts';
import type { LocatedRecord } from '#core/import/located-record.ts';
import { readFile, type ReadOutcome } from '#core/import/read-file.ts';
import { ROW_FIELDS } from '#core/import/row.ts';
import { judge } from '../../corpus/judge.ts';

const TRC20 = 'TENmqTAY51Y4SEmUwZsYhPSeb4uUhrAtXD';

const read = (text: string): { outcome: ReadOutcome; records: readonly LocatedRecord[] } => {
  const bytes = Buffer.from(text);
  const reading = readFile({ name: 'any.csv', size: bytes.length, chunks: () => [bytes] }, {});
  const records: LocatedRecord[] = [];
  let step = reading.next();
  for (; step.done !== true; step = reading.next())
    if (step.value.kind === 'records') records.push(...step.value.records);
  return { outcome: step.value, records };
};

/** Every file ends in one of three ways, each with what a person needs to go on. */
const holds = (bytes: Uint8Array): void => {
  const { outcome, reasons, rows } = judge(bytes);
  if (outcome !== 'accepted') {
    expect(rows).toEqual([]);
    expect(reasons.length).toBeGreaterThan(0);
  }
  for (const { rule, message } of reasons) {
    expect(rule).toMatch(/^[a-z][a-z-]+$/);
    expect(message.length).toBeGreaterThan(20);
  }
  rows.forEach(({ row, line, status, issues }, at) => {
    expect(row).toBe(at + 1);
    expect(line).toBeGreaterThan(1);
    expect(status === 'ready').toBe(issues.length === 0);
  });
};

describe('any bytes', () => {
  it('are rows or located reasons and never an exception', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), holds), { numRuns: 2_000 });
  });

  it('are so below a right line of names too', () => {
    const head = Buffer.from(`${ROW_FIELDS.join(',')}\n`);
    const words = `A-1|,|;|\t|"|\n|\r|\r\n|100|1,000|1.000|${TRC20}|USDT|USD|\uFEFF|=1|#REF!| |\u00a0|\u2028|é|👪|1e5|sep=;`;
    const piece = fc.constantFrom('|', ...words.split('|'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) =>
        holds(Buffer.concat([head, Buffer.from(pieces.join(''))])),
      ),
      { numRuns: 3_000 },
    );
  });

  it('are so when bytes of a good file are exchanged', () => {
    const good = Buffer.from(
      `${ROW_FIELDS.join(',')}\r\nA-1,"Zoë, Å",USDT,TRC20,${TRC20},,"1,234.50",USD,x,\r\n`,
    );
    const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const changed = Uint8Array.from(good);
        for (const [at, byte] of changes) changed[at] = byte;
        holds(changed);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('a file that Purser has written', () => {
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((text) => !text.includes('\0'));
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 });

  it('gives every row back, cell by cell as it was written, in its order', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const lines = written.map(([beneficiary, tag, note], at) => [
          `A-${at}`,
          beneficiary,
          'USDT',
          'TRC20',
          TRC20,
          tag,
          '100',
          'USD',
          note,
          '',
        ]);
        const text = [ROW_FIELDS, ...lines].map((line) => writeRecord(line)).join('');
        const { outcome, records } = read(text);
        expect(outcome).toMatchObject({ kind: 'accepted', rows: written.length });
        expect(records.map(({ raw }) => raw)).toEqual(lines.map((line) => line.map(guardFormula)));
        // Written once more it does not change: what is guarded stays guarded and nothing else is touched.
        expect(
          [ROW_FIELDS, ...records.map(({ raw }) => raw)].map((line) => writeRecord(line)).join(''),
        ).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
