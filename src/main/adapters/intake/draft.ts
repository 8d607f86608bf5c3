/**
 * A batch before submission as the store keeps it.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { DecimalMark } from '#core/import/amount-text.ts';
import type { ImportChoices } from '#core/import/ask.ts';
import type { FieldPositions } from '#core/import/columns.ts';
import type { RowField } from '#core/import/row.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import type { ImportSource, IntakeBatch, IntakeTotals } from '#main/ports/intake.ts';
import { canonicalText } from '#core/audit/canonical.ts';
import { int, query, text, type Cells } from '../cells.ts';
import type { RuleCount } from './tally.ts';

/** How a batch's file is read. */
export interface DraftFile {
  /** Kept until the file is read to its end. */
  readonly source: ImportSource | null;
  readonly choices: ImportChoices;
  readonly header: readonly string[];
  /** The field of each column, null where a column is kept but not used. */
  readonly columns: readonly (RowField | null)[];
  readonly decimalMark: DecimalMark;
  readonly issueCounts: readonly RuleCount[];
}

export interface Draft {
  readonly n: number;
  readonly batch: IntakeBatch;
  readonly file: DraftFile;
}

/** The list and the rates that rows were checked against, as their batch keeps it. */
export const checkedAgainst = ({ id, takenAt, fiatRates = [] }: CurrencySnapshot) => ({
  snapshotId: id,
  snapshotAt: takenAt,
  fiatRates,
});

type StoredTotals = Omit<IntakeTotals, 'units'> & { readonly units: string };
type StoredBatch = Omit<IntakeBatch, 'totals' | 'work'> & {
  readonly totals: readonly StoredTotals[];
};

/** Earlier versions did not count how many rows a rule stops. */
type StoredFile = Omit<DraftFile, 'issueCounts'> & {
  readonly issueCounts: readonly (Omit<RuleCount, 'stopped'> & { readonly stopped?: number })[];
};

/** What drafts of earlier versions lack. */
const UNCHANGED = { added: 0, changes: { done: 0, undone: 0 } };

const draftFromCells = (cells: Cells): Draft => {
  const stored: StoredBatch = JSON.parse(text(cells[1]));
  const file: StoredFile = JSON.parse(text(cells[2]));
  const totals = stored.totals.map((total) => ({ ...total, units: BigInt(total.units) }));
  const issueCounts = file.issueCounts.map((count) => ({
    ...count,
    stopped: count.stopped ?? (count.level === 'error' ? count.rows : 0),
  }));
  return {
    n: int(cells[0]),
    batch: { ...UNCHANGED, ...stored, totals, work: null },
    file: { ...file, issueCounts },
  };
};

export const positionsOf = (columns: DraftFile['columns']): FieldPositions => ({
  reference: columns.indexOf('reference'),
  beneficiary: columns.indexOf('beneficiary'),
  currency: columns.indexOf('currency'),
  network: columns.indexOf('network'),
  address: columns.indexOf('address'),
  tag: columns.indexOf('tag'),
  amount: columns.indexOf('amount'),
  amount_currency: columns.indexOf('amount_currency'),
  note: columns.indexOf('note'),
  priority: columns.indexOf('priority'),
});

export interface DraftTable {
  all(): readonly Draft[];
  find(id: string): Draft | null;
}

export const readDrafts = (db: DatabaseSync): DraftTable => {
  const every = query(db, 'SELECT n, summary, file FROM batch ORDER BY n');
  const one = query(db, 'SELECT n, summary, file FROM batch WHERE id = ?');
  return {
    all: () => every.all().map(draftFromCells),
    find: (id) => {
      const cells = one.first(id);
      return cells === null ? null : draftFromCells(cells);
    },
  };
};

/** Work under way is not stored: it ends with the program. */
const batchText = ({ work: _, ...batch }: IntakeBatch): string => canonicalText(batch);

export const writeDrafts = (db: DatabaseSync) => {
  const insert = db.prepare('INSERT INTO batch VALUES (NULL, ?, ?, ?)');
  const update = db.prepare('UPDATE batch SET summary = ?, file = ? WHERE n = ?');
  const remove = db.prepare('DELETE FROM batch WHERE n = ?');
  return {
    add: (batch: IntakeBatch, file: DraftFile): Draft => {
      const { lastInsertRowid } = insert.run(batch.id, batchText(batch), canonicalText(file));
      return { n: Number(lastInsertRowid), batch, file };
    },
    save: ({ n, batch, file }: Draft): void => {
      update.run(batchText(batch), canonicalText(file), n);
    },
    remove: ({ n }: Draft): void => {
      remove.run(n);
    },
  };
};
