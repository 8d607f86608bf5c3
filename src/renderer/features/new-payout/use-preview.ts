/** The conversion of what is being typed, asked of main a moment after the last key. */
import { useEffect, useState } from 'react';
import type { PayoutPreviewView } from '#contract/views/payout.ts';
import { call, type AppError } from '../../bridge/client.ts';
import { inputOf, type Draft } from './draft.ts';

export interface Preview {
  readonly view: PayoutPreviewView | null;
  /** The answer on screen belongs to an older draft. */
  readonly stale: boolean;
  /** The answer is about other money than what is typed now: its figures must not be shown beside it. */
  readonly aboutOtherMoney: boolean;
  readonly error: AppError | null;
}

/** Pause after the last key before main is asked, ms. */
const PAUSE = 220;

const isSameMoney = (a: Draft, b: Draft): boolean =>
  a.currencyId === b.currencyId && a.amount === b.amount && a.unit === b.unit;

export const usePreview = (draft: Draft): Preview => {
  const [view, setView] = useState<PayoutPreviewView | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [answered, setAnswered] = useState<Draft | null>(null);
  useEffect(() => {
    const input = inputOf(draft);
    if (input === null) return undefined;
    let current = true;
    const timer = setTimeout(async () => {
      const reply = await call('payout.preview', input);
      if (!current) return;
      setView(reply.ok ? reply.value : null);
      setError(reply.ok ? null : reply.error);
      setAnswered(draft);
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [draft]);
  const aboutOtherMoney = answered === null || !isSameMoney(answered, draft);
  return { view, error, stale: answered !== draft, aboutOtherMoney };
};
