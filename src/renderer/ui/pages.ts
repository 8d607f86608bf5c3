/** Rows by page: only what is looked at is read, only a few pages are kept, whatever the total. */
import type { AppError, Reply } from '#contract/errors.ts';
import type { PageView } from '#contract/views/app.ts';
import { keepSame } from './keep-same.ts';

export const PAGE = 200;
const KEPT_PAGES = 24;

export type LoadPage<T> = (offset: number, limit: number) => Promise<Reply<PageView<T>>>;

export interface Pages<T> {
  /** Null until the first page has come. */
  readonly total: () => number | null;
  readonly error: () => AppError | null;
  /** The item at a place, or undefined while its page is on the way; the same object as long as it says the same. */
  readonly item: (index: number) => T | undefined;
  /** Tells which rows are in sight; reads their pages. */
  readonly show: (first: number, last: number) => void;
  /** Replaces loaded items that a test picks, as when an event brings a newer view. */
  readonly replace: (next: T, same: (item: T) => boolean) => void;
  /** Reads what is in sight again; the old rows stay until the new ones come. */
  readonly reload: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Counts changes. */
  readonly turn: () => number;
}

interface Held<T> {
  readonly pages: Map<number, readonly T[]>;
  asked: Set<number>;
  total: number | null;
  error: AppError | null;
  turn: number;
  sight: readonly [first: number, last: number];
}

const forgetFar = <T>({ pages, asked }: Held<T>, near: number): void => {
  const far = [...pages.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
  for (const page of far.slice(0, Math.max(0, pages.size - KEPT_PAGES))) {
    pages.delete(page);
    asked.delete(page);
  }
};

const makeReader = <T>(held: Held<T>, load: LoadPage<T>, changed: () => void) => {
  const read = async (page: number): Promise<void> => {
    const { asked } = held;
    if (asked.has(page)) return;
    asked.add(page);
    const reply = await load(page * PAGE, PAGE);
    // After a reload the answer to the older question no longer counts.
    if (held.asked !== asked) return;
    if (reply.ok) {
      held.pages.set(page, keepSame(held.pages.get(page), reply.value.items));
      held.total = reply.value.total;
      held.error = null;
      forgetFar(held, page);
    } else {
      asked.delete(page);
      held.error = reply.error;
    }
    changed();
  };
  return (first: number, last: number): void => {
    held.sight = [first, last];
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) {
      void read(page);
    }
  };
};

export const makePages = <T>(load: LoadPage<T>): Pages<T> => {
  const held: Held<T> = {
    pages: new Map(),
    asked: new Set(),
    total: null,
    error: null,
    turn: 0,
    sight: [0, 0],
  };
  const listeners = new Set<() => void>();
  const changed = (): void => {
    held.turn += 1;
    for (const listener of listeners) listener();
  };
  const show = makeReader(held, load, changed);
  return {
    total: () => held.total,
    error: () => held.error,
    item: (index) => held.pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    show,
    replace: (next, same) => {
      for (const [page, items] of held.pages) {
        if (!items.some(same)) continue;
        held.pages.set(
          page,
          items.map((each) => (same(each) ? next : each)),
        );
        changed();
      }
    },
    reload: () => {
      held.asked = new Set();
      show(...held.sight);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    turn: () => held.turn,
  };
};
