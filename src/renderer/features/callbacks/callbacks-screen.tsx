/** Callbacks: deposits told of, the receiver, what came, one pasted in, and why one may not have come. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Route } from '../../app/navigation.ts';
import { useAppView } from '../../bridge/app-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Came } from './came.tsx';
import { CheckOne } from './check-one.tsx';
import { Deposits } from './deposits.tsx';
import { PracticeCalls } from './practice-calls.tsx';
import { ReceiverPart } from './receiver-part.tsx';
import { StateLine } from './state-line.tsx';
import { useReceiver } from './use-receiver.ts';
import { Why } from './why.tsx';

interface CallbacksScreenProps {
  readonly route: Extract<Route, { screen: 'callbacks' }>;
}

const TABS = ['deposits', 'receiver', 'came', 'check', 'why'] as const;

export type CallbackTab = (typeof TABS)[number] | 'practice';

export const CallbacksScreen = ({ route }: CallbacksScreenProps) => {
  const { t } = useTranslation();
  const { profile } = useAppView();
  const [tab, setTab] = useState<CallbackTab>(route.tab ?? 'deposits');
  const { value: receiver, error, again, take } = useReceiver();
  const isPractice = profile.kind === 'practice';
  const tabs: readonly CallbackTab[] = isPractice ? [...TABS, 'practice'] : TABS;
  const head = (
    <>
      {error !== null && <ErrorBand error={error} onRetry={again} />}
      <SegmentedControl
        aria-label={t('callbacks.title')}
        value={tab}
        onChange={(value) => setTab(tabs.find((each) => each === value) ?? 'deposits')}
        data={tabs.map((each) => ({ value: each, label: t(`callbacks.tabs.${each}`) }))}
      />
    </>
  );
  const frame = {
    title: t('callbacks.title'),
    aside: receiver === null ? undefined : <StateLine receiver={receiver} />,
    head,
  };
  if (tab === 'deposits') {
    return <Deposits frame={frame} onReceiver={() => setTab('receiver')} />;
  }
  if (tab === 'came') return <Came frame={frame} />;
  if (tab === 'check') return <CheckOne frame={frame} />;
  if (tab === 'practice') return <PracticeCalls frame={frame} receiver={receiver} />;
  if (receiver === null) {
    return (
      <Screen {...frame}>{error === null && <EmptyState sentence={t('common.loading')} />}</Screen>
    );
  }
  return tab === 'why' ? (
    <Why frame={frame} receiver={receiver} onReceiver={() => setTab('receiver')} />
  ) : (
    <ReceiverPart frame={frame} receiver={receiver} onSaved={take} />
  );
};
