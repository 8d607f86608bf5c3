/** Something read from main when a screen opens, and again when asked; what is shown stays until the answer comes. */
import { useCallback, useEffect, useState } from 'react';
import type { AppError, Reply } from './client.ts';

export interface Reading<T> {
  /** Null until the first answer to this question has come. */
  readonly value: T | null;
  readonly error: AppError | null;
  readonly again: () => void;
  /** Takes over a newer view that came another way. */
  readonly take: (value: T) => void;
}

/** Reads through `read`, which must keep its identity while the question stays the same. */
export const useReading = <T>(read: () => Promise<Reply<T>>): Reading<T> => {
  const [answer, setAnswer] = useState<{ readonly to: typeof read; readonly value: T } | null>(
    null,
  );
  const [error, setError] = useState<AppError | null>(null);
  const take = useCallback((value: T) => setAnswer({ to: read, value }), [read]);
  const settle = useCallback(
    (reply: Reply<T>) => {
      setError(reply.ok ? null : reply.error);
      if (reply.ok) setAnswer({ to: read, value: reply.value });
    },
    [read],
  );
  useEffect(() => {
    let current = true;
    const start = async (): Promise<void> => {
      const reply = await read();
      if (current) settle(reply);
    };
    void start();
    return () => {
      current = false;
    };
  }, [read, settle]);
  const again = useCallback(() => void read().then(settle), [read, settle]);
  return { value: answer?.to === read ? answer.value : null, error, again, take };
};
