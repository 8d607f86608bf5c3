import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import { loadCurrencies, useCurrencies } from '../../bridge/currencies-store.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips, type FilterChip } from '../../ui/filter-chips.tsx';
import { formatCount } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Screen } from '../../ui/screen.tsx';
import { nextSort, type Sort } from '../../ui/table-column.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useCurrencyColumns } from './currency-columns.tsx';
import { CurrencyFilters, noCurrencyFilter, type CurrencyFilter } from './currency-filters.tsx';
import { ListProblems } from './list-problems.tsx';
import { sortCurrencies } from './sort-currencies.ts';

const keyOf = ({ id }: CurrencyView): string => String(id);

const isWanted = (currency: CurrencyView, { network, text }: CurrencyFilter): boolean =>
  (network === null || currency.network === network) &&
  `${currency.code} ${currency.name} ${currency.network} ${currency.id}`
    .toLowerCase()
    .includes(text.trim().toLowerCase());

const useChips = (
  filter: CurrencyFilter,
  onChange: (filter: CurrencyFilter) => void,
): readonly FilterChip[] => {
  const { t } = useTranslation();
  const text = filter.text.trim();
  const chips: FilterChip[] = [];
  if (filter.network !== null) {
    const onRemove = () => onChange({ ...filter, network: null });
    chips.push({ key: 'network', label: filter.network, onRemove });
  }
  if (text !== '') {
    const onRemove = () => onChange({ ...filter, text: '' });
    chips.push({ key: 'text', label: t('currencies.quoted', { text }), onRemove });
  }
  return chips;
};

/** What the gateway can pay out: every currency on every network, with rate, limits and tag rule. */
export const CurrenciesScreen = () => {
  const { t } = useTranslation();
  const { list, error, loading } = useCurrencies();
  const [filter, setFilter] = useState(noCurrencyFilter);
  const [sort, setSort] = useState<Sort | null>(null);
  const columns = useCurrencyColumns();
  const chips = useChips(filter, setFilter);
  const clear = () => setFilter(noCurrencyFilter);

  const all = list?.currencies;
  const shown = useMemo(
    () =>
      sortCurrencies(
        (all ?? []).filter((currency) => isWanted(currency, filter)),
        sort,
      ),
    [all, filter, sort],
  );
  const networks = useMemo(
    () => [...new Set((all ?? []).map((each) => each.network))].sort(),
    [all],
  );
  const item = useCallback((index: number) => shown[index], [shown]);
  const takenAt = list?.takenAt ?? null;
  const reading = list === null && error === null;

  const empty =
    chips.length > 0 && !reading ? (
      <EmptyState
        sentence={t('currencies.noneFound', {
          filters: chips.map(({ label }) => label).join(' · '),
        })}
        action={<Button onClick={clear}>{t('common.clearFilters')}</Button>}
      />
    ) : (
      <EmptyState sentence={t(reading ? 'currencies.loading' : 'currencies.none')} />
    );

  return (
    <Screen
      title={t('currencies.title')}
      aside={
        takenAt !== null && (
          <>
            {t('currencies.age')} <TimeText at={takenAt} />
          </>
        )
      }
      actions={
        <Button
          leftSection={<Icon name="refresh" />}
          disabled={loading}
          onClick={() => void loadCurrencies(true)}
        >
          {t(loading ? 'common.refreshing' : 'common.refresh')}
        </Button>
      }
      head={
        <>
          <ListProblems />
          <CurrencyFilters filter={filter} networks={networks} onChange={setFilter} />
          <FilterChips chips={chips} onClear={clear} />
        </>
      }
      filled
    >
      <DataTable
        label={t('currencies.label')}
        columns={columns}
        total={shown.length}
        item={item}
        keyOf={keyOf}
        question={JSON.stringify(filter)}
        sort={sort}
        onSort={(key) => setSort(nextSort(sort, key))}
        empty={empty}
        footer={t('currencies.shown', {
          shown: formatCount(shown.length),
          total: formatCount(all?.length ?? 0),
        })}
      />
    </Screen>
  );
};
