/** Above every screen while the ledger is only looked at: what happened, what it means, the safe next step. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LedgerStandingView } from '#contract/views/ledger.ts';
import { receiveApp } from '../bridge/app-store.ts';
import { call } from '../bridge/client.ts';
import { loadAll } from '../bridge/live.ts';
import { useAction } from '../bridge/use-action.ts';
import { formatAbsolute } from '../ui/format-time.ts';
import { ProblemBand } from '../ui/problem-band.tsx';
import { HelpLink } from './help/help-link.tsx';
import { navigate, useNavigation } from './navigation.ts';

type Elsewhere = Extract<LedgerStandingView, { kind: 'elsewhere' }>;

const ElsewhereBand = ({ ledger }: { readonly ledger: Elsewhere }) => {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const { holder, copiedAt } = ledger;
  const look = async (): Promise<void> => {
    const done = await run(() => call('ledger.lookAgain', {}));
    if (done === null) return;
    receiveApp(done.value);
    await loadAll();
  };
  return (
    <ProblemBand
      tone="waiting"
      happened={
        holder === null
          ? t('ledger.elsewhere.happenedUnknown')
          : t('ledger.elsewhere.happened', { ...holder })
      }
      meaning={t('ledger.elsewhere.meaning', { copied: formatAbsolute(copiedAt) })}
      next={t('ledger.elsewhere.next')}
      action={
        <>
          <HelpLink page="trouble" heading={t('ledger.elsewhere.happenedUnknown')} />
          <Button loading={busy} onClick={() => void look()}>
            {t('ledger.elsewhere.action')}
          </Button>
        </>
      }
    />
  );
};

export const LedgerBand = ({ ledger }: { readonly ledger: LedgerStandingView }) => {
  const { t } = useTranslation();
  const isHere = useNavigation(({ route }) => route.screen === 'ledger');
  const go = (heading: string, words: string) => (
    <>
      <HelpLink page="trouble" heading={heading} />
      {!isHere && <Button onClick={() => navigate({ screen: 'ledger' })}>{words}</Button>}
    </>
  );
  switch (ledger.kind) {
    case 'open':
      return null;
    case 'elsewhere':
      return <ElsewhereBand ledger={ledger} />;
    case 'damaged':
      return (
        <ProblemBand
          happened={t('ledger.damaged.happened')}
          meaning={t('ledger.damaged.meaning')}
          next={t('ledger.damaged.next')}
          detail={ledger.detail}
          action={go(t('ledger.damaged.happened'), t('ledger.damaged.action'))}
        />
      );
    case 'locked':
      return (
        <ProblemBand
          tone="unknown"
          happened={t(`ledger.locked.${ledger.cause}`)}
          meaning={t('ledger.locked.meaning')}
          next={t('ledger.locked.next')}
          action={go(t(`ledger.locked.${ledger.cause}`), t('ledger.locked.action'))}
        />
      );
  }
};
