/** One screen for every payout whose outcome is unclear: the evidence, and the ways out. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnknownListView } from '#contract/views/unknown.ts';
import { navigate, type Route } from '../../app/navigation.ts';
import { useAppView } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { useReply } from '../../bridge/use-reply.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatShort } from '../../ui/format-time.ts';
import { formatCount } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/now.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Evidence } from './evidence.tsx';
import { QuestionList } from './question-list.tsx';
import classes from './unknown.module.css';
import { WaysOut } from './ways-out.tsx';

interface UnknownScreenProps {
  readonly route: Extract<Route, { screen: 'unknown' }>;
}

/** Changes of a run come many a second; the desk is read again this often at most, ms. */
const BURST_MS = 250;

const Body = ({ list, onSettled }: { list: UnknownListView; onSettled: () => void }) => {
  const { t } = useTranslation();
  const now = useNow();
  const { question, total } = list;
  if (question === null && total === 0) {
    return <EmptyState sentence={t('unknown.none', { time: formatShort(list.checkedAt, now) })} />;
  }
  if (question === null) {
    return (
      <EmptyState
        sentence={t('unknown.settled')}
        action={
          <Button onClick={() => navigate({ screen: 'unknown' })}>{t('unknown.next')}</Button>
        }
      />
    );
  }
  return (
    <div className={classes.desk} data-many={list.payouts.length > 1 || undefined}>
      {list.payouts.length > 1 && (
        <QuestionList payouts={list.payouts} shown={question.payout.id} />
      )}
      <Evidence question={question} />
      <WaysOut key={question.payout.id} question={question} onSettled={onSettled} />
    </div>
  );
};

/** Reads the desk now, whenever a payout moves, and as time passes, because time is part of the evidence. */
const useDesk = (payoutId: string | null) => {
  const { attention } = useAppView();
  const now = useNow();
  const reading = useReply('unknown.list', { payoutId });
  const { reload } = reading;
  useBursts({ event: 'payout.changed', matches: () => true, wait: BURST_MS }, reload);
  useEffect(reload, [reload, attention.unknown, now]);
  return reading;
};

export const UnknownScreen = ({ route }: UnknownScreenProps) => {
  const { t } = useTranslation();
  const { value, error, reload } = useDesk(route.payoutId ?? null);
  const { run, busy, problem } = useAction();
  const payoutId = value?.question?.payout.id;
  const check = async (): Promise<void> => {
    if (payoutId === undefined) return;
    await run(() => call('unknown.check', { payoutId }));
    reload();
  };
  return (
    <Screen
      title={t('unknown.title')}
      aside={
        value !== null &&
        value.total > 0 &&
        t('unknown.open', { count: value.total, shown: formatCount(value.total) })
      }
      actions={
        payoutId !== undefined && (
          <Button leftSection={<Icon name="refresh" />} loading={busy} onClick={() => void check()}>
            {t('unknown.check')}
          </Button>
        )
      }
    >
      {error !== null && <ErrorBand error={error} onRetry={reload} />}
      {problem !== null && <ErrorBand error={problem} />}
      {value === null && error === null && <EmptyState sentence={t('common.loading')} />}
      {value !== null && (
        <Body
          list={value}
          onSettled={() => {
            navigate({ screen: 'unknown' });
            reload();
          }}
        />
      )}
    </Screen>
  );
};
