import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import { useCurrencies } from '../../bridge/currencies-store.ts';
import { ColumnMenu } from '../../ui/column-menu.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { formatCount } from '../../ui/format.ts';
import { nextSort, type Sort } from '../../ui/table-column.ts';
import classes from './currencies.module.css';
import { useCurrencyColumns } from './currency-columns.tsx';
import { CurrencyFilters, useCurrencyChips } from './currency-filters.tsx';
import { filterCurrencies, noCurrencyFilter, type CurrencyFilter } from './filter-currencies.ts';
import { sortCurrencies } from './sort-currencies.ts';
import { toggleColumn, useTableChoice } from './table-choice.ts';

const keyOf = ({ id }: CurrencyView): string => String(id);

interface ListViewProps {
  readonly openId: number | null;
  readonly onOpen: (currency: CurrencyView) => void;
}

/** Favourites first, then as the gateway lists them. */
const favouritesFirst = (
  all: readonly CurrencyView[],
  favourites: ReadonlySet<number>,
): readonly CurrencyView[] => [
  ...all.filter(({ id }) => favourites.has(id)),
  ...all.filter(({ id }) => !favourites.has(id)),
];

/** Every currency of the gateway on every network: search, filters, columns, favourites. */
export const ListView = ({ openId, onOpen }: ListViewProps) => {
  const { t } = useTranslation();
  const { list, error } = useCurrencies();
  const [filter, setFilter] = useState(noCurrencyFilter);
  const [sort, setSort] = useState<Sort | null>(null);
  const { favourites, hidden } = useTableChoice();
  const columns = useCurrencyColumns();
  const shownColumns = useMemo(
    () => columns.filter(({ key }) => !hidden.has(key)),
    [columns, hidden],
  );
  const change = (next: Partial<CurrencyFilter>) => setFilter((now) => ({ ...now, ...next }));
  const chips = useCurrencyChips(filter, change);
  const all = list?.currencies;
  const shown = useMemo(() => {
    const found = filterCurrencies(all ?? [], filter, favourites);
    return sort === null ? favouritesFirst(found, favourites) : sortCurrencies(found, sort);
  }, [all, filter, favourites, sort]);
  const networks = useMemo(
    () => [...new Set((all ?? []).map((each) => each.network))].sort(),
    [all],
  );
  const item = useCallback((index: number) => shown[index], [shown]);
  const reading = list === null && error === null;
  const clear = () => setFilter(noCurrencyFilter);

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
    <>
      <div className={classes.bar}>
        <CurrencyFilters filter={filter} networks={networks} onChange={change}>
          <ColumnMenu columns={columns} hidden={hidden} onToggle={toggleColumn} />
        </CurrencyFilters>
        <FilterChips chips={chips} onClear={clear} />
      </div>
      <DataTable
        label={t('currencies.label')}
        columns={shownColumns}
        total={shown.length}
        item={item}
        keyOf={keyOf}
        question={JSON.stringify(filter)}
        onOpen={onOpen}
        openKey={openId === null ? null : String(openId)}
        sort={sort}
        onSort={(key) => setSort(nextSort(sort, key))}
        empty={empty}
        footer={t('currencies.shown', {
          shown: formatCount(shown.length),
          total: formatCount(all?.length ?? 0),
        })}
      />
    </>
  );
};
