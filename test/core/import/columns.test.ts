import { describe, expect, it } from 'vitest';
import { columnsAsk } from '#core/import/columns-ask.ts';
import { mapCells, matchColumns } from '#core/import/columns.ts';
import { headerSignature } from '#core/import/remembered.ts';
import { ROW_FIELDS, type RowField } from '#core/import/row.ts';

const match = (cells: readonly string[], answers?: Record<string, RowField | null>) =>
  matchColumns({ line: 1, cells }, answers === undefined ? {} : { columns: answers });

const required = ['reference', 'currency', 'address', 'amount', 'amount_currency'];

describe('the columns of a file', () => {
  it('are known by the names of the template, in any order and case', () => {
    const shuffled = ROW_FIELDS.toReversed().map((name) => ` ${name.toUpperCase()} `);
    const matched = match(shuffled);
    expect(matched).toMatchObject({
      ok: true,
      value: { fields: ROW_FIELDS.toReversed(), unknown: [], missing: [] },
    });
  });

  it('are understood as answered, whatever their names suggest', () => {
    const matched = match([...required, 'note', 'Wallet'], { note: null, Wallet: 'tag' });
    expect(matched).toMatchObject({ ok: true, value: { unknown: [], missing: [] } });
    if (!matched.ok) throw new Error(matched.error.message);
    expect(matched.value.fields.slice(-2)).toEqual([null, 'tag']);
  });

  it('give an answer for a column that the file does not have no meaning', () => {
    expect(match(required, { Gone: 'reference' })).toMatchObject({
      ok: true,
      value: { missing: [] },
    });
  });

  it('are refused when an answer gives one field to two of them', () => {
    expect(match([...required, 'Wallet'], { Wallet: 'address' })).toMatchObject({
      ok: false,
      error: { rule: 'header-field-twice', message: expect.stringContaining('"Wallet"') },
    });
  });

  it.each([
    ['Team', 'team '],
    ['', ' '],
  ])('are refused when two have the same name: %j', (a, b) => {
    expect(match([...required, a, b])).toMatchObject({
      ok: false,
      error: { rule: 'header-repeated' },
    });
  });

  it.each(['__proto__', ' Constructor ', 'prototype'])('are refused when named %j', (name) => {
    expect(match([...required, name])).toMatchObject({
      ok: false,
      error: { rule: 'header-reserved' },
    });
  });

  it('never take a meaning from the names every object has', () => {
    expect(match([...required, 'toString', 'valueOf'])).toMatchObject({
      ok: true,
      value: { unknown: ['toString', 'valueOf'] },
    });
  });

  it('are asked about with samples when a required one is missing', () => {
    const matched = match(['reference', 'currency', 'address', 'amount']);
    if (!matched.ok) throw new Error(matched.error.message);
    const samples = [{ line: 2, cells: ['A-1', 'BTC', 'x', ''] }];
    expect(columnsAsk(matched.value, { samples, products: [], fileName: 'pay.csv' })).toEqual({
      kind: 'columns',
      headers: [
        { header: 'reference', field: 'reference', samples: ['A-1'] },
        { header: 'currency', field: 'currency', samples: ['BTC'] },
        { header: 'address', field: 'address', samples: ['x'] },
        { header: 'amount', field: 'amount', samples: [] },
      ],
      missing: ['amount_currency'],
      fills: [
        { field: 'network', proposal: null, required: false },
        { field: 'amount_currency', proposal: null, required: true },
      ],
      products: null,
      template: null,
      remembered: false,
    });
  });

  it('give each field its own cell, and an empty one where there is no column', () => {
    for (const field of ROW_FIELDS) {
      const matched = match(['spare', field], { spare: null });
      if (!matched.ok) throw new Error(matched.error.message);
      const cells = mapCells(['other', 'mine'], matched.value.positions);
      expect(cells[field]).toBe('mine');
      expect(Object.values(cells).filter((cell) => cell !== '')).toEqual(['mine']);
    }
  });

  it('have one signature in any order, and another with any other name', () => {
    expect(headerSignature(['a', 'b'])).toBe(headerSignature(['b', 'a']));
    expect(headerSignature(['a', 'b'])).not.toBe(headerSignature(['a,b']));
  });
});
