/** Fees of many rows, asked one after another at the gateway's pace; can be stopped, and what came is kept. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FeeView } from '#contract/views/holdings.ts';
import type { Fees } from '#core/currency/what-pays.ts';
import { call } from '../../bridge/client.ts';

/** One amount of one currency whose fee is wanted; decimal text. */
export interface FeeAsked {
  readonly currencyId: number;
  readonly amount: string;
}

export interface FeeAsking {
  /** The answer for an amount, or undefined while it was not asked. */
  readonly of: (asked: FeeAsked) => FeeView | undefined;
  /** How far the asking is; null when none is under way. */
  readonly progress: { readonly done: number; readonly all: number } | null;
  readonly ask: (rows: readonly FeeAsked[]) => void;
  readonly stop: () => void;
}

const keyOf = ({ currencyId, amount }: FeeAsked): string => `${currencyId} ${amount}`;

/** The two fees of a known answer, for ordering. */
export const feesIn = (view: FeeView | undefined): Fees | undefined =>
  view?.kind === 'known' ? { network: view.network, service: view.service } : undefined;

export const useFees = (): FeeAsking => {
  const [answers, setAnswers] = useState<ReadonlyMap<string, FeeView>>(new Map());
  const [progress, setProgress] = useState<FeeAsking['progress']>(null);
  /** Counts the askings; one that is not the newest any more ends by itself. */
  const turn = useRef(0);
  const stop = useCallback(() => {
    turn.current += 1;
    setProgress(null);
  }, []);
  useEffect(() => stop, [stop]);

  const ask = useCallback((rows: readonly FeeAsked[]) => {
    const mine = ++turn.current;
    const run = async (): Promise<void> => {
      for (const [done, row] of rows.entries()) {
        if (turn.current !== mine) return;
        setProgress({ done, all: rows.length });
        const reply = await call('currency.fee', { ...row });
        const answer: FeeView = reply.ok
          ? reply.value
          : { kind: 'unknown', because: reply.error.message };
        setAnswers((known) => new Map(known).set(keyOf(row), answer));
      }
      if (turn.current === mine) setProgress(null);
    };
    void run();
  }, []);

  const of = useCallback((asked: FeeAsked) => answers.get(keyOf(asked)), [answers]);
  return { of, progress, ask, stop };
};
