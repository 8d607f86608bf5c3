import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ADDRESS_PURPOSES, type AddressPurpose } from '#core/receive/address.ts';
import { useCurrencies } from '../../bridge/currencies-store.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import { Icon } from '../../ui/icon.tsx';
import classes from './deposits.module.css';

export interface DepositFilter {
  readonly text: string;
  readonly currencyId: number | null;
  readonly purpose: AddressPurpose | null;
}

export const noDepositFilter: DepositFilter = { text: '', currencyId: null, purpose: null };

interface DepositFiltersProps {
  readonly filter: DepositFilter;
  readonly onChange: (filter: DepositFilter) => void;
}

/** Search, currency and purpose. */
export const DepositFilters = ({ filter, onChange }: DepositFiltersProps) => {
  const { t } = useTranslation();
  const currencies = useCurrencies((state) => state.list?.currencies ?? null);
  return (
    <search className={classes['filters']}>
      <TextInput
        type="search"
        className={classes['search']}
        leftSection={<Icon name="search" />}
        placeholder={t('deposits.search')}
        aria-label={t('deposits.search')}
        maxLength={200}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      <Select
        className={classes['select']}
        aria-label={t('deposits.currency')}
        placeholder={t('deposits.allCurrencies')}
        searchable
        clearable
        data={(currencies ?? []).map(({ id, code, network }) => ({
          value: String(id),
          label: currencyWords(code, network),
        }))}
        value={filter.currencyId === null ? null : String(filter.currencyId)}
        onChange={(value) =>
          onChange({ ...filter, currencyId: value === null ? null : Number(value) })
        }
      />
      <Select
        className={classes['select']}
        aria-label={t('deposits.purpose')}
        placeholder={t('deposits.anyPurpose')}
        clearable
        data={ADDRESS_PURPOSES.map((value) => ({ value, label: t(`deposits.purposes.${value}`) }))}
        value={filter.purpose}
        onChange={(value) =>
          onChange({
            ...filter,
            purpose: ADDRESS_PURPOSES.find((purpose) => purpose === value) ?? null,
          })
        }
      />
    </search>
  );
};
