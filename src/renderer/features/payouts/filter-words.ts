/** The filter as chips that read as a sentence. */
import { useTranslation } from 'react-i18next';
import { useBatches } from '../../bridge/batches-store.ts';
import { useCurrencies } from '../../bridge/currencies-store.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import type { FilterChip } from '../../ui/filter-chips.tsx';
import { formatDay } from '../../ui/format-time.ts';
import { noFilter, type PayoutFilter } from './payout-filter.ts';

export const useFilterChips = (
  filter: PayoutFilter,
  onChange: (next: Partial<PayoutFilter>) => void,
): readonly FilterChip[] => {
  const { t } = useTranslation();
  const currency = useCurrencies((state) =>
    state.list?.currencies.find(({ id }) => id === filter.currencyId),
  );
  const batch = useBatches((state) => state.batches?.find(({ id }) => id === filter.batchId));
  const labels: Readonly<Record<keyof PayoutFilter, string>> = {
    group: t(`payouts.group.${filter.group}`),
    currencyId: currency === undefined ? '' : currencyWords(currency.code, currency.network),
    batchId: t('payouts.inBatch', { name: batch?.name ?? filter.batchId ?? '' }),
    from: filter.from === '' ? '' : t('payouts.fromDay', { day: formatDay(filter.from) }),
    to: filter.to === '' ? '' : t('payouts.toDay', { day: formatDay(filter.to) }),
    text: t('payouts.quoted', { text: filter.text.trim() }),
  };
  const keys = ['group', 'currencyId', 'batchId', 'from', 'to', 'text'] as const;
  return keys
    .filter((key) => filter[key] !== noFilter[key] && labels[key] !== '')
    .map((key) => ({
      key,
      label: labels[key],
      onRemove: () => onChange({ [key]: noFilter[key] }),
    }));
};
