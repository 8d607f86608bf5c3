/**
 * Cells that a person changed in Purser. They stand beside the file's own cells and never replace them, so the
 * result file can say both what came in and what was paid.
 */
import { cellIssues } from './located-record.ts';
import { ROW_FIELDS, type RowField, type RowIssue } from './row.ts';

/** The cells of a row, by field. */
export type RowCells = Readonly<Record<RowField, string>>;

/** The cells of a row that came from no file. */
export const NO_CELLS: RowCells = {
  reference: '',
  beneficiary: '',
  currency: '',
  network: '',
  address: '',
  tag: '',
  amount: '',
  amount_currency: '',
  note: '',
  priority: '',
};

/** Values that count instead of the file's own, by field; a field that is not named counts as in the file. */
export type RowEdits = Readonly<Partial<Record<RowField, string>>>;

/** The cells that count: the file's own with what was changed. */
export const editedCells = (own: RowCells, edits: RowEdits | null): RowCells =>
  edits === null ? own : { ...own, ...edits };

/**
 * Earlier edits and further ones together, in the order of the fields. A value equal to the file's own is no edit, so
 * typing the old value back leaves the row as it came; null when nothing differs.
 */
export const withEdits = (
  own: RowCells,
  edits: RowEdits | null,
  more: RowEdits,
): RowEdits | null => {
  const next: Partial<Record<RowField, string>> = {};
  for (const field of ROW_FIELDS) {
    const value = more[field] ?? edits?.[field];
    if (value !== undefined && value !== own[field]) next[field] = value;
  }
  return Object.keys(next).length === 0 ? null : next;
};

/** The fields that were changed. */
export const editedFields = (edits: RowEdits | null): readonly RowField[] =>
  edits === null ? [] : ROW_FIELDS.filter((field) => edits[field] !== undefined);

/**
 * What the file as a whole showed about a row and still stands once cells were changed: damage of a cell goes with
 * the cell, and the new value is held to the same rules. References that differ in case only are left out; they are
 * compared anew whenever one of them changes.
 */
export const standingIssues = (
  fileIssues: readonly RowIssue[],
  own: RowCells,
  edits: RowEdits | null,
): readonly RowIssue[] => {
  const fields = editedFields(edits);
  const kept = fileIssues.filter(
    ({ rule, column }) =>
      rule !== 'reference-case-twin' && (column === null || !fields.includes(column)),
  );
  return fields.length === 0 ? kept : [...kept, ...cellIssues(editedCells(own, edits), fields)];
};
