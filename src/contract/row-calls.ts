/**
 * Calls about the rows of a draft: looking at them, leaving them out, changing them, and what was changed.
 */
import { z } from 'zod';
import { EXCUSABLE_RULES } from '#core/import/repeat.ts';
import { id, page, text } from './basics.ts';
import { rowEdit, rowSeek, rowSort } from './row-edits.ts';
import type { PageView } from './views/app.ts';
import type { BatchView, RepeatGroupView, RowView } from './views/batch.ts';
import type { ChangeView, FixOfferView } from './views/change.ts';

const rowFilter = z.strictObject({
  status: z.enum(['ready', 'warning', 'error', 'excluded', 'to-pay']).optional(),
  rule: text(64).optional(),
  text: text(200).optional(),
  repeats: id.optional(),
});
const rowChoice = z.union([z.array(z.int().min(1)).max(5_000), rowFilter]);

/** Spread into the calls of the contract. */
export const rowCalls = {
  'batch.rows': z.strictObject({
    batchId: id,
    filter: rowFilter,
    sort: rowSort.optional(),
    ...page,
  }),
  /** The place of a row sought among those shown. */
  'batch.seek': z.strictObject({
    batchId: id,
    filter: rowFilter,
    sort: rowSort.optional(),
    seek: rowSeek,
  }),
  'batch.change': z.strictObject({ batchId: id, edit: rowEdit }),
  'batch.stopChange': z.strictObject({ batchId: id }),
  'batch.changes': z.strictObject({ batchId: id, ...page }),
  'batch.fixes': z.strictObject({ batchId: id }),
  'batch.exclude': z.strictObject({
    batchId: id,
    rows: rowChoice,
    reason: text(200).min(1),
  }),
  'batch.include': z.strictObject({ batchId: id, rows: rowChoice }),
  'batch.repeats': z.strictObject({ batchId: id }),
  'batch.excuse': z.strictObject({
    batchId: id,
    rows: rowChoice,
    rule: z.enum(EXCUSABLE_RULES),
    /** Null takes excuses back. */
    reason: text(200).min(1).nullable(),
  }),
} as const;

/** The replies of these calls. */
export interface RowReplies {
  'batch.rows': PageView<RowView>;
  'batch.seek': number | null;
  'batch.change': BatchView;
  'batch.stopChange': BatchView;
  'batch.changes': PageView<ChangeView>;
  'batch.fixes': readonly FixOfferView[];
  'batch.exclude': BatchView;
  'batch.include': BatchView;
  'batch.repeats': readonly RepeatGroupView[];
  'batch.excuse': BatchView;
}
