/** One batch through its six steps: name, steps, equation and control sums stay in sight on each. */
import { Button } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView, Stage } from '#contract/views/batch.ts';
import { useBatch, useBatches } from '../bridge/batches-store.ts';
import { loadBatches } from '../bridge/live.ts';
import { DispatchStage } from '../features/dispatch/dispatch-stage.tsx';
import { ExportStage } from '../features/export/export-stage.tsx';
import { ImportStage } from '../features/import/import-stage.tsx';
import { PlanStage } from '../features/plan/plan-stage.tsx';
import { RatesPanel } from '../features/rates/rates-panel.tsx';
import { ReviewStage } from '../features/review/review-stage.tsx';
import { TrackStage } from '../features/track/track-stage.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorBand } from '../ui/problem-band.tsx';
import { BatchHead } from './batch-head.tsx';
import classes from './batch-page.module.css';
import { isFrozen, isReachable } from './batch-stages.ts';
import { showsStage } from './help/help-store.ts';
import { navigate, type Route } from './navigation.ts';

const openRows = (batchId: string): void => navigate({ screen: 'batch', batchId, stage: 'import' });

/** The steps on which amounts in other currencies than USD are still converted. */
const hasRates = (batch: BatchView, stage: Stage): boolean =>
  (stage === 'import' || stage === 'plan') && batch.import.kind === 'ready';

interface StageContentProps {
  readonly batch: BatchView;
  readonly stage: Stage;
  readonly show: (stage: Stage) => void;
}

const StageContent = ({ batch, stage, show }: StageContentProps) => {
  const frozen = isFrozen(batch);
  switch (stage) {
    case 'import':
      return (
        <ImportStage
          batch={batch}
          frozen={frozen}
          onContinue={() => show('plan')}
          onOpened={openRows}
        />
      );
    case 'plan':
      return (
        <PlanStage
          batch={batch}
          frozen={frozen}
          onRows={() => show('import')}
          onReview={() => show('review')}
        />
      );
    case 'review':
      return (
        <ReviewStage
          batch={batch}
          onPlan={() => show('plan')}
          onDispatch={() => show('dispatch')}
        />
      );
    case 'dispatch':
      return (
        <DispatchStage
          batch={batch}
          onReview={() => show('review')}
          onTrack={() => show('track')}
        />
      );
    case 'track':
      return (
        <TrackStage
          batch={batch}
          onDispatch={() => show('dispatch')}
          onExport={() => show('export')}
        />
      );
    case 'export':
      return <ExportStage batch={batch} />;
  }
};

interface OpenBatchProps {
  readonly batch: BatchView;
  readonly first: Stage;
}

/** The step on screen is the person's choice; it changes only by their clicks and deeds, never under their hands. */
const OpenBatch = ({ batch, first }: OpenBatchProps) => {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(first);
  const stage = isReachable(batch, wanted) ? wanted : batch.stage;
  const show = useCallback((next: Stage) => setWanted(next), []);
  const content = useRef<HTMLElement>(null);
  const before = useRef(stage);
  // The button that led here is gone with its step; the keyboard goes on where the new step begins.
  useEffect(() => {
    if (before.current !== stage) content.current?.focus();
    before.current = stage;
    showsStage(stage);
    return () => showsStage(null);
  }, [stage]);
  return (
    <div className={classes['page']}>
      <BatchHead batch={batch} shown={stage} onShow={show} />
      <section
        ref={content}
        key={stage}
        tabIndex={-1}
        className={classes['stage']}
        aria-label={t(`batches.stage.${stage}`)}
      >
        {!isFrozen(batch) && hasRates(batch, stage) && (
          <RatesPanel batchId={batch.id} full={stage === 'plan'} />
        )}
        <StageContent batch={batch} stage={stage} show={show} />
      </section>
    </div>
  );
};

export const BatchPage = ({ route }: { readonly route: Extract<Route, { screen: 'batch' }> }) => {
  const { t } = useTranslation();
  const batch = useBatch(route.batchId);
  // Not the batches themselves: news of another one draw nothing of this one again.
  const isRead = useBatches(({ batches }) => batches !== null);
  const error = useBatches((state) => state.error);
  if (batch !== null) return <OpenBatch batch={batch} first={route.stage ?? batch.stage} />;
  return (
    <div className={classes['page']}>
      <h1 className="visually-hidden">{t('batches.title')}</h1>
      {!isRead && error === null && <EmptyState sentence={t('batches.opening')} />}
      {error !== null && <ErrorBand error={error} onRetry={() => void loadBatches()} />}
      {isRead && (
        <EmptyState
          sentence={t('batches.notFound')}
          action={
            <Button onClick={() => navigate({ screen: 'batches' })}>
              {t('batches.backToList')}
            </Button>
          }
        />
      )}
    </div>
  );
};
