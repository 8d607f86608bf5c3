/** Pages in a component: a new `load` (another filter, say) starts over. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { AppError } from '#contract/errors.ts';
import { makePages, type LoadPage, type Pages } from './pages.ts';

export interface Paged<T> extends Pick<
  Pages<T>,
  'item' | 'show' | 'replace' | 'reload' | 'subscribe' | 'turn'
> {
  /** Null until the first page has come. */
  readonly total: number | null;
  readonly error: AppError | null;
}

/** Draws a component again whenever items of these pages come or change. */
export const useItems = ({ subscribe, turn }: Pick<Paged<unknown>, 'subscribe' | 'turn'>): void =>
  void useSyncExternalStore(subscribe, turn);

/**
 * Reads by page through `load`, which must keep its identity while the question stays the same. The rows of the last
 * question stay in sight until the first of the new one have come, so a table does not blink while one types. Draws again
 * for another total or error only: what shows items listens for them itself, through `useItems`.
 */
export const usePages = <T>(load: LoadPage<T>): Paged<T> => {
  const pages = useMemo(() => makePages(load), [load]);
  const total = useSyncExternalStore(pages.subscribe, pages.total);
  const error = useSyncExternalStore(pages.subscribe, pages.error);
  useEffect(() => pages.show(0, 0), [pages]);
  const [settled, setSettled] = useState(pages);
  const answered = total !== null || error !== null;
  if (answered && settled !== pages) setSettled(pages);
  const shown = answered ? pages : settled;
  return {
    item: shown.item,
    total: shown.total(),
    error: shown.error(),
    subscribe: shown.subscribe,
    turn: shown.turn,
    show: pages.show,
    replace: pages.replace,
    reload: pages.reload,
  };
};

/** The same in a component that shows the items itself. */
export const usePaged = <T>(load: LoadPage<T>): Paged<T> => {
  const paged = usePages(load);
  useItems(paged);
  return paged;
};
