import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayoutView } from '#contract/views/payout.ts';
import { ATTENTION_STATES } from '#core/payout/state.ts';
import { navigate, type Route } from '../../app/navigation.ts';
import { call, subscribe } from '../../bridge/client.ts';
import { ColumnMenu, useColumnChoice } from '../../ui/column-menu.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { formatCount } from '../../ui/format.ts';
import { usePaged } from '../../ui/paged.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { Tone } from '../../ui/state-mark.tsx';
import { toneOfState } from '../../ui/status-badge.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useFilterChips } from './filter-words.ts';
import { usePayoutColumns } from './payout-columns.tsx';
import { PayoutDrawer } from './payout-drawer.tsx';
import { toQuery, usePayoutFilter, type PayoutFilter } from './payout-filter.ts';

const TYPING_PAUSE = 200;

const usePayouts = (filter: PayoutFilter) => {
  const [settled] = useDebouncedValue(filter, TYPING_PAUSE);
  const load = useCallback(
    (offset: number, limit: number) =>
      call('payout.list', { filter: toQuery(settled), offset, limit }),
    [settled],
  );
  const paged = usePaged<PayoutView>(load);
  const { replace } = paged;
  useEffect(
    () => subscribe('payout.changed', (next) => replace(next, ({ id }) => id === next.id)),
    [replace],
  );
  return paged;
};

const keyOf = ({ id }: PayoutView): string => id;

const barOf = ({ state }: PayoutView): Tone | null => {
  const tone = toneOfState[state];
  return tone === 'refused' || ATTENTION_STATES.includes(state) ? tone : null;
};

interface PayoutsScreenProps {
  readonly route: Extract<Route, { screen: 'payouts' }>;
}

/** Every payout ever: search, narrow, open one's whole life. */
export const PayoutsScreen = ({ route }: PayoutsScreenProps) => {
  const { t } = useTranslation();
  const { filter, change, clear } = usePayoutFilter({
    batchId: route.batchId ?? null,
    group: route.states?.includes('UNKNOWN') === true ? 'attention' : 'all',
  });
  const [openId, setOpenId] = useState<string | null>(route.payoutId ?? null);
  const { total, error, item, show, reload } = usePayouts(filter);
  const chips = useFilterChips(filter, change);
  const columns = usePayoutColumns();
  const { shown, hidden, toggle } = useColumnChoice(columns);
  const open = useCallback(({ id }: PayoutView) => setOpenId(id), []);
  const close = useCallback(() => setOpenId(null), []);
  const filters = chips.map(({ label }) => label).join(' · ');

  const empty =
    chips.length > 0 ? (
      <EmptyState
        sentence={t('payouts.noneFound', { filters })}
        action={<Button onClick={clear}>{t('common.clearFilters')}</Button>}
      />
    ) : (
      <EmptyState
        sentence={t('payouts.none')}
        action={
          <Button onClick={() => navigate({ screen: 'new-payout' })}>
            {t('payouts.newPayout')}
          </Button>
        }
      />
    );

  return (
    <Screen
      title={t('payouts.title')}
      aside={total !== null && t('common.payouts', { count: total, shown: formatCount(total) })}
      actions={<ColumnMenu columns={columns} hidden={hidden} onToggle={toggle} />}
      head={
        <>
          <FilterBar filter={filter} onChange={change} />
          <FilterChips chips={chips} onClear={clear} />
          {error !== null && <ErrorBand error={error} onRetry={reload} />}
        </>
      }
      filled
      drawer={openId !== null && <PayoutDrawer payoutId={openId} onClose={close} />}
    >
      <DataTable
        label={t('payouts.label')}
        columns={shown}
        total={total ?? 0}
        item={item}
        keyOf={keyOf}
        question={JSON.stringify(filter)}
        onShow={show}
        onOpen={open}
        openKey={openId}
        toneOf={barOf}
        empty={
          total === null ? error === null && <EmptyState sentence={t('payouts.loading')} /> : empty
        }
      />
    </Screen>
  );
};
