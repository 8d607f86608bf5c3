/** What the file left open, answered in place; nothing is guessed and nothing is preselected. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportAskView } from '#contract/views/batch.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Ask } from './ask.tsx';
import styles from './import.module.css';
import { useAnswers } from './use-answers.ts';

export const AskPanel = ({
  batchId,
  asks,
}: {
  readonly batchId: string;
  readonly asks: readonly ImportAskView[];
}) => {
  const { t } = useTranslation();
  const { answers, setAnswers, isComplete, send, busy, problem } = useAnswers(batchId, asks);
  return (
    <>
      <section className={styles['panel']}>
        <h2>{t('import.ask.title')}</h2>
        <p>{t('import.ask.lead')}</p>
        {asks.map((ask) => (
          <Ask key={ask.kind} ask={ask} answers={answers} onAnswers={setAnswers} />
        ))}
        {problem !== null && <ErrorBand error={problem} />}
      </section>
      <ActionBar note={isComplete ? null : t('import.ask.incomplete')}>
        <Button variant="filled" disabled={!isComplete} loading={busy} onClick={send}>
          {t('import.ask.send')}
        </Button>
      </ActionBar>
    </>
  );
};
