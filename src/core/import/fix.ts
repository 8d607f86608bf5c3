/**
 * Ways out that are the same for every row with the same mistake: what each changes, and nothing beside it.
 */
import type { DecimalMark } from './amount-text.ts';
import type { RowCells, RowEdits } from './row-edit.ts';
import type { RowIssue } from './row.ts';

/** Fields whose empty cells may take the value of the row above. */
export const FILL_DOWN_FIELDS = ['currency', 'network', 'amount_currency'] as const;

export type FillDownField = (typeof FILL_DOWN_FIELDS)[number];

/** One way out for all rows of a kind; what a person must decide is part of it. */
export type Fix =
  /** Removes outer spaces and characters nobody can see, from cells that are refused. */
  | { readonly kind: 'trim' }
  /** Writes currencies, networks and units in the letters the gateway lists. */
  | { readonly kind: 'letters' }
  /** Names the network of one coin where it is missing and the address has that network's form. */
  | { readonly kind: 'network'; readonly code: string; readonly network: string }
  /** Names the unit of amounts that have none; {@link SAME_AS_CURRENCY} is the coin of the row. */
  | { readonly kind: 'unit'; readonly unit: string }
  /** Reads refused amounts under a decimal mark and writes them without grouping. */
  | { readonly kind: 'amounts'; readonly mark: DecimalMark }
  /** Takes the bare address out of a payment link. */
  | { readonly kind: 'link' }
  /** Moves a tag from behind the address into its own column. */
  | { readonly kind: 'tag' }
  /** Gives rows without a reference one: the prefix and the row's number. */
  | { readonly kind: 'references'; readonly prefix: string }
  /** Fills empty cells of a column with the value above. */
  | { readonly kind: 'fill-down'; readonly field: FillDownField }
  /** Leaves out all rows that break a rule. */
  | { readonly kind: 'exclude'; readonly rule: string; readonly reason: string };

export type FixKind = Fix['kind'];

/** A row as far as a fix looks at it. */
export interface FixableRow {
  /** Data row from 1. */
  readonly row: number;
  readonly cells: RowCells;
  readonly issues: readonly RowIssue[];
}

/** What a fix does to one row. */
export type FixedRow =
  | { readonly edits: RowEdits; readonly excluded?: never }
  | { readonly excluded: string; readonly edits?: never };

/** Rules whose rows a fix looks at; null when it looks at every row with an issue. */
export const RULES_OF: Readonly<Record<FixKind, readonly string[] | null>> = {
  trim: null,
  letters: ['currency-case', 'network-case', 'amount-currency-case'],
  network: ['network-missing'],
  unit: ['amount-currency-missing'],
  amounts: ['amount-wrong-mark', 'amount-grouping', 'amount-space'],
  link: ['address-is-link'],
  tag: ['address-holds-tag'],
  references: ['reference-missing'],
  'fill-down': ['currency-missing', 'network-missing', 'amount-currency-missing'],
  exclude: null,
};
