import { Button, Select, TextInput } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import { loadCurrencies, useCurrencies } from '../../bridge/currencies-store.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips, type FilterChip } from '../../ui/filter-chips.tsx';
import { formatAbsolute } from '../../ui/format-time.ts';
import { formatCount } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import { nextSort, type Sort } from '../../ui/table-column.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useCurrencyColumns } from './currency-columns.tsx';
import classes from './currencies.module.css';
import { sortCurrencies } from './sort-currencies.ts';

const keyOf = ({ id }: CurrencyView): string => String(id);

const matches = (currency: CurrencyView, text: string): boolean =>
  `${currency.code} ${currency.name} ${currency.network} ${currency.id}`
    .toLowerCase()
    .includes(text.trim().toLowerCase());

/** What the gateway can pay out: every currency on every network, with rate, limits and tag rule. */
export const CurrenciesScreen = () => {
  const { t } = useTranslation();
  const { list, error, loading } = useCurrencies();
  const [text, setText] = useState('');
  const [network, setNetwork] = useState<string | null>(null);
  const [sort, setSort] = useState<Sort | null>(null);
  const columns = useCurrencyColumns();
  const refresh = () => void loadCurrencies(true);

  const all = list?.currencies;
  const shown = useMemo(
    () =>
      sortCurrencies(
        (all ?? []).filter(
          (currency) =>
            (network === null || currency.network === network) && matches(currency, text),
        ),
        sort,
      ),
    [all, network, text, sort],
  );
  const networks = useMemo(
    () => [...new Set((all ?? []).map((each) => each.network))].sort(),
    [all],
  );
  const item = useCallback((index: number) => shown[index], [shown]);

  const chips: FilterChip[] = [];
  if (network !== null) {
    chips.push({ key: 'network', label: network, onRemove: () => setNetwork(null) });
  }
  if (text.trim() !== '') {
    const label = t('currencies.quoted', { text: text.trim() });
    chips.push({ key: 'text', label, onRemove: () => setText('') });
  }
  const clear = () => {
    setText('');
    setNetwork(null);
  };
  const takenAt = list?.takenAt ?? null;
  const reading = list === null && error === null;
  const refreshButton = (
    <Button leftSection={<Icon name="refresh" />} disabled={loading} onClick={refresh}>
      {t(loading ? 'common.refreshing' : 'common.refresh')}
    </Button>
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
      actions={refreshButton}
      head={
        <>
          {error !== null && <ErrorBand error={error} onRetry={refresh} />}
          {list !== null && list.problem !== null && (
            <ProblemBand
              tone="waiting"
              happened={`${t('currencies.problem')}: ${list.problem}`}
              {...(takenAt === null
                ? {}
                : { meaning: t('currencies.problemMeaning', { age: formatAbsolute(takenAt) }) })}
            />
          )}
          <search className={classes.filters}>
            <TextInput
              type="search"
              className={classes.search}
              leftSection={<Icon name="search" />}
              placeholder={t('currencies.search')}
              aria-label={t('currencies.search')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Select
              aria-label={t('currencies.network')}
              placeholder={t('currencies.allNetworks')}
              searchable
              clearable
              data={networks}
              value={network}
              onChange={setNetwork}
            />
          </search>
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
        sort={sort}
        onSort={(key) => setSort(nextSort(sort, key))}
        empty={
          chips.length > 0 && !reading ? (
            <EmptyState
              sentence={t('currencies.noneFound', {
                filters: chips.map(({ label }) => label).join(' · '),
              })}
              action={<Button onClick={clear}>{t('common.clearFilters')}</Button>}
            />
          ) : (
            <EmptyState sentence={t(reading ? 'currencies.loading' : 'currencies.none')} />
          )
        }
        footer={t('currencies.shown', {
          shown: formatCount(shown.length),
          total: formatCount(all?.length ?? 0),
        })}
      />
    </Screen>
  );
};
