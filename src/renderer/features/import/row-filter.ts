/** The filter above the rows: what is shown, and the sentence that names it. */
import type { CallInput } from '#contract/contract.ts';
import type { BatchView } from '#contract/views/batch.ts';

export type RowFilter = CallInput<'batch.rows'>['filter'];
export type StatusChip = 'all' | 'ready' | 'warning' | 'error' | 'excluded';

export const STATUS_CHIPS: readonly StatusChip[] = ['all', 'ready', 'warning', 'error', 'excluded'];

/** Rows behind each chip; warnings are rows to pay too, so ready is what remains of them. */
export const chipCounts = (batch: BatchView): Readonly<Record<StatusChip, number>> => ({
  all: batch.rowsInFile + batch.rowsAdded,
  ready: batch.toPay - batch.warnings,
  warning: batch.warnings,
  error: batch.errors,
  excluded: batch.excluded,
});

export const withStatus = (filter: RowFilter, chip: StatusChip): RowFilter => {
  const { status: _, ...rest } = filter;
  return chip === 'all' ? rest : { ...rest, status: chip };
};

export const withRule = (filter: RowFilter, rule: string | null): RowFilter => {
  const { rule: _, ...rest } = filter;
  return rule === null ? rest : { ...rest, rule };
};

export const withText = (filter: RowFilter, text: string): RowFilter => {
  const { text: _, ...rest } = filter;
  return text.trim() === '' ? rest : { ...rest, text: text.trim() };
};

/** Without saying which earlier run is repeated. */
export const withAnyRun = (filter: RowFilter): RowFilter => {
  const { repeats: _, ...rest } = filter;
  return rest;
};

export const isFiltered = (filter: RowFilter): boolean => Object.keys(filter).length > 0;
