/** The calls about rows below the minimum, and about amounts carried forward to the next run; a part of the contract. */
import { z } from 'zod';
import { id, text } from './basics.ts';
import type { BatchView } from './views/batch.ts';
import type {
  CarriedOfferView,
  CarriedView,
  DecisionsView,
  MinimumOptionView,
  OpenAmountView,
} from './views/minimum.ts';

const row = z.int().min(1);
const amount = text(64);

/** The option as it was shown: another one than that is not carried out. */
const option = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('raise'), pays: amount }),
  z.strictObject({ kind: z.literal('other-network'), pays: amount, network: text(32) }),
  z.strictObject({
    kind: z.literal('merge'),
    pays: amount,
    keeps: row,
    leaves: z.array(row).min(1).max(1_000),
  }),
  z.strictObject({ kind: z.literal('carry') }),
]);

/** Spread into the calls of the contract. */
export const minimumCalls = {
  /** What would really work for a row below the minimum. */
  'batch.options': z.strictObject({ batchId: id, row }),
  'batch.useOption': z.strictObject({ batchId: id, row, option }),
  /** Makes rows that are paid as one what they were before. */
  'batch.takeApart': z.strictObject({ batchId: id, row }),
  /** What earlier runs carried forward for payees of this batch. */
  'batch.owed': z.strictObject({ batchId: id }),
  'batch.takeOwed': z.strictObject({
    batchId: id,
    /** The amount by the batch and row it came from. */
    from: z.strictObject({ batchId: id, row }),
    /** The row that takes it in; null adds a row of its own. */
    row: row.nullable(),
  }),
  /**
   * Lets an address pass that looks like another, after the two were compared; null takes that back. `typed` is what
   * `toRetype` asks for, retyped from the beneficiary's own message.
   */
  'batch.vouch': z.strictObject({
    batchId: id,
    row,
    other: text(512).min(1),
    given: z.strictObject({ typed: text(64), reason: text(200).min(1) }).nullable(),
  }),
  /** What people decided about the rows of a submitted batch. */
  'batch.decisions': z.strictObject({ batchId: id }),
  /** Amounts carried forward: by this batch, or (null) all that are still owed. */
  'carried.list': z.strictObject({ batchId: id.nullable() }),
  /** All that is still owed, oldest first, with the drafts it may be paid with. */
  'carried.open': z.strictObject({}),
  /** Records that an amount is not owed any more; nothing is paid. Answers what is owed then. */
  'carried.writeOff': z.strictObject({ batchId: id, row, reason: text(200).min(1) }),
  /** Saves what is still owed as a file for spreadsheets; null when the person cancelled. */
  'carried.export': z.strictObject({}),
} as const;

/** Their replies. */
export interface MinimumReplies {
  'batch.options': readonly MinimumOptionView[];
  'batch.useOption': BatchView;
  'batch.takeApart': BatchView;
  'batch.owed': readonly CarriedOfferView[];
  'batch.takeOwed': BatchView;
  'batch.vouch': BatchView;
  'batch.decisions': DecisionsView;
  'carried.list': readonly CarriedView[];
  'carried.open': readonly OpenAmountView[];
  'carried.writeOff': readonly OpenAmountView[];
  'carried.export': { readonly savedAs: string; readonly rows: number } | null;
}
