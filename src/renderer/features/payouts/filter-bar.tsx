import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCurrencies } from '../../bridge/currencies-store.ts';
import { Icon } from '../../ui/icon.tsx';
import type { PayoutFilter } from './payout-filter.ts';
import { groupNames } from './payout-groups.ts';
import classes from './payouts.module.css';

interface FilterBarProps {
  readonly filter: PayoutFilter;
  readonly onChange: (next: Partial<PayoutFilter>) => void;
}

/** Search, state, currency and days. */
export const FilterBar = ({ filter, onChange }: FilterBarProps) => {
  const { t } = useTranslation();
  const currencies = useCurrencies((state) => state.list?.currencies ?? null);
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
          label: `${code} ${network}`,
        }))}
        value={filter.currencyId === null ? null : String(filter.currencyId)}
        onChange={(value) => onChange({ currencyId: value === null ? null : Number(value) })}
      />
      <TextInput
        type="date"
        className={classes.day}
        aria-label={t('payouts.from')}
        title={t('payouts.from')}
        value={filter.from}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <span aria-hidden="true">–</span>
      <TextInput
        type="date"
        className={classes.day}
        aria-label={t('payouts.to')}
        title={t('payouts.to')}
        value={filter.to}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
    </search>
  );
};
