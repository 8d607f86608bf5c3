/** A file being read: how far in rows and bytes, and the way to stop it. */
import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BatchView, ImportStateView } from '#contract/views/batch.ts';
import { receiveBatch } from '../../bridge/batches-store.ts';
import { call } from '../../bridge/client.ts';
import { formatCount } from '../../ui/format.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import { FirstRows } from './first-rows.tsx';
import styles from './import.module.css';

interface ReadingPanelProps {
  readonly batch: BatchView;
  readonly state: Extract<ImportStateView, { kind: 'reading' }>;
}

/** Whole percent, which needs no fraction of a byte. */
const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.min(100, Math.floor((part * 100) / whole));

export const ReadingPanel = ({ batch, state }: ReadingPanelProps) => {
  const { t } = useTranslation();
  const cancel = async (): Promise<void> => {
    const reply = await call('batch.cancelImport', { batchId: batch.id });
    if (reply.ok) receiveBatch(reply.value);
  };
  const title =
    batch.fileName === null
      ? t('import.reading.pasted')
      : t('import.reading.title', { name: batch.fileName });
  return (
    <section className={styles['panel']} aria-busy="true">
      <h2>{title}</h2>
      <Progress value={percentOf(state.bytesRead, state.bytesTotal)} aria-label={title} size="md" />
      <div className={styles['readingLine']}>
        <output className={styles['figure']}>
          {t('import.reading.rows', { count: state.rows, shown: formatCount(state.rows) })}
        </output>
        <span className="muted">
          {t('import.reading.bytes', {
            read: formatBytes(state.bytesRead),
            total: formatBytes(state.bytesTotal),
          })}
        </span>
        <span className={styles['spring']} />
        <Button onClick={() => void cancel()}>{t('import.reading.cancel')}</Button>
      </div>
      <p className={styles['fine']}>{t('import.reading.checking')}</p>
      <FirstRows batchId={batch.id} count={state.rows} />
    </section>
  );
};
