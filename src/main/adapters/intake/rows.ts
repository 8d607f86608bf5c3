/**
 * Records of a batch in the store: what a checked row is as cells, and back.
 */
import type { DatabaseSync } from 'node:sqlite';
import { readPriority } from '#core/import/check-text.ts';
import { mapCells, type FieldPositions } from '#core/import/columns.ts';
import type { RowExcuses } from '#core/import/repeat.ts';
import type { RowDecisions, RowTie } from '#core/import/row-tie.ts';
import { editedCells, editedFields, type RowCells, type RowEdits } from '#core/import/row-edit.ts';
import type { Row, RowIssue, RowStatus } from '#core/import/row.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import type { IntakeRow } from '#main/ports/intake.ts';
import { int, intOrNull, text, textOrNull, type Cells } from '../cells.ts';
import { ROWS_PER_BATCH, SHOWN } from './store.ts';

/** A row after its checks, with what is kept of it besides. */
export interface CheckedRow {
  readonly row: Row;
  readonly raw: readonly string[];
  readonly fileIssues: readonly RowIssue[];
}

export const rowId = (n: number, row: number): number => n * ROWS_PER_BATCH + row;

export const rowNumber = (id: number): number => id % ROWS_PER_BATCH;

const STATUS: readonly RowStatus[] = ['ready', 'warning', 'error'];

export const statusFrom = (cell: Cells[number] | undefined): RowStatus => {
  const status = STATUS[int(cell)];
  if (status === undefined) throw new Error('the store holds a status that does not exist');
  return status;
};

export const issuesFrom = (json: string | null): readonly RowIssue[] => {
  if (json === null) return [];
  const issues: readonly RowIssue[] = JSON.parse(json);
  return issues;
};

export const issuesText = (issues: readonly RowIssue[]): string | null =>
  issues.length === 0 ? null : JSON.stringify(issues);

export const rawFrom = (json: string): readonly string[] => {
  const raw: readonly string[] = JSON.parse(json);
  return raw;
};

/** Edits as they are stored; null when there are none. */
export const editsFrom = (json: string | null): RowEdits | null => {
  if (json === null) return null;
  const edits: RowEdits = JSON.parse(json);
  return edits;
};

export const editsText = (edits: RowEdits | null): string | null =>
  edits === null ? null : JSON.stringify(edits);

/** Excuses as they are stored; null when there are none. */
export const excusesFrom = (json: string | null): RowExcuses | null => {
  if (json === null) return null;
  const excuses: RowExcuses = JSON.parse(json);
  return excuses;
};

/** A tie as it is stored; null when there is none. */
export const tieFrom = (json: string | null): RowTie | null => {
  if (json === null) return null;
  const tie: RowTie = JSON.parse(json);
  return tie;
};

/** What a person decided about a row. */
export type RowState = RowDecisions;

/** Lines count from 1; a row without one came from no file. */
export const ADDED_LINE = 0;

/** What a check decides, in the order both statements below bind it. */
export const DECIDED =
  'issues, amount, unit, currency_id, code, network, address, tag, units, decimals, rate';

/** The values of {@link DECIDED}. */
export const decided = ({ issues, amount, unit, content }: Row) => {
  const to = content?.destination ?? null;
  const place = [to?.currencyId ?? null, to?.code ?? null, to?.network ?? null];
  const target = [to?.address ?? null, to?.tag ?? null];
  const pays = [content?.amount.units.toString() ?? null, content?.amount.decimals ?? null];
  return [issuesText(issues), amount, unit, ...place, ...target, ...pays, content?.rate ?? null];
};

const marks = (list: string): string => list.replaceAll(/\w+/g, '?');

export const writeRows = (db: DatabaseSync) => {
  const update = db.prepare(
    `UPDATE row SET status = ?, shown = ?, (${DECIDED}) = (${marks(DECIDED)}) WHERE id = ?`,
  );
  const change = db.prepare(
    'UPDATE row SET edits = ?, excluded = ?, excuses = ?, tie = ? WHERE id = ?',
  );
  const remove = db.prepare('DELETE FROM row WHERE id = ?');
  const warn = db.prepare('UPDATE row SET issues = ?, status = ?, shown = ? WHERE id = ?');
  return {
    update: (id: number, row: Row, excluded: boolean): void => {
      const status = SHOWN[row.status];
      update.run(status, excluded ? SHOWN.excluded : status, ...decided(row), id);
    },
    /** What a person decided about a row; its checks come with `update`. */
    setState: (id: number, { edits, excluded, excuses, tie }: RowState): void => {
      const kept = [excuses && JSON.stringify(excuses), tie && JSON.stringify(tie)];
      change.run(editsText(edits), excluded, ...kept, id);
    },
    remove: (id: number): void => {
      remove.run(id);
    },
    setIssues: (
      id: number,
      row: { issues: readonly RowIssue[]; status: RowStatus; shown: number },
    ) => {
      warn.run(issuesText(row.issues), SHOWN[row.status], row.shown, id);
    },
  };
};

/** The select list {@link rowFromCells} reads. */
export const ROW_COLUMNS = `id, line, raw, status, excluded, ${DECIDED}, edits, excuses, tie`;

const fileCells = (edits: RowEdits | null, own: RowCells): RowEdits =>
  Object.fromEntries(editedFields(edits).map((field) => [field, own[field]]));

export const rowFromCells = (cells: Cells, at: FieldPositions): IntakeRow => {
  const own = mapCells(rawFrom(text(cells[2])), at);
  const edits = editsFrom(textOrNull(cells[16] ?? null));
  const mapped = editedCells(own, edits);
  const added = int(cells[1]) === ADDED_LINE;
  return {
    row: rowNumber(int(cells[0])),
    line: int(cells[1]),
    was: added ? {} : fileCells(edits, own),
    added,
    cells: mapped,
    status: statusFrom(cells[3]),
    excludedBecause: textOrNull(cells[4]),
    issues: issuesFrom(textOrNull(cells[5])),
    amount: textOrNull(cells[6]),
    unit: textOrNull(cells[7]),
    content: contentFrom(cells, mapped),
    tie: tieFrom(textOrNull(cells[18] ?? null)),
  };
};

const contentFrom = (cells: Cells, mapped: Row['cells']): PayoutContent | null => {
  const currencyId = intOrNull(cells[8] ?? null);
  if (currencyId === null) return null;
  const priority = readPriority(mapped.priority);
  return {
    reference: mapped.reference,
    beneficiary: mapped.beneficiary,
    destination: {
      currencyId,
      code: text(cells[9]),
      network: text(cells[10]),
      address: text(cells[11]),
      tag: textOrNull(cells[12] ?? null),
    },
    amount: { units: BigInt(text(cells[13])), decimals: int(cells[14]) },
    asked: { amount: text(cells[6]), unit: text(cells[7]) },
    rate: textOrNull(cells[15] ?? null),
    note: mapped.note,
    ...(priority === null ? {} : { priority }),
  };
};
