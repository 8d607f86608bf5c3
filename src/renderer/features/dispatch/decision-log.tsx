/** The log of decisions about this batch, newest first, in sentences with times. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/client.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { formatAbsolute } from '../../ui/format-time.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import styles from './dispatch.module.css';

/** Most entries shown; a long run writes many. */
const MOST = 200;

export const DecisionLog = ({ batchId }: { readonly batchId: string }) => {
  const { t } = useTranslation();
  const life = useReading(useCallback(() => call('batch.life', { batchId }), [batchId]));
  useBursts({ event: 'batch.changed', matches: ({ id }) => id === batchId, wait: 400 }, life.again);
  const newest = [...(life.value ?? [])].sort((a, b) => b.seq - a.seq).slice(0, MOST);
  return (
    <section className={styles['log']} aria-label={t('dispatch.log')}>
      <h2>{t('dispatch.log')}</h2>
      {life.error !== null && <ErrorBand error={life.error} onRetry={life.again} />}
      {life.value === null && life.error === null && (
        <p className="muted">{t('dispatch.logLoading')}</p>
      )}
      {life.value !== null && newest.length === 0 && (
        <p className="muted">{t('dispatch.logEmpty')}</p>
      )}
      <ol>
        {newest.map((entry) => (
          <li key={entry.seq}>
            <time dateTime={entry.at} title={entry.at}>
              {formatAbsolute(entry.at)}
            </time>
            <span>{entry.sentence}</span>
            <span className="muted">{entry.actor}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};
