/** Pages in a component: a new `load` (another filter, say) starts over. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { AppError } from '#contract/errors.ts';
import { makePages, type LoadPage, type Pages } from './pages.ts';

export interface Paged<T> extends Pick<Pages<T>, 'item' | 'show' | 'replace' | 'reload'> {
  /** Null until the first page has come. */
  readonly total: number | null;
  readonly error: AppError | null;
}

/**
 * Reads by page through `load`, which must keep its identity while the question stays the same. The rows of the last
 * question stay in sight until the first of the new one have come, so a table does not blink while one types.
 */
export const usePaged = <T>(load: LoadPage<T>): Paged<T> => {
  const pages = useMemo(() => makePages(load), [load]);
  useSyncExternalStore(pages.subscribe, pages.turn);
  useEffect(() => pages.show(0, 0), [pages]);
  const [settled, setSettled] = useState(pages);
  const answered = pages.total() !== null || pages.error() !== null;
  if (answered && settled !== pages) setSettled(pages);
  const shown = answered ? pages : settled;
  return {
    item: shown.item,
    total: shown.total(),
    error: shown.error(),
    show: pages.show,
    replace: pages.replace,
    reload: pages.reload,
  };
};
