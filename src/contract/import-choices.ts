import { z } from 'zod';
import { ROW_FIELDS } from '#core/import/row.ts';

const text = (max: number) => z.string().max(max);
const rowField = z.enum(ROW_FIELDS);

/** Answers to what a file leaves open, as the window sends them. */
export const choices = z.strictObject({
  encoding: z
    .enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252', 'macintosh'])
    .optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  sheet: text(255).optional(),
  headerLine: z.int().min(1).max(1_048_576).optional(),
  columns: z.record(text(512), rowField.nullable()).optional(),
  fills: z
    .strictObject({
      reference: text(40).optional(),
      currency: text(16).optional(),
      network: text(32).optional(),
      amount_currency: text(16).optional(),
    })
    .optional(),
  products: z
    .strictObject({
      header: text(512),
      values: z.record(text(512), z.strictObject({ currency: text(16), network: text(32) })),
    })
    .optional(),
});
