import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView, RunView } from '#contract/views/batch.ts';
import { navigate } from '../../app/navigation.ts';
import { useBatches } from '../../bridge/batches-store.ts';
import { loadBatches } from '../../bridge/live.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDuration } from '../../ui/format-time.ts';
import { formatCount } from '../../ui/format.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { RunBadge } from '../../ui/run-badge.tsx';
import { RunProgress } from '../../ui/run-progress.tsx';
import { Section } from '../../ui/section.tsx';
import { UnknownMark } from '../../ui/unknown-mark.tsx';
import classes from './overview.module.css';

const RunLine = ({ run }: { readonly run: RunView }) => {
  const { t } = useTranslation();
  const sent = run.accepted + run.paid + run.refused + run.unknown;
  const parts = [
    t('overview.runLine', { done: formatCount(sent), all: formatCount(run.count) }),
    run.paid > 0 ? t('overview.runPaid', { paid: formatCount(run.paid) }) : '',
    run.refused > 0 ? t('overview.runRefused', { refused: formatCount(run.refused) }) : '',
    run.left > 0 ? t('overview.runLeft', { time: formatDuration(run.leftMs) }) : '',
  ];
  return (
    <span className={classes.runLine}>
      {parts
        .filter((part) => part !== '')
        .map((part, index) => (
          <Fragment key={part}>
            {index > 0 && ' · '}
            <span>{part}</span>
          </Fragment>
        ))}
    </span>
  );
};

const Run = ({ batch, run }: { readonly batch: BatchView; readonly run: RunView }) => (
  <button
    type="button"
    className={classes.run}
    onClick={() => navigate({ screen: 'batch', batchId: batch.id })}
  >
    <span className={classes.runHead}>
      <span className={classes.runName}>{batch.name}</span>
      <span>
        <RunBadge batch={batch} />
        <UnknownMark run={run} />
      </span>
    </span>
    <RunProgress run={run} />
    <RunLine run={run} />
  </button>
);

const isUnderWay = ({ run }: BatchView): boolean =>
  run !== null &&
  (run.state === 'running' ||
    run.state === 'paused' ||
    (run.state === 'finished' && run.accepted + run.sending > 0));

/** Batches being sent or settling, live. */
export const Runs = () => {
  const { t } = useTranslation();
  const { batches, error } = useBatches();
  const shown = (batches ?? []).filter(isUnderWay);
  return (
    <Section title={t('overview.runs')}>
      {error !== null && <ErrorBand error={error} onRetry={() => void loadBatches()} />}
      {error === null && batches === null && <EmptyState sentence={t('common.loading')} />}
      {batches !== null && shown.length === 0 && (
        <EmptyState
          sentence={t('overview.runsNone')}
          action={
            <Button onClick={() => navigate({ screen: 'batches' })}>
              {t('overview.openBatches')}
            </Button>
          }
        />
      )}
      {shown.length > 0 && (
        <ul className={classes.runs}>
          {shown.map((batch) => (
            <li key={batch.id}>{batch.run !== null && <Run batch={batch} run={batch.run} />}</li>
          ))}
        </ul>
      )}
    </Section>
  );
};
