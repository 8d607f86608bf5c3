import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import classes from './currencies.module.css';

export interface CurrencyFilter {
  readonly text: string;
  readonly network: string | null;
}

export const noCurrencyFilter: CurrencyFilter = { text: '', network: null };

interface CurrencyFiltersProps {
  readonly filter: CurrencyFilter;
  readonly networks: readonly string[];
  readonly onChange: (filter: CurrencyFilter) => void;
}

/** Search and network. */
export const CurrencyFilters = ({ filter, networks, onChange }: CurrencyFiltersProps) => {
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
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      <Select
        aria-label={t('currencies.network')}
        placeholder={t('currencies.allNetworks')}
        searchable
        clearable
        data={networks}
        value={filter.network}
        onChange={(network) => onChange({ ...filter, network })}
      />
    </search>
  );
};
