/** The rows of a batch as filtered, what is selected of them, and leaving out or including again. */
import { useCallback, useState } from 'react';
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
  readonly exclude: (rows: RowChoice, reason: string) => Promise<boolean>;
  readonly include: (rows: RowChoice) => Promise<boolean>;
}

const NOTHING: ReadonlySet<number> = new Set();

export const useRows = (batchId: string): Rows => {
  const [filter, setFilterOnly] = useState<RowFilter>({});
  const [selected, setSelected] = useState(NOTHING);
  const action = useAction();
  const pages = usePaged(
    useCallback(
      (offset: number, limit: number) => call('batch.rows', { batchId, filter, offset, limit }),
      [batchId, filter],
    ),
  );
  const { reload } = pages;

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
    reload();
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
