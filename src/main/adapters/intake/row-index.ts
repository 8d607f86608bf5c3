/**
 * Which rows of a batch share a reference or an account, by hash: two numbers a row, kept in memory and scanned.
 * A scan of 100,000 rows takes a fraction of a millisecond, so a change finds every row it speaks of at once.
 */
import { accountKey } from '#core/import/across-rows.ts';
import { referenceHash } from '#core/import/reference-index.ts';
import type { PayoutContent } from '#core/payout/payout.ts';

type Hashes = 'references' | 'accounts';

export interface RowIndex {
  /** Sets what a row has; an excluded row has neither. Hash 0, which `referenceHash` never gives, stands for none. */
  set(
    row: number,
    has: { readonly reference: string; readonly content: PayoutContent | null },
  ): void;
  clear(row: number): void;
  clearAccount(row: number): void;
  /** The hash of a row, or 0. */
  at(kind: Hashes, row: number): number;
  /** Rows with one of these hashes, ascending. */
  rowsWith(kind: Hashes, hashes: ReadonlySet<number>): number[];
  /** Rows that share a hash with another, in groups of bounded size that are complete in themselves. */
  suspects(kind: Hashes): readonly (readonly number[])[];
}

/** About as many rows are compared at once, so that a file of repeats alone does not fill the memory. */
const GROUP_ROWS = 5_000;

export const hashOfReference = (reference: string): number =>
  reference === '' ? 0 : referenceHash(reference);

export const hashOfAccount = (content: PayoutContent | null): number =>
  content === null ? 0 : referenceHash(accountKey(content));

export const makeRowIndex = (): RowIndex => {
  const held = { references: new Float64Array(1_024), accounts: new Float64Array(1_024) };
  const grow = (row: number): void => {
    if (row < held.references.length) return;
    for (const kind of ['references', 'accounts'] as const) {
      const length = Math.max(row + 1, held[kind].length * 2);
      // Gives back what is outgrown at once and not when memory is next tidied up.
      held[kind] = new Float64Array(
        held[kind].buffer.transfer(length * Float64Array.BYTES_PER_ELEMENT),
      );
    }
  };
  const clear = (row: number): void => {
    if (row >= held.references.length) return;
    held.references[row] = 0;
    held.accounts[row] = 0;
  };
  return {
    set: (row, { reference, content }) => {
      grow(row);
      held.references[row] = hashOfReference(reference);
      held.accounts[row] = hashOfAccount(content);
    },
    clear,
    clearAccount: (row) => {
      if (row < held.accounts.length) held.accounts[row] = 0;
    },
    at: (kind, row) => held[kind][row] ?? 0,
    rowsWith: (kind, hashes) => rowsWith(held[kind], hashes),
    suspects: (kind) => {
      const rows = rowsWith(held[kind], repeated(held[kind]));
      const groups = Array.from(
        { length: Math.ceil(rows.length / GROUP_ROWS) },
        (): number[] => [],
      );
      for (const row of rows) groups[(held[kind][row] ?? 0) % groups.length]?.push(row);
      return groups;
    },
  };
};

const rowsWith = (hashes: Float64Array, wanted: ReadonlySet<number>): number[] => {
  const rows: number[] = [];
  if (wanted.size === 0) return rows;
  for (let row = 0; row < hashes.length; row += 1) {
    const hash = hashes[row] ?? 0;
    if (hash !== 0 && wanted.has(hash)) rows.push(row);
  }
  return rows;
};

const repeated = (hashes: Float64Array): ReadonlySet<number> => {
  const sorted = hashes.slice().sort();
  const twice = new Set<number>();
  for (let at = 1; at < sorted.length; at += 1) {
    const hash = sorted[at] ?? 0;
    if (hash !== 0 && hash === sorted[at - 1]) twice.add(hash);
  }
  return twice;
};
