/** The log of decisions about this batch, newest first, in sentences with times. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LifeEntryView } from '#contract/views/payout.ts';
import { call, type AppError } from '../../bridge/client.ts';
import { formatAbsolute } from '../../ui/format-time.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import styles from './dispatch.module.css';

interface DecisionLogProps {
  readonly batchId: string;
  /** Changes whenever the run has moved, so that the log is read again. */
  readonly version: string;
}

/** Most entries shown; a long run writes many. */
const MOST = 200;

export const DecisionLog = ({ batchId, version }: DecisionLogProps) => {
  const { t } = useTranslation();
  const [life, setLife] = useState<readonly LifeEntryView[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    let current = true;
    void call('batch.life', { batchId }).then((reply) => {
      if (!current) return;
      setError(reply.ok ? null : reply.error);
      if (reply.ok) setLife(reply.value);
    });
    return () => {
      current = false;
    };
  }, [batchId, version]);
  const newest = [...(life ?? [])].sort((a, b) => b.seq - a.seq).slice(0, MOST);
  return (
    <section className={styles['log']}>
      <h2>{t('dispatch.log')}</h2>
      {error !== null && <ErrorBand error={error} />}
      {life === null && error === null && <p className="muted">{t('dispatch.logLoading')}</p>}
      {life !== null && newest.length === 0 && <p className="muted">{t('dispatch.logEmpty')}</p>}
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
