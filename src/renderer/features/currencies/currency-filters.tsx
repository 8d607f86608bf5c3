import { Checkbox, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterChip } from '../../ui/filter-chips.tsx';
import { Icon } from '../../ui/icon.tsx';
import classes from './currencies.module.css';
import { isReach, type CurrencyFilter } from './filter-currencies.ts';

interface CurrencyFiltersProps {
  readonly filter: CurrencyFilter;
  readonly networks: readonly string[];
  readonly onChange: (change: Partial<CurrencyFilter>) => void;
  /** What stands at the end of the line. */
  readonly children: ReactNode;
}

/** Search, network, what an amount reaches, and three yes-or-no questions. */
export const CurrencyFilters = ({ filter, networks, onChange, children }: CurrencyFiltersProps) => {
  const { t } = useTranslation();
  return (
    <search className={classes.filters}>
      <TextInput
        type="search"
        className={classes.search}
        leftSection={<Icon name="search" />}
        placeholder={t('currencies.search')}
        aria-label={t('currencies.search')}
        value={filter.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <Select
        className={classes.network}
        aria-label={t('currencies.network')}
        placeholder={t('currencies.allNetworks')}
        searchable
        clearable
        data={networks}
        value={filter.network}
        onChange={(network) => onChange({ network })}
      />
      <TextInput
        className={classes.within}
        inputMode="decimal"
        placeholder={t('currencies.within')}
        aria-label={t('currencies.within')}
        title={t('currencies.withinTitle')}
        error={isReach(filter.within) ? undefined : true}
        value={filter.within}
        onChange={(event) => onChange({ within: event.currentTarget.value })}
      />
      {(['favourites', 'stable', 'tagged'] as const).map((key) => (
        <Checkbox
          key={key}
          size="xs"
          label={t(`currencies.only.${key}`)}
          checked={filter[key]}
          onChange={(event) => onChange({ [key]: event.currentTarget.checked })}
        />
      ))}
      <span className={classes.end}>{children}</span>
    </search>
  );
};

/** The filters in force as chips that read as a sentence. */
export const useCurrencyChips = (
  filter: CurrencyFilter,
  onChange: (change: Partial<CurrencyFilter>) => void,
): readonly FilterChip[] => {
  const { t } = useTranslation();
  const chips: FilterChip[] = [];
  const add = (key: string, label: string, change: Partial<CurrencyFilter>): void => {
    chips.push({ key, label, onRemove: () => onChange(change) });
  };
  const [text, within] = [filter.text.trim(), filter.within.trim()];
  if (filter.favourites) add('favourites', t('currencies.only.favourites'), { favourites: false });
  if (filter.stable) add('stable', t('currencies.only.stable'), { stable: false });
  if (filter.tagged) add('tagged', t('currencies.only.tagged'), { tagged: false });
  if (filter.network !== null) add('network', filter.network, { network: null });
  if (within !== '' && isReach(within)) {
    add('within', t('currencies.reaches', { amount: within }), { within: '' });
  }
  if (text !== '') add('text', t('currencies.quoted', { text }), { text: '' });
  return chips;
};
