/** The keyboard of a table: arrows, pages, ends, Enter to open, copy as tab-separated text. */
import { useCallback, useEffect, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './clipboard.ts';
import type { Column } from './table-column.ts';

interface KeysInput<T> {
  readonly columns: readonly Column<T>[];
  readonly question: string;
  readonly total: number;
  readonly item: (index: number) => T | undefined;
  readonly onOpen?: (item: T, index: number) => void;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rowHeight: number;
  readonly reveal: (index: number) => void;
}

interface TableKeys {
  readonly active: number;
  readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly pick: (index: number) => void;
}

/** How many rows a key moves by; null when it moves none. */
const stepOf = (key: string, page: number, total: number): number | null => {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -total,
    End: total,
  };
  return steps[key] ?? null;
};

const hasSelection = (): boolean => (window.getSelection()?.toString() ?? '') !== '';

export const useTableKeys = <T>(input: KeysInput<T>): TableKeys => {
  const { columns, question, total, item, onOpen, scroller, rowHeight, reveal } = input;
  const { t } = useTranslation();
  const [wanted, setWanted] = useState({ question, index: 0 });
  // Another question begins at its first row.
  const active = wanted.question === question ? Math.min(wanted.index, Math.max(total - 1, 0)) : 0;
  const setActive = useCallback((index: number) => setWanted({ question, index }), [question]);
  useEffect(() => {
    if (question === '') return;
    scroller.current?.scrollTo({ top: 0 });
  }, [question, scroller]);

  const open = useCallback(
    (index: number) => {
      const row = item(index);
      if (row !== undefined) onOpen?.(row, index);
    },
    [item, onOpen],
  );

  const pick = useCallback(
    (index: number) => {
      setActive(index);
      open(index);
    },
    [open, setActive],
  );

  const copyActive = (): void => {
    const row = item(active);
    if (row === undefined) return;
    void copyText(columns.map((column) => column.text(row)).join('\t'), t('common.row'));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / rowHeight) - 2);
    const step = stepOf(event.key, page, total);
    if (step !== null) {
      event.preventDefault();
      const next = Math.min(Math.max(active + step, 0), Math.max(total - 1, 0));
      setActive(next);
      reveal(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(active);
    } else if (event.key === 'c' && (event.ctrlKey || event.metaKey) && !hasSelection()) {
      event.preventDefault();
      copyActive();
    }
  };

  return { active, onKeyDown, pick };
};
