import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepositAddressView, DepositAnswerView } from '#contract/views/receive.ts';
import { call } from '../../bridge/client.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { usePaged } from '../../ui/paged.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { Tone } from '../../ui/state-mark.tsx';
import { AddressSheet } from './address-sheet.tsx';
import { AskDrawer } from './ask-drawer.tsx';
import { useDepositColumns } from './deposit-columns.tsx';
import { DepositFilters, noDepositFilter, type DepositFilter } from './deposit-filters.tsx';

const TYPING_PAUSE = 200;

const useDeposits = (filter: DepositFilter) => {
  const [settled] = useDebouncedValue(filter, TYPING_PAUSE);
  const load = useCallback(
    (offset: number, limit: number) => call('address.list', { ...settled, offset, limit }),
    [settled],
  );
  return usePaged<DepositAddressView>(load);
};

const keyOf = ({ reference }: DepositAddressView): string => reference;
const barOf = ({ doubt }: DepositAddressView): Tone | null => (doubt === null ? null : 'unknown');

type Shown = { readonly kind: 'ask' } | DepositAnswerView | null;

const useExport = () => {
  const { t } = useTranslation();
  return async (): Promise<void> => {
    const reply = await call('address.export', {});
    if (!reply.ok) return notifyError(reply.error);
    if (reply.value !== null) notifyDone(t('deposits.exported', { path: reply.value.savedAs }));
  };
};

/** Every deposit address given out: ask for one, find one, hand it on. */
export const DepositsScreen = ({ create }: { readonly create: boolean }) => {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(noDepositFilter);
  const [shown, setShown] = useState<Shown>(create ? { kind: 'ask' } : null);
  const { total, error, item, show, reload } = useDeposits(filter);
  const columns = useDepositColumns();
  const exportAll = useExport();
  const close = useCallback(() => setShown(null), []);
  const open = useCallback(
    (address: DepositAddressView) => setShown({ kind: 'given', address }),
    [],
  );
  const given = (answer: DepositAnswerView): void => {
    setShown(answer);
    reload();
  };
  const ask = (
    <Button variant="filled" onClick={() => setShown({ kind: 'ask' })}>
      {t('deposits.ask')}
    </Button>
  );
  const filtered = JSON.stringify(filter) !== JSON.stringify(noDepositFilter);
  const empty = filtered ? (
    <EmptyState
      sentence={t('deposits.noneFound')}
      action={
        <Button onClick={() => setFilter(noDepositFilter)}>{t('common.clearFilters')}</Button>
      }
    />
  ) : (
    <EmptyState sentence={t('deposits.none')} action={ask} />
  );
  return (
    <Screen
      title={t('deposits.title')}
      aside={total !== null && t('deposits.count', { count: total, shown: formatCount(total) })}
      actions={
        <>
          <Button disabled={total === null || total === 0} onClick={() => void exportAll()}>
            {t('deposits.export')}
          </Button>
          {ask}
        </>
      }
      head={
        <>
          <DepositFilters filter={filter} onChange={setFilter} />
          {error !== null && <ErrorBand error={error} onRetry={reload} />}
        </>
      }
      filled
      drawer={
        shown !== null &&
        (shown.kind === 'ask' ? (
          <AskDrawer onGiven={given} onClose={close} />
        ) : (
          <AddressSheet
            key={shown.address.reference}
            given={shown.address}
            existing={shown.kind === 'existing'}
            onClose={close}
          />
        ))
      }
    >
      <DataTable
        label={t('deposits.label')}
        columns={columns}
        total={total ?? 0}
        item={item}
        keyOf={keyOf}
        question={JSON.stringify(filter)}
        onShow={show}
        onOpen={open}
        openKey={shown !== null && shown.kind !== 'ask' ? shown.address.reference : null}
        toneOf={barOf}
        rowHeight={52}
        empty={
          total === null ? error === null && <EmptyState sentence={t('deposits.loading')} /> : empty
        }
      />
    </Screen>
  );
};
