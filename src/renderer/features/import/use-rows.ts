/** The rows of a batch as filtered and sorted, what is selected of them, and every deed on them. */
import { useCallback, useState } from 'react';
import type { CallInput } from '#contract/contract.ts';
import type { ExcusableRule } from '#core/import/repeat.ts';
import type { BatchView, RowView } from '#contract/views/batch.ts';
import { receiveBatch } from '../../bridge/batches-store.ts';
import { call, type Reply } from '../../bridge/client.ts';
import { useAction, type Action } from '../../bridge/use-action.ts';
import { usePages, type Paged } from '../../ui/paged.ts';
import type { RowSort } from './grid/sheet-columns.ts';
import type { RowFilter } from './row-filter.ts';
import { useRechecks } from './use-rechecks.ts';

export type RowChoice = CallInput<'batch.include'>['rows'];
export type RowEdit = CallInput<'batch.change'>['edit'];
export type RowSeek = CallInput<'batch.seek'>['seek'];

export interface Rows {
  /** Whoever shows items listens for them through `useItems`. */
  readonly pages: Paged<RowView>;
  readonly filter: RowFilter;
  readonly setFilter: (filter: RowFilter) => void;
  readonly sort: RowSort | null;
  readonly setSort: (sort: RowSort | null) => void;
  readonly selected: ReadonlySet<number>;
  readonly toggle: (row: number) => void;
  readonly clear: () => void;
  readonly action: Action;
  /** Rows the last deed left out by number; null after anything else. */
  readonly undoable: readonly number[] | null;
  readonly exclude: (rows: RowChoice, reason: string) => Promise<boolean>;
  readonly include: (rows: RowChoice) => Promise<boolean>;
  /** Lets repeats of a rule pass; null takes the excuses back. */
  readonly excuse: (
    rows: RowChoice,
    rule: ExcusableRule,
    reason: string | null,
  ) => Promise<boolean>;
  /** Any other step on the rows, by its call. */
  readonly deed: (ask: () => Promise<Reply<BatchView>>) => Promise<boolean>;
  /** Makes one step on the rows; false when it was refused, and why stands in `action`. */
  readonly edit: (edit: RowEdit) => Promise<boolean>;
  /** The place of a row sought among those shown, or null. */
  readonly seek: (seek: RowSeek) => Promise<number | null>;
  /** Rows by their place among those shown, read where they are not in sight. */
  readonly read: (first: number, last: number) => Promise<readonly RowView[]>;
  readonly stop: () => Promise<void>;
}

const NOTHING: ReadonlySet<number> = new Set();
const READ_AT_ONCE = 500;

const useSelection = () => {
  const [selected, setSelected] = useState(NOTHING);
  const clear = useCallback(() => setSelected(NOTHING), []);
  const toggle = useCallback((row: number) => {
    setSelected((now) => {
      const next = new Set(now);
      if (!next.delete(row)) next.add(row);
      return next;
    });
  }, []);
  return { selected, toggle, clear };
};

/** What is shown: the filter, the order, and the pages of it. */
const useShown = (batchId: string) => {
  const [filter, setFilter] = useState<RowFilter>({});
  const [sort, setSort] = useState<RowSort | null>(null);
  const load = useCallback(
    (offset: number, limit: number) =>
      call('batch.rows', { batchId, filter, ...(sort === null ? {} : { sort }), offset, limit }),
    [batchId, filter, sort],
  );
  const pages = usePages(load);
  const seek = useCallback(
    async (what: RowSeek): Promise<number | null> => {
      const sorted = sort === null ? {} : { sort };
      const found = await call('batch.seek', { batchId, filter, ...sorted, seek: what });
      return found.ok ? found.value : null;
    },
    [batchId, filter, sort],
  );
  const read = useCallback(
    async (first: number, last: number): Promise<readonly RowView[]> => {
      const rows: RowView[] = [];
      for (let at = first; at <= last; at += READ_AT_ONCE) {
        const page = await load(at, Math.min(READ_AT_ONCE, last - at + 1));
        if (!page.ok) return rows;
        rows.push(...page.value.items);
      }
      return rows;
    },
    [load],
  );
  return { filter, setFilter, sort, setSort, pages, seek, read };
};

/** Every deed on the rows; each but a change of cells lets go of what is selected. */
const useDeeds = (
  batchId: string,
  { run }: Action,
  after: Record<'reload' | 'clear', () => void>,
) => {
  const [undoable, setUndoable] = useState<readonly number[] | null>(null);
  const { reload, clear } = after;
  const take = useCallback(
    async (ask: () => Promise<Reply<BatchView>>): Promise<boolean> => {
      const answer = await run(ask);
      setUndoable(null);
      if (answer === null) return false;
      receiveBatch(answer.value);
      reload();
      return true;
    },
    [run, reload],
  );
  const leave = useCallback(
    async (ask: () => Promise<Reply<BatchView>>): Promise<boolean> => {
      const done = await take(ask);
      if (done) clear();
      return done;
    },
    [take, clear],
  );
  const edit = useCallback<Rows['edit']>(
    (wanted) => take(() => call('batch.change', { batchId, edit: wanted })),
    [take, batchId],
  );
  const excuse = useCallback<Rows['excuse']>(
    (rows, rule, reason) => leave(() => call('batch.excuse', { batchId, rows, rule, reason })),
    [leave, batchId],
  );
  const exclude: Rows['exclude'] = async (rows, reason) => {
    const done = await leave(() => call('batch.exclude', { batchId, rows, reason }));
    setUndoable(done && Array.isArray(rows) ? rows : null);
    return done;
  };
  const include: Rows['include'] = (rows) => leave(() => call('batch.include', { batchId, rows }));
  return { undoable, edit, excuse, exclude, include, deed: take };
};

export const useRows = (batchId: string): Rows => {
  const { setFilter: setFilterOnly, ...shown } = useShown(batchId);
  const { selected, toggle, clear } = useSelection();
  const action = useAction();
  useRechecks(shown.pages.reload);
  const deeds = useDeeds(batchId, action, { reload: shown.pages.reload, clear });
  const setFilter = useCallback(
    (next: RowFilter): void => {
      setFilterOnly(next);
      clear();
    },
    [setFilterOnly, clear],
  );
  return {
    ...shown,
    ...deeds,
    setFilter,
    selected,
    toggle,
    clear,
    action,
    stop: () => stopWork(batchId),
  };
};

const stopWork = async (batchId: string): Promise<void> => {
  await call('batch.stopChange', { batchId });
};
