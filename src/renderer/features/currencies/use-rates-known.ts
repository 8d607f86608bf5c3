/** The reference rates of fiats at hand, for looking and reckoning; read again once new ones are kept. */
import { useEffect } from 'react';
import type { FiatRateView } from '#contract/views/money.ts';
import { useRateDialog } from '../../bridge/rate-dialog-store.ts';
import { useReply } from '../../bridge/use-reply.ts';

const none: readonly FiatRateView[] = [];

export const useRatesKnown = (): readonly FiatRateView[] => {
  const { value, reload } = useReply('rate.list', { batchId: null });
  const kept = useRateDialog((dialog) => dialog.kept);
  useEffect(() => {
    if (kept > 0) reload();
  }, [kept, reload]);
  return value?.rates ?? none;
};
