/** What is happening, how far and how long: one line to be read from two metres. */
import { useTranslation } from 'react-i18next';
import type { RunView } from '#contract/views/batch.ts';
import { formatDuration } from '../../ui/format-time.ts';
import { formatCount } from '../../ui/format.ts';
import styles from './dispatch.module.css';
import { handedOver, runLine } from './run-line.ts';

interface HeadlineProps {
  readonly run: RunView;
  readonly stopping: boolean;
}

export const Headline = ({ run, stopping }: HeadlineProps) => {
  const { t } = useTranslation();
  const { key, tone } = runLine(run, stopping);
  const sentence =
    key === 'finishedOpen'
      ? t('dispatch.now.finishedOpen', { count: run.unknown, shown: formatCount(run.unknown) })
      : t(`dispatch.now.${key}`, {
          position: formatCount(handedOver(run) + run.sending),
          all: formatCount(run.count),
          left: formatCount(run.left),
          handed: formatCount(run.accepted + run.paid),
          refused: formatCount(run.refused),
          cancelled: formatCount(run.cancelled),
        });
  return (
    <div className={styles['headline']} data-tone={tone}>
      <p aria-live="polite" data-testid="headline">
        {sentence}
      </p>
      {run.state === 'running' && (
        <p className={styles['timeLeft']}>
          {t('dispatch.timeLeft', { left: formatDuration(run.leftMs) })}
        </p>
      )}
    </div>
  );
};
