/** The deposits that callbacks told of: each once, with its confirmations. */
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepositListView, DepositView } from '#contract/views/callback.ts';
import { call } from '../../bridge/client.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { usePaged } from '../../ui/paged.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { Tone } from '../../ui/state-mark.tsx';
import classes from './callbacks.module.css';
import { useDepositColumns } from './deposit-columns.tsx';
import { DepositDrawer } from './deposit-drawer.tsx';
import type { Frame } from './frame.ts';
import { TotalsLine } from './totals-line.tsx';

const TYPING_PAUSE = 200;
/** Callbacks may come a thousand a second; the list is read again this often at most, ms. */
const BURST_MS = 1_000;

const keyOf = ({ id }: DepositView): string => id;
const barOf = ({ differs }: DepositView): Tone | null => (differs.length > 0 ? 'unknown' : null);

const useDeposits = (text: string) => {
  const [settled] = useDebouncedValue(text.trim(), TYPING_PAUSE);
  const [totals, setTotals] = useState<DepositListView['totals']>([]);
  const load = useCallback(
    async (offset: number, limit: number) => {
      const filter = settled === '' ? {} : { text: settled };
      const reply = await call('deposit.list', { filter, offset, limit });
      if (reply.ok) setTotals(reply.value.totals);
      return reply;
    },
    [settled],
  );
  const paged = usePaged<DepositView>(load);
  useBursts({ event: 'callback.changed', matches: () => true, wait: BURST_MS }, paged.reload);
  return { ...paged, totals };
};

interface DepositsProps {
  readonly frame: Frame;
  readonly onReceiver: () => void;
}

export const Deposits = ({ frame, onReceiver }: DepositsProps) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [shown, setShown] = useState<DepositView | null>(null);
  const { total, error, item, show, reload, totals } = useDeposits(text);
  const columns = useDepositColumns();
  const close = useCallback(() => setShown(null), []);
  const empty =
    text.trim() === '' ? (
      <EmptyState
        sentence={t('callbacks.deposits.none')}
        action={<Button onClick={onReceiver}>{t('callbacks.deposits.open')}</Button>}
      />
    ) : (
      <EmptyState sentence={t('callbacks.deposits.noneFound', { text: text.trim() })} />
    );
  return (
    <Screen
      {...frame}
      head={
        <>
          {frame.head}
          <div className={classes.bar}>
            <TextInput
              className={classes.search}
              leftSection={<Icon name="search" />}
              placeholder={t('callbacks.deposits.search')}
              aria-label={t('callbacks.deposits.search')}
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
            <p className="muted">{t('callbacks.deposits.says')}</p>
          </div>
          {error !== null && <ErrorBand error={error} onRetry={reload} />}
        </>
      }
      filled
      drawer={shown !== null && <DepositDrawer key={shown.id} opened={shown} onClose={close} />}
    >
      <DataTable
        label={t('callbacks.deposits.label')}
        columns={columns}
        total={total ?? 0}
        item={item}
        keyOf={keyOf}
        question={text.trim()}
        onShow={show}
        onOpen={setShown}
        openKey={shown?.id ?? null}
        toneOf={barOf}
        empty={
          total === null ? error === null && <EmptyState sentence={t('common.loading')} /> : empty
        }
        footer={
          total !== null &&
          total > 0 && (
            <>
              {t('callbacks.deposits.count', { count: total, shown: formatCount(total) })}
              <TotalsLine totals={totals} />
            </>
          )
        }
      />
    </Screen>
  );
};
