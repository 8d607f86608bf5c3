/** Why a typed sum is not understood, with the way out. */
import { useTranslation } from 'react-i18next';
import type { SpendFault } from '#core/currency/spend.ts';

export const useSpendWords = (): ((fault: SpendFault) => string | null) => {
  const { t } = useTranslation();
  return (fault) => {
    switch (fault.kind) {
      case 'empty':
        return null;
      case 'no-unit':
        return t('currencies.sum.noUnit', { amount: fault.amount });
      case 'not-decimal':
        return t('currencies.sum.notDecimal', { text: fault.text });
      case 'too-fine':
        return t('currencies.sum.tooFine', { text: fault.text, decimals: fault.decimals });
      case 'unknown-unit':
        return t('currencies.sum.unknownUnit', { unit: fault.unit });
      case 'no-rate':
        return t('currencies.sum.noRate', { unit: fault.unit });
      case 'zero':
        return t('currencies.sum.zero');
    }
  };
};
