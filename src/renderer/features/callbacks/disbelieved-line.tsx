/** How many callbacks were not believed, and why; the last ones in part when opened. */
import { useTranslation } from 'react-i18next';
import type { DisbelievedView } from '#contract/views/callback.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { useReply } from '../../bridge/use-reply.ts';
import { formatCount } from '../../ui/format.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './callbacks.module.css';

const BURST_MS = 1_000;

const Samples = ({ samples }: Pick<DisbelievedView, 'samples'>) => {
  const { t } = useTranslation();
  return (
    <ul className={classes.samples} aria-label={t('callbacks.came.samples')}>
      {samples.map(({ at, why, bytes, head }, index) => (
        <li key={`${at}-${index}`}>
          <TimeText at={at} /> · {t(`callbacks.came.why.${why}`)} ·{' '}
          {t('callbacks.came.bytes', { count: bytes, shown: formatCount(bytes) })}
          <code>{head}</code>
        </li>
      ))}
    </ul>
  );
};

export const DisbelievedLine = () => {
  const { t } = useTranslation();
  const { value, reload } = useReply('callback.disbelieved', {});
  useBursts({ event: 'callback.changed', matches: () => true, wait: BURST_MS }, reload);
  if (value === null) return null;
  if (value.counts.length === 0)
    return <p className="muted">{t('callbacks.came.disbelievedNone')}</p>;
  return (
    <details className={classes.disbelieved}>
      <summary>
        <StateMark tone="refused" word={t('callbacks.came.disbelieved')} />{' '}
        {value.counts
          .map(({ why, times }) => `${formatCount(times)} ${t(`callbacks.came.why.${why}`)}`)
          .join(' · ')}
      </summary>
      <p className="muted">{t('callbacks.came.disbelievedSays')}</p>
      <Samples samples={value.samples} />
    </details>
  );
};
