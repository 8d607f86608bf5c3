import fc from 'fast-check';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { LocatedRecord } from '#core/import/located-record.ts';
import { readFile } from '#core/import/read-file.ts';
import { judge } from '../../corpus/judge.ts';
import { MANNERS, workbookParts, writeWorkbook, type Program } from '../../support/workbook.ts';

const HEADER =
  'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note'.split(',');
const TRC20 = 'TENmqTAY51Y4SEmUwZsYhPSeb4uUhrAtXD';
const row = (reference: string, amount = '100') =>
  [reference, 'Ann', 'USDT', 'TRC20', TRC20, null, { v: amount }, 'USD', null] as const;
const SHEETS = [{ name: 'Pay', rows: [HEADER, row('A-1'), row('A-2', '7.5')] }];

const rulesOf = (bytes: Uint8Array): readonly string[] =>
  judge(bytes).reasons.map(({ rule }) => rule);

/** A workbook with single parts exchanged, or left out with null. */
const spoiled = (changes: Readonly<Record<string, string | null>>): Uint8Array => {
  const parts: Zippable = workbookParts('excel', SHEETS);
  for (const [name, text] of Object.entries(changes))
    if (text === null) delete parts[name];
    else parts[name] = strToU8(text);
  return zipSync(parts);
};

const sheetWith = (inner: string): Uint8Array =>
  spoiled({ 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${inner}</sheetData></worksheet>` });

describe('a workbook that cannot be trusted', () => {
  it.each([
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    '_rels/.rels',
    'xl/worksheets/sheet1.xml',
  ])('is refused without %s', (part) => {
    expect(rulesOf(spoiled({ [part]: null }))).toEqual(['workbook-damaged']);
  });

  it('is refused wherever one byte of it has changed, or reads the same', () => {
    const bytes = writeWorkbook('excel', SHEETS);
    const right = judge(bytes).rows;
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x20;
      const verdict = judge(changed);
      if (verdict.outcome === 'accepted') expect(verdict.rows).toEqual(right);
      else expect(verdict.outcome).toBe('refused');
    }
  });

  it('is refused when it is cut anywhere', () => {
    const bytes = writeWorkbook('excel', SHEETS);
    for (let size = 4; size < bytes.length; size += 31)
      expect(judge(bytes.subarray(0, size)).outcome).toBe('refused');
  });

  it('is refused when it defines entities', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>`;
    expect(rulesOf(spoiled({ 'xl/worksheets/sheet1.xml': bomb }))).toEqual(['workbook-damaged']);
  });

  it('is refused when it would unpack to a thousand times its size', () => {
    const zeros = strToU8(`<worksheet>${'<!-- -->'.repeat(5_000_000)}</worksheet>`);
    const parts: Zippable = {
      ...workbookParts('excel', SHEETS),
      'xl/worksheets/sheet1.xml': zeros,
    };
    expect(rulesOf(zipSync(parts))).toEqual(['workbook-too-large']);
  });

  it.each([
    ['comes twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    ['comes before', '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    ['is beyond the last column', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    [
      'is in a row that comes twice',
      '<row r="1"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>',
    ],
  ])('is refused when a cell %s', (_, inner) => {
    expect(rulesOf(sheetWith(inner))).toEqual(['sheet-disordered']);
  });

  it.each([
    ['a text that is not there', '<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'],
    ['an element left open', '<row r="1"><c r="A1"><v>1</v></row>'],
    ['an entity nobody knows', '<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>'],
  ])('is refused with %s', (_, inner) => {
    expect(rulesOf(sheetWith(inner))).toEqual(['workbook-damaged']);
  });

  it.each([
    [
      'an OpenDocument file',
      { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' },
      '.ods',
    ],
    ['a binary workbook', { '[Content_Types].xml': '<x/>', 'xl/workbook.bin': 'x' }, '.xlsb'],
    ['a Numbers document', { 'Index/Document.iwa': 'x' }, 'Numbers'],
    ['a Word document', { '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' }, 'Word'],
    ['an archive with a CSV in it', { 'pay.csv': 'reference,amount' }, 'ZIP'],
  ])('says that it is %s', (_, files, name) => {
    const parts = Object.fromEntries(
      Object.entries(files).map(([part, text]) => [part, strToU8(text)]),
    );
    const { reasons } = judge(zipSync(parts));
    expect(reasons.map(({ rule }) => rule)).toEqual(['file-not-text']);
    expect(reasons[0]?.message).toContain(name);
  });
});

const recordsOf = (bytes: Uint8Array): readonly LocatedRecord[] => {
  const reading = readFile({ name: 'a.xlsx', size: bytes.length, chunks: () => [bytes] }, {});
  const records: LocatedRecord[] = [];
  let step = reading.next();
  for (; step.done !== true; step = reading.next())
    if (step.value.kind === 'records') records.push(...step.value.records);
  expect(step.value.kind).toBe('accepted');
  return records;
};

describe('any workbook', () => {
  const cell = fc.oneof(
    fc
      .string({ unit: 'binary', maxLength: 20 })
      .filter((text) => !/\p{Cc}|[\ufffe\uffff]|_x/u.test(text) && text.isWellFormed()),
    fc.constant(null),
  );
  const program = fc.constantFrom(...(Object.keys(MANNERS) as Program[]));

  it('gives its texts back verbatim, whatever program wrote it', () => {
    fc.assert(
      fc.property(program, fc.array(cell, { minLength: 1, maxLength: 6 }), (by, names) => {
        const rows = names.map((name, at) => [
          `A-${at}`,
          name,
          'USDT',
          'TRC20',
          TRC20,
          null,
          { v: '100' },
          'USD',
          null,
        ]);
        const bytes = writeWorkbook(by, [{ name: 'Pay', rows: [HEADER, ...rows] }]);
        const read = recordsOf(bytes);
        expect(read.map(({ raw }) => raw)).toEqual(
          rows.map((cells) =>
            cells.map((each) => (typeof each === 'string' ? each : (each?.v ?? ''))),
          ),
        );
        expect(read.map(({ line }) => line)).toEqual(names.map((_, at) => at + 2));
      }),
      { numRuns: 150 },
    );
  });

  it('never ends in an exception, however its bytes are changed', () => {
    const bytes = writeWorkbook('terse writer', SHEETS);
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const changed = Uint8Array.from(bytes);
        for (const [at, byte] of changes) changed[at] = byte;
        const verdict = judge(changed);
        if (verdict.outcome === 'refused') expect(verdict.reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('never ends in an exception, whatever stands in its sheet', () => {
    const piece = fc.constantFrom(
      '<row>',
      '</row>',
      '<c t="s">',
      '<c t="inlineStr">',
      '</c>',
      '<v>',
      '</v>',
      '1',
      '-1',
      '1e400',
      '0x1',
      '<is><t>',
      '</t></is>',
      '<f/>',
      '&#0;',
      '&lt;',
      '<![CDATA[x]]>',
      '<!-- -->',
      '<?a?>',
      '<row r="0">',
      '<row r="99999999">',
      '<c r="ZZZZ1">',
      '<mergeCell ref=""/>',
      '<col min="9" max="1" hidden="1"/>',
      '<',
      '>',
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(['refused', 'ask', 'accepted']).toContain(judge(sheetWith(pieces.join(''))).outcome);
      }),
      { numRuns: 300 },
    );
  });
});
