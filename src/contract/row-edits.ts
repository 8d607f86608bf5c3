/**
 * What the window may ask to be done with the rows of a draft.
 */
import { z } from 'zod';
import { FILL_DOWN_FIELDS } from '#core/import/fix.ts';
import { ROW_FIELDS } from '#core/import/row.ts';

const text = (max: number) => z.string().max(max);
const cell = text(1_024);
const rowNumber = z.int().min(1).max(1_048_576);
const cells = z.partialRecord(z.enum(ROW_FIELDS), cell);
const part = z.strictObject({ reference: text(64), amount: text(64) });

const fix = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['trim', 'letters', 'link', 'tag']) }),
  z.strictObject({ kind: z.literal('network'), code: text(16), network: text(32) }),
  z.strictObject({ kind: z.literal('unit'), unit: text(16).min(1) }),
  z.strictObject({ kind: z.literal('amounts'), mark: z.enum(['.', ',']) }),
  z.strictObject({ kind: z.literal('references'), prefix: text(30) }),
  z.strictObject({ kind: z.literal('fill-down'), field: z.enum(FILL_DOWN_FIELDS) }),
  z.strictObject({ kind: z.literal('exclude'), rule: text(64).min(1), reason: text(200).min(1) }),
]);

/** Most cells of one step, as a pasted block. */
export const MOST_CELLS = 10_000;

/** One step on the rows of a draft. */
export const rowEdit = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cells'),
    how: z.enum(['typed', 'pasted', 'filled', 'cleared']),
    cells: z
      .array(z.strictObject({ row: rowNumber, field: z.enum(ROW_FIELDS), value: cell }))
      .min(1)
      .max(MOST_CELLS),
  }),
  z.strictObject({ kind: z.literal('add'), cells }),
  z.strictObject({ kind: z.literal('split'), row: rowNumber, parts: z.tuple([part, part]) }),
  z.strictObject({ kind: z.literal('fix'), fix }),
  z.strictObject({ kind: z.enum(['undo', 'redo']) }),
]);

/** The order rows are shown in. */
export const rowSort = z.strictObject({
  key: z.enum([...ROW_FIELDS, 'row', 'status', 'pays']),
  direction: z.enum(['up', 'down']),
});

/** What to look for among the rows shown, from a place; null for the next row with an issue. */
export const rowSeek = z.strictObject({
  from: z.int().min(-1).max(10_000_000),
  direction: z.enum(['forward', 'back']),
  text: text(200).min(1).nullable(),
});
