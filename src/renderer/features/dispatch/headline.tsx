/** What is happening, how far and how long: one line to be read from two metres. */
import { useTranslation } from 'react-i18next';
import type { RunView } from '#contract/views/batch.ts';
import { formatDuration } from '../../ui/format-time.ts';
import { formatCount } from '../../ui/format.ts';
import styles from './dispatch.module.css';
import { runLine } from './run-line.ts';

interface HeadlineProps {
  readonly run: RunView;
  readonly stopping: boolean;
}

export const Headline = ({ run, stopping }: HeadlineProps) => {
  const { t } = useTranslation();
  const { key, numbers, tone } = runLine(run, stopping);
  const shown = Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, formatCount(value)]),
  );
  const moving = run.state === 'running';
  return (
    <div className={styles['headline']} data-tone={tone}>
      <p aria-live="polite">
        {key === 'finishedOpen'
          ? t('dispatch.now.finishedOpen', { count: numbers['count'] ?? 0 })
          : t(`dispatch.now.${key}`, shown)}
      </p>
      {moving && (
        <p className={styles['timeLeft']}>
          {t('dispatch.timeLeft', { left: formatDuration(run.leftMs) })}
        </p>
      )}
    </div>
  );
};
