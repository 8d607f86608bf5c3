/** The rows of a batch as filtered, what is selected of them, and leaving out or including again. */
import { useCallback, useEffect, useState } from 'react';
import type { CallInput } from '#contract/contract.ts';
import type { BatchView, RowView } from '#contract/views/batch.ts';
import { receiveBatch } from '../../bridge/batches-store.ts';
import { call, type Reply } from '../../bridge/client.ts';
import { useAction, type Action } from '../../bridge/use-action.ts';
import { usePaged, type Paged } from '../../ui/paged.ts';
import type { RowFilter } from './row-filter.ts';

export type RowChoice = CallInput<'batch.include'>['rows'];

export interface Rows {
  readonly pages: Paged<RowView>;
  readonly filter: RowFilter;
  readonly setFilter: (filter: RowFilter) => void;
  readonly selected: ReadonlySet<number>;
  readonly toggle: (row: number) => void;
  readonly clear: () => void;
  readonly action: Action;
  exclude(rows: RowChoice, reason: string): Promise<boolean>;
  include(rows: RowChoice): Promise<boolean>;
}

/** What of a batch changes its rows; the run moving on does not. */
const rowsVersion = (batch: BatchView): string =>
  [batch.rowsInFile, batch.toPay, batch.warnings, batch.errors, batch.excluded, batch.snapshotAt].join(
    ' ',
  );

const NOTHING: ReadonlySet<number> = new Set();

export const useRows = (batch: BatchView): Rows => {
  const batchId = batch.id;
  const [filter, setFilterOnly] = useState<RowFilter>({});
  const [selected, setSelected] = useState(NOTHING);
  const action = useAction();
  const pages = usePaged(
    useCallback(
      (offset: number, limit: number) => call('batch.rows', { batchId, filter, offset, limit }),
      [batchId, filter],
    ),
  );
  const version = rowsVersion(batch);
  const { reload } = pages;
  useEffect(() => reload(), [version, reload]);

  const clear = useCallback(() => setSelected(NOTHING), []);
  const setFilter = useCallback((next: RowFilter) => {
    setFilterOnly(next);
    setSelected(NOTHING);
  }, []);
  const toggle = useCallback((row: number) => {
    setSelected((now) => {
      const next = new Set(now);
      if (!next.delete(row)) next.add(row);
      return next;
    });
  }, []);
  const take = async (ask: () => Promise<Reply<BatchView>>): Promise<boolean> => {
    const answer = await action.run(ask);
    if (answer === null) return false;
    receiveBatch(answer.value);
    clear();
    return true;
  };
  return {
    pages,
    filter,
    setFilter,
    selected,
    toggle,
    clear,
    action,
    exclude: (rows, reason) => take(() => call('batch.exclude', { batchId, rows, reason })),
    include: (rows) => take(() => call('batch.include', { batchId, rows })),
  };
};
