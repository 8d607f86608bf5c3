/** What is paid and on which network, with rate, smallest payout and tag rule beside each. */
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import { formatMoney, groupDecimal } from '../../ui/format.ts';
import styles from './new-payout.module.css';

interface CurrencyPickerProps {
  readonly currencies: readonly CurrencyView[];
  readonly chosen: CurrencyView | null;
  readonly onChoose: (currency: CurrencyView) => void;
}

/** Rate, minimum and tag rule of a currency in one line. */
export const CurrencyFacts = ({ currency }: { readonly currency: CurrencyView }) => {
  const { t } = useTranslation();
  const { code, usdRate, minWithdraw, tag } = currency;
  const parts = [
    usdRate === null
      ? t('newPayout.noRate', { code })
      : t('newPayout.rate', { code, rate: groupDecimal(usdRate) }),
    minWithdraw === null
      ? t('newPayout.noMinimum')
      : t('newPayout.minimum', { money: formatMoney(minWithdraw, code) }),
    t(`newPayout.tagRule.${tag}`),
  ];
  return <span className={styles['currencyFacts']}>{parts.join(' · ')}</span>;
};

export const CurrencyPicker = ({ currencies, chosen, onChoose }: CurrencyPickerProps) => {
  const { t } = useTranslation();
  const byId = new Map(currencies.map((currency) => [String(currency.id), currency]));
  return (
    <Select
      data-autofocus
      searchable
      required
      label={t('newPayout.currency')}
      placeholder={t('newPayout.currencyHint')}
      nothingFoundMessage={t('newPayout.currencyNone')}
      maxDropdownHeight={360}
      data={currencies.map(({ id, code, network, name }) => ({
        value: String(id),
        label: `${currencyWords(code, network)} · ${name}`,
      }))}
      value={chosen === null ? null : String(chosen.id)}
      onChange={(id) => {
        const currency = id === null ? undefined : byId.get(id);
        if (currency !== undefined) onChoose(currency);
      }}
      renderOption={({ option }) => {
        const currency = byId.get(option.value);
        if (currency === undefined) return option.label;
        return (
          <span className={styles['option']}>
            <span>
              <strong>{currency.code}</strong>{' '}
              {currency.network === currency.code ? '' : currency.network}{' '}
              <span className="muted">{currency.name}</span>
            </span>
            <CurrencyFacts currency={currency} />
          </span>
        );
      }}
    />
  );
};
