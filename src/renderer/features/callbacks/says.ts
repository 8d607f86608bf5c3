/** What a callback says, in one line; it says so, and that is all that is known by it. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallbackView } from '#contract/views/callback.ts';
import { trimZeros } from '../../ui/format.ts';
import { useCurrencyWords } from './currency-of.ts';

export const useSays = (): ((callback: CallbackView) => string) => {
  const { t } = useTranslation();
  const words = useCurrencyWords();
  return useCallback(
    ({ claim, kind }) => {
      if (kind === 'test') return t('callbacks.came.testSays');
      if (claim === null) return t('callbacks.came.unreadable');
      if (claim.kind === 'withdrawal') {
        const status = t(`callbacks.came.status.${claim.status}`);
        return t('callbacks.came.withdrawalSays', { status });
      }
      const currency = words(claim.currencyId);
      return t('callbacks.came.depositSays', { amount: trimZeros(claim.amount), currency });
    },
    [t, words],
  );
};
