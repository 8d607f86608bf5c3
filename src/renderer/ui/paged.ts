/** Pages in a component: a new `load` (another filter, say) starts over. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { AppError } from '#contract/errors.ts';
import { makePages, type LoadPage, type Pages } from './pages.ts';

export interface Paged<T> extends Pick<Pages<T>, 'item' | 'show' | 'replace' | 'reload'> {
  /** Null until the first page has come. */
  readonly total: number | null;
  readonly error: AppError | null;
}

/** Reads by page through `load`, which must keep its identity while the question stays the same. */
export const usePaged = <T>(load: LoadPage<T>): Paged<T> => {
  const pages = useMemo(() => makePages(load), [load]);
  useSyncExternalStore(pages.subscribe, pages.turn);
  useEffect(() => pages.show(0, 0), [pages]);
  const { item, show, replace, reload } = pages;
  return { item, show, replace, reload, total: pages.total(), error: pages.error() };
};
