import { Button, SegmentedControl } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoldingsView } from '#contract/views/holdings.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatAbsolute } from '../../ui/format-time.ts';
import { Icon } from '../../ui/icon.tsx';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { ExchangeView } from './exchange-view.tsx';
import { HoldingDrawer } from './holding-drawer.tsx';
import { HoldingsTable } from './holdings-table.tsx';
import { RollView } from './roll-view.tsx';
import { useHoldings } from './use-holdings.ts';

export const BALANCE_VIEWS = ['now', 'roll', 'exchange'] as const;
export type BalanceViewName = (typeof BALANCE_VIEWS)[number];

const Problems = ({ view }: { readonly view: HoldingsView }) => {
  const { t } = useTranslation();
  const age = view.takenAt;
  return (
    <>
      {view.problem !== null && (
        <ProblemBand
          tone="waiting"
          happened={`${t('holdings.problem')}: ${view.problem}`}
          meaning={t(age === null ? 'holdings.problemNone' : 'holdings.problemMeaning', {
            age: age === null ? '' : formatAbsolute(age),
          })}
        />
      )}
      {view.storeProblem !== null && (
        <ProblemBand
          tone="waiting"
          happened={view.storeProblem}
          meaning={t('holdings.storeMeaning')}
        />
      )}
    </>
  );
};

/** What is held, what is left of it, how it came to be so, and what an exchange would give. */
export const BalancesScreen = ({ first = 'now' }: { readonly first?: BalanceViewName }) => {
  const { t } = useTranslation();
  const { view, error, reload, take } = useHoldings();
  const { run, busy, problem } = useAction();
  const [shown, setShown] = useState<BalanceViewName>(first);
  const [openId, setOpenId] = useState<number | null>(null);
  const open = view?.holdings.find(({ currencyId }) => currencyId === openId);
  const refresh = useCallback(async () => {
    const answer = await run(() => call('holdings.get', { refresh: true }));
    if (answer !== null) take(answer.value);
  }, [run, take]);
  const takenAt = view?.takenAt ?? null;
  return (
    <Screen
      title={t('holdings.title')}
      aside={
        takenAt !== null && (
          <>
            {t('holdings.age')} <TimeText at={takenAt} />
          </>
        )
      }
      actions={
        <Button
          leftSection={<Icon name="refresh" />}
          disabled={busy}
          onClick={() => void refresh()}
        >
          {t(busy ? 'common.refreshing' : 'common.refresh')}
        </Button>
      }
      head={
        <>
          {error !== null && <ErrorBand error={error} onRetry={reload} />}
          {problem !== null && <ErrorBand error={problem} onRetry={() => void refresh()} />}
          {view !== null && <Problems view={view} />}
          <SegmentedControl
            aria-label={t('holdings.views')}
            data={BALANCE_VIEWS.map((value) => ({ value, label: t(`holdings.view.${value}`) }))}
            value={shown}
            onChange={(next) => setShown(BALANCE_VIEWS.find((each) => each === next) ?? 'now')}
            style={{ alignSelf: 'flex-start' }}
          />
        </>
      }
      drawer={
        shown === 'now' &&
        open !== undefined && (
          <HoldingDrawer
            key={open.currencyId}
            holding={open}
            onChanged={take}
            onClose={() => setOpenId(null)}
          />
        )
      }
    >
      {view === null && error === null && <EmptyState sentence={t('holdings.loading')} />}
      {view !== null && view.holdings.length === 0 && <EmptyState sentence={t('holdings.none')} />}
      {view !== null && view.holdings.length > 0 && shown === 'now' && (
        <HoldingsTable holdings={view.holdings} onOpen={setOpenId} />
      )}
      {view !== null && view.holdings.length > 0 && shown === 'roll' && (
        <RollView holdings={view.holdings} />
      )}
      {view !== null && view.holdings.length > 0 && shown === 'exchange' && (
        <ExchangeView holdings={view.holdings} />
      )}
    </Screen>
  );
};
