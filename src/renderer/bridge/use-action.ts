/** One deed asked of main from a screen: whether it is under way, and why it was refused. */
import { useCallback, useState } from 'react';
import type { AppError, Reply } from './client.ts';

export interface Action {
  readonly busy: boolean;
  readonly problem: AppError | null;
  /** Answers the value, or null when it was refused; the refusal stays in `problem` until the next try. */
  readonly run: <T>(ask: () => Promise<Reply<T>>) => Promise<{ readonly value: T } | null>;
}

export const useAction = (): Action => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const run = useCallback(async <T>(ask: () => Promise<Reply<T>>) => {
    setBusy(true);
    setProblem(null);
    const reply = await ask();
    setBusy(false);
    if (reply.ok) return { value: reply.value };
    setProblem(reply.error);
    return null;
  }, []);
  return { busy, problem, run };
};
