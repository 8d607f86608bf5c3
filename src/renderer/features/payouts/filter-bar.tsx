import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrencies } from '../../bridge/currencies-store.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import { Icon } from '../../ui/icon.tsx';
import type { PayoutFilter } from './payout-filter.ts';
import { groupNames } from './payout-groups.ts';
import classes from './payouts.module.css';
import { periods, spanOf, type Period } from './period.ts';

interface FilterBarProps {
  readonly filter: PayoutFilter;
  readonly onChange: (next: Partial<PayoutFilter>) => void;
}

const OwnDays = ({ filter, onChange }: FilterBarProps) => {
  const { t } = useTranslation();
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          className={classes.day}
          aria-label={t(`payouts.${end}`)}
          title={t(`payouts.${end}`)}
          value={filter[end]}
          onChange={(event) => onChange({ [end]: event.currentTarget.value })}
        />
      ))}
    </>
  );
};

/** Search, state, currency and days. */
export const FilterBar = ({ filter, onChange }: FilterBarProps) => {
  const { t } = useTranslation();
  const currencies = useCurrencies((state) => state.list?.currencies ?? null);
  const [period, setPeriod] = useState<Period>('any');
  // Cleared from outside, as by its chip, the period is open again.
  const open = filter.from === '' && filter.to === '';
  const shownPeriod = open && period !== 'own' ? 'any' : period;
  const choosePeriod = (next: Period): void => {
    setPeriod(next);
    const span = spanOf(next, new Date());
    if (span !== null) onChange(span);
  };
  const group = (value: string | null) => groupNames.find((name) => name === value) ?? 'all';
  return (
    <search className={classes.filters}>
      <TextInput
        type="search"
        className={classes.search}
        leftSection={<Icon name="search" />}
        placeholder={t('payouts.search')}
        aria-label={t('payouts.search')}
        value={filter.text}
        maxLength={200}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <Select
        className={classes.select}
        aria-label={t('payouts.state')}
        data={groupNames.map((name) => ({ value: name, label: t(`payouts.group.${name}`) }))}
        value={filter.group}
        onChange={(value) => onChange({ group: group(value) })}
      />
      <Select
        className={classes.select}
        aria-label={t('payouts.currency')}
        searchable
        clearable
        placeholder={t('payouts.allCurrencies')}
        data={(currencies ?? []).map(({ id, code, network }) => ({
          value: String(id),
          label: currencyWords(code, network),
        }))}
        value={filter.currencyId === null ? null : String(filter.currencyId)}
        onChange={(value) => onChange({ currencyId: value === null ? null : Number(value) })}
      />
      <Select
        className={classes.select}
        aria-label={t('payouts.period')}
        data={periods.map((name) => ({ value: name, label: t(`payouts.periods.${name}`) }))}
        value={shownPeriod}
        onChange={(value) => choosePeriod(periods.find((name) => name === value) ?? 'any')}
      />
      {period === 'own' && <OwnDays filter={filter} onChange={onChange} />}
    </search>
  );
};
