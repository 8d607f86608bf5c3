/**
 * Rows whose amount is not paid under their own reference: paid together with another row, or carried forward. A tied
 * row keeps what it was before, so that one deed takes it apart again; until then nothing of it can be changed that
 * would make the same amount payable a second time, or not at all.
 */
import {
  addAmounts,
  formatAmount,
  MAX_DECIMALS,
  parseAmount,
  subtractAmounts,
  type Amount,
} from '../money/amount.ts';
import type { Covered, Owed } from '../payout/covered.ts';
import type { RowExcuses } from './repeat.ts';
import type { RowEdits } from './row-edit.ts';
import { ROW_FIELDS, type RowField } from './row.ts';

/** What a person decided about a row. */
export interface RowDecisions {
  readonly edits: RowEdits | null;
  /** The reason, or null. */
  readonly excluded: string | null;
  readonly excuses: RowExcuses | null;
  readonly tie: RowTie | null;
}

export type RowTie =
  | {
      /** Excluded, because row `into` pays its amount. */
      readonly kind: 'merged';
      readonly into: number;
      readonly was: RowDecisions;
    }
  | {
      /** Excluded, because its amount is owed at the next run. */
      readonly kind: 'carried';
      readonly owed: Owed;
      readonly was: RowDecisions;
    }
  | {
      /** Pays these amounts beside its own; the step that tied it last took in `rows`. */
      readonly kind: 'covers';
      readonly covered: readonly Covered[];
      readonly rows: readonly number[];
      readonly was: RowDecisions;
    }
  | {
      /** A row added to pay an amount that an earlier run carried forward. */
      readonly kind: 'owed-before';
      readonly covered: readonly Covered[];
    };

/** The fields that say what is paid to whom; of a tied row they stay as they are. */
const HELD: ReadonlySet<RowField> = new Set<RowField>([
  'reference',
  'beneficiary',
  'currency',
  'network',
  'address',
  'tag',
  'amount',
  'amount_currency',
]);

/** Whether a change of cells would untie a row behind its back. */
export const touchesTie = (tie: RowTie | null, edits: RowEdits): boolean =>
  tie !== null && ROW_FIELDS.some((field) => HELD.has(field) && edits[field] !== undefined);

/** Why a tied row cannot be changed so; for people. */
export const tiedWords = (row: number, tie: RowTie): string => {
  switch (tie.kind) {
    case 'merged':
      return `Row ${row} is paid together with row ${tie.into}. Nothing was changed. Take row ${tie.into} apart first.`;
    case 'carried':
      return `Row ${row} is carried forward to the next run. Nothing was changed. Include it again first.`;
    case 'covers':
    case 'owed-before':
      return `The amount of row ${row} pays other rows too. Nothing was changed. Take it apart first.`;
  }
};

/** The amounts a row pays beside its own. */
export const coveredBy = (tie: RowTie | null): readonly Covered[] =>
  tie !== null && (tie.kind === 'covers' || tie.kind === 'owed-before') ? tie.covered : [];

/** The exact sum of canonical decimal texts; null when one cannot be read. */
export const sumOf = (amounts: readonly (string | null)[]): string | null => {
  let sum: Amount = { units: 0n, decimals: MAX_DECIMALS };
  for (const text of amounts) {
    const amount = text === null ? null : parseAmount(text, MAX_DECIMALS);
    if (amount === null || !amount.ok) return null;
    sum = addAmounts(sum, amount.value);
  }
  return formatAmount(sum);
};

/** What is left of a row's amount without the amounts it covers; null when that is nothing, or cannot be told. */
export const ownAmount = (amount: string | null, covered: readonly Covered[]): string | null => {
  const whole = amount === null ? null : parseAmount(amount, MAX_DECIMALS);
  const others = parseAmount(sumOf(covered.map((one) => one.amount)) ?? '', MAX_DECIMALS);
  if (whole === null || !whole.ok || !others.ok) return null;
  const own = subtractAmounts(whole.value, others.value);
  return own.units <= 0n ? null : formatAmount(own);
};

/** Longest note a row may have; see `checkText`. */
const LONGEST_NOTE = 128;

/** A note with more in it; as it was where there is no room for more. */
export const noteAnd = (note: string, more: string): string => {
  const both = [note, more].filter((part) => part !== '').join('; ');
  return both.length <= LONGEST_NOTE ? both : note;
};

/** A note that names further references; where they are too many, how many they are. */
export const noteWith = (note: string, references: readonly string[]): string => {
  const named = noteAnd(note, `with ${references.join(', ')}`);
  return named === note ? noteAnd(note, `with ${references.length} others`) : named;
};
