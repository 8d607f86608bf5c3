/** The list of batches; while there is none, the place where the first one begins. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBatches } from '../../bridge/batches-store.ts';
import { loadBatches } from '../../bridge/live.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import { BatchList } from './batch-list.tsx';
import { OwedSection } from './owed-section.tsx';
import styles from './batches.module.css';

interface BatchesScreenProps {
  readonly onOpen: (batchId: string) => void;
  /** Drop area, choose, paste; given from outside because it belongs to the import step. */
  readonly renderStart: (teach: boolean) => ReactNode;
  readonly samples: ReactNode;
}

const Nothing = ({ renderStart, samples }: Pick<BatchesScreenProps, 'renderStart' | 'samples'>) => {
  const { t } = useTranslation();
  return (
    <div className={styles['first']}>
      <div className={styles['firstWords']}>
        <h2>{t('batches.startTitle')}</h2>
        <p>{t('batches.startTeach')}</p>
      </div>
      <div className={styles['firstWays']}>
        {renderStart(true)}
        {samples}
      </div>
    </div>
  );
};

export const BatchesScreen = ({ onOpen, renderStart, samples }: BatchesScreenProps) => {
  const { t } = useTranslation();
  const batches = useBatches((state) => state.batches);
  const error = useBatches((state) => state.error);
  const [starting, setStarting] = useState(false);
  const some = batches !== null && batches.length > 0;
  return (
    <Screen
      title={t('batches.title')}
      aside={t('batches.lead')}
      actions={
        some && (
          <Button variant={starting ? 'default' : 'filled'} onClick={() => setStarting(!starting)}>
            {t(starting ? 'batches.closeStart' : 'batches.create')}
          </Button>
        )
      }
    >
      {error !== null && <ErrorBand error={error} onRetry={() => void loadBatches()} />}
      {batches === null && error === null && <EmptyState sentence={t('batches.loading')} />}
      {batches !== null && !some && <Nothing renderStart={renderStart} samples={samples} />}
      {some && starting && (
        <div className={styles['again']}>
          {renderStart(false)}
          {samples}
        </div>
      )}
      {some && <BatchList batches={batches} onOpen={onOpen} />}
      {some && (
        <div className={styles['owed']}>
          <OwedSection onOpen={onOpen} />
        </div>
      )}
    </Screen>
  );
};
