/** The last step: the result file, what it contains, and what is not final yet. */
import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView, RunView } from '#contract/views/batch.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { CarriedList } from '../../ui/carried-list.tsx';
import { copyText } from '../../ui/clipboard.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './export.module.css';

const CONTENTS = ['own', 'state', 'money', 'proof', 'safe', 'utc'] as const;

const Finality = ({ run }: { readonly run: RunView }) => {
  const { t } = useTranslation();
  const open = run.left + run.sending + run.accepted + run.unknown;
  if (open === 0) return <StateMark tone="paid" word={t('export.allFinal')} />;
  return (
    <ProblemBand
      tone={run.unknown > 0 ? 'unknown' : 'waiting'}
      happened={t('export.notFinal', { count: open, shown: formatCount(open) })}
      {...(run.unknown > 0
        ? { meaning: t('export.unknown', { count: run.unknown, shown: formatCount(run.unknown) }) }
        : {})}
      next={t('export.notFinalTeach')}
    />
  );
};

const Carried = ({ batchId }: { readonly batchId: string }) => {
  const { value } = useReading(useCallback(() => call('carried.list', { batchId }), [batchId]));
  return value === null ? null : <CarriedList carried={value} />;
};

interface Saved {
  readonly savedAs: string;
  readonly rows: number;
}

const SavedFile = ({ saved }: { readonly saved: Saved }) => {
  const { t } = useTranslation();
  return (
    <output className={styles['saved']}>
      <strong>{t('export.saved', { count: saved.rows, shown: formatCount(saved.rows) })}</strong>
      <span className={styles['path']}>
        <code>{saved.savedAs}</code>
        <Button size="xs" onClick={() => void copyText(saved.savedAs, t('export.thePath'))}>
          {t('export.copyPath')}
        </Button>
      </span>
    </output>
  );
};

export const ExportStage = ({ batch }: { readonly batch: BatchView }) => {
  const { t } = useTranslation();
  const [saved, setSaved] = useState<Saved | null>(null);
  const { run, busy, problem } = useAction();
  if (batch.run === null) return <EmptyState sentence={t('export.notYet')} />;
  const save = async (): Promise<void> => {
    const answer = await run(() => call('batch.export', { batchId: batch.id, format: 'csv' }));
    if (answer?.value) setSaved(answer.value);
  };
  return (
    <div className={styles['export']}>
      <section className={styles['column']}>
        <h2>{t('export.title')}</h2>
        <p>{t('export.lead')}</p>
        <Finality run={batch.run} />
        <div className={styles['act']}>
          <Button variant="filled" loading={busy} onClick={() => void save()}>
            {t('export.save')}
          </Button>
          {batch.exportedAt !== null && (
            <span className="muted">
              {t('export.lastSaved')} <TimeText at={batch.exportedAt} />
            </span>
          )}
        </div>
        {problem !== null && <ErrorBand error={problem} />}
        {saved !== null && <SavedFile saved={saved} />}
        <Carried batchId={batch.id} />
        <h3>{t('export.contains')}</h3>
        <ul className={styles['contents']}>
          {CONTENTS.map((key) => (
            <li key={key}>{t(`export.columns.${key}`)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
};
