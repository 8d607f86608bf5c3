/** One reading of main for one screen: loading, failed or there, and a way to read again. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallInput, CallName, CallReplies } from '#contract/contract.ts';
import { call, type AppError } from './client.ts';

interface ReplyState<T> {
  readonly value: T | null;
  readonly error: AppError | null;
  readonly loading: boolean;
}

export interface LiveReply<T> extends ReplyState<T> {
  /** Reads again; the last value stays until the new one comes. */
  readonly reload: () => void;
}

/** Makes the call at once and on `reload`. `input` must be plain; a change of it reads again. */
export const useReply = <N extends CallName>(
  name: N,
  input: CallInput<N>,
): LiveReply<CallReplies[N]> => {
  const [state, setState] = useState<ReplyState<CallReplies[N]>>({
    value: null,
    error: null,
    loading: true,
  });
  const asked = useRef(0);
  const question = JSON.stringify(input);
  const reload = useCallback(() => {
    const turn = ++asked.current;
    const read = async (): Promise<void> => {
      const reply = await call(name, JSON.parse(question));
      // Only the answer to the newest question counts.
      if (asked.current !== turn) return;
      if (reply.ok) setState({ value: reply.value, error: null, loading: false });
      else setState(({ value }) => ({ value, error: reply.error, loading: false }));
    };
    void read();
  }, [name, question]);
  useEffect(() => {
    reload();
    return () => {
      asked.current += 1;
    };
  }, [reload]);
  return { ...state, reload };
};
