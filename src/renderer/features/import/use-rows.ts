/** The rows of a batch as filtered, what is selected of them, and leaving out or including again. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallInput } from '#contract/contract.ts';
import type { ExcusableRule } from '#core/import/repeat.ts';
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
}

const NOTHING: ReadonlySet<number> = new Set();

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

/** Changes of the rows, after each of which `settle` looks at them anew. */
const useChanges = (batchId: string, { run }: Action, settle: () => void) => {
  const latest = useRef(settle);
  useEffect(() => {
    latest.current = settle;
  });
  const take = useCallback(
    async (ask: () => Promise<Reply<BatchView>>): Promise<boolean> => {
      const answer = await run(ask);
      if (answer === null) return false;
      receiveBatch(answer.value);
      latest.current();
      return true;
    },
    [run],
  );
  const excuse = useCallback<Rows['excuse']>(
    (rows, rule, reason) => take(() => call('batch.excuse', { batchId, rows, rule, reason })),
    [take, batchId],
  );
  return { take, excuse };
};

export const useRows = (batchId: string): Rows => {
  const [filter, setFilterOnly] = useState<RowFilter>({});
  const { selected, toggle, clear } = useSelection();
  const [undoable, setUndoable] = useState<readonly number[] | null>(null);
  const action = useAction();
  const pages = usePaged(
    useCallback(
      (offset: number, limit: number) => call('batch.rows', { batchId, filter, offset, limit }),
      [batchId, filter],
    ),
  );
  const { reload } = pages;

  const setFilter = useCallback(
    (next: RowFilter) => {
      setFilterOnly(next);
      clear();
    },
    [clear],
  );
  const { take, excuse } = useChanges(batchId, action, () => {
    reload();
    clear();
  });
  return {
    pages,
    filter,
    setFilter,
    selected,
    toggle,
    clear,
    action,
    undoable,
    excuse,
    exclude: async (rows, reason) => {
      const done = await take(() => call('batch.exclude', { batchId, rows, reason }));
      setUndoable(done && Array.isArray(rows) ? rows : null);
      return done;
    },
    include: async (rows) => {
      const done = await take(() => call('batch.include', { batchId, rows }));
      if (done) setUndoable(null);
      return done;
    },
  };
};
