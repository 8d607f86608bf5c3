/** A long list read from main page by page, as it comes into sight. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PageView } from '#contract/views/app.ts';
import type { AppError, Reply } from './client.ts';

/** Rows asked for at once; the contract allows up to 500. */
export const PAGE_SIZE = 100;

export interface Pages<T> {
  /** Null until the first page has come. */
  readonly total: number | null;
  readonly error: AppError | null;
  itemAt(index: number): T | undefined;
  /** Asks for whatever of this stretch is not there yet. */
  need(from: number, to: number): void;
  /** Reads again what has been read; what is shown stays until the answer comes. */
  reload(): void;
  /** Changes one item in place, when an event brings its new self. */
  replace(matches: (item: T) => boolean, item: T): void;
}

type Read<T> = (page: { offset: number; limit: number }) => Promise<Reply<PageView<T>>>;

interface Held<T> {
  readonly pages: Map<number, readonly T[]>;
  readonly asked: Set<number>;
  generation: number;
}

const emptyHold = <T>(): Held<T> => ({ pages: new Map(), asked: new Set(), generation: 0 });

/** Reads with `read`; a new `question` forgets everything read for the last one. */
export const usePages = <T>(question: string, read: Read<T>): Pages<T> => {
  const held = useRef<Held<T>>(emptyHold());
  const latestRead = useRef(read);
  latestRead.current = read;
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [version, setVersion] = useState(0);

  const ask = useCallback(async (page: number) => {
    const { asked, generation } = held.current;
    if (asked.has(page)) return;
    asked.add(page);
    const reply = await latestRead.current({ offset: page * PAGE_SIZE, limit: PAGE_SIZE });
    if (held.current.generation !== generation) return;
    if (!reply.ok) {
      asked.delete(page);
      setError(reply.error);
      return;
    }
    held.current.pages.set(page, reply.value.items);
    setError(null);
    setTotal(reply.value.total);
    setVersion((v) => v + 1);
  }, []);

  const reload = useCallback(() => {
    const wanted = held.current.asked.size === 0 ? [0] : [...held.current.asked].slice(-3);
    held.current.generation += 1;
    held.current.asked.clear();
    for (const page of wanted) void ask(page);
  }, [ask]);

  useEffect(() => {
    held.current = { ...emptyHold<T>(), generation: held.current.generation + 1 };
    setTotal(null);
    setError(null);
    void ask(0);
  }, [question, ask]);

  const need = useCallback(
    (from: number, to: number) => {
      for (let page = Math.floor(from / PAGE_SIZE); page * PAGE_SIZE <= to; page += 1)
        void ask(page);
    },
    [ask],
  );

  const replace = useCallback((matches: (item: T) => boolean, item: T) => {
    for (const [page, items] of held.current.pages) {
      const at = items.findIndex(matches);
      if (at === -1) continue;
      held.current.pages.set(page, items.with(at, item));
      setVersion((v) => v + 1);
    }
  }, []);

  return useMemo(() => {
    // `version` stands for the contents of the held pages, which are not state themselves.
    void version;
    const itemAt = (index: number): T | undefined =>
      held.current.pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
    return { total, error, itemAt, need, reload, replace };
  }, [total, error, version, need, reload, replace]);
};
