import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppView } from '../../bridge/app-store.ts';
import { loadBalances, receiveBalances, useBalances } from '../../bridge/balances-store.ts';
import { useBatches } from '../../bridge/batches-store.ts';
import { useReply } from '../../bridge/use-reply.ts';
import { Icon } from '../../ui/icon.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Attention } from './attention.tsx';
import { Balances } from './balances.tsx';
import classes from './overview.module.css';
import { Runs } from './runs.tsx';
import { SetupToFinish } from './setup-to-finish.tsx';
import { Start } from './start.tsx';
import { Volume } from './volume.tsx';

/** What is there, what is under way, what needs a person, what was paid. */
export const OverviewScreen = () => {
  const { t } = useTranslation();
  const { attention, profile } = useAppView();
  const { value, error, reload } = useReply('overview.get', { refresh: false });
  const refreshing = useBalances((state) => state.loading);
  const isNew = useBatches((state) => state.batches?.length === 0) && value?.attention.length === 0;

  // The counts of the side rail change exactly when this list may have changed.
  useEffect(reload, [reload, attention.batches, attention.unknown]);

  // What is reserved moves with every approval, while the balances themselves are read only now and then.
  useEffect(() => {
    if (value !== null) receiveBalances(value.balances);
  }, [value]);

  const refresh = async (): Promise<void> => {
    await loadBalances(true);
    reload();
  };

  return (
    <Screen
      title={t('overview.title')}
      actions={
        <Button
          leftSection={<Icon name="refresh" />}
          disabled={refreshing}
          onClick={() => void refresh()}
        >
          {t(refreshing ? 'common.refreshing' : 'common.refresh')}
        </Button>
      }
    >
      <div className={classes.screen}>
        {error !== null && <ErrorBand error={error} onRetry={reload} />}
        <SetupToFinish />
        {/* The practice payouts would become a batch of whichever platform is open. */}
        {isNew && profile.kind === 'practice' && <Start />}
        {value !== null && !isNew && <Attention items={value.attention} />}
        {isNew ? (
          <Balances />
        ) : (
          <div className={classes.columns}>
            <Balances />
            <div className={classes.beside}>
              <Runs />
              {value !== null && <Volume days={value.volume} />}
            </div>
          </div>
        )}
      </div>
    </Screen>
  );
};
