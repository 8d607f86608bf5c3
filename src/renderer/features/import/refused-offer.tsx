/** A refused file that another encoding can read: which one, a person sees by the names in it. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportAskView } from '#contract/views/batch.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Ask } from './ask.tsx';
import styles from './import.module.css';
import { useAnswers } from './use-answers.ts';

export const RefusedOffer = ({
  batchId,
  offer,
}: {
  readonly batchId: string;
  readonly offer: ImportAskView;
}) => {
  const { t } = useTranslation();
  const { answers, setAnswers, isComplete, send, busy, problem } = useAnswers(batchId, [offer]);
  return (
    <section className={styles['offer']} aria-label={t('import.ask.encoding')}>
      <Ask ask={offer} answers={answers} onAnswers={setAnswers} />
      <div className={styles['dialogActions']}>
        <Button disabled={!isComplete} loading={busy} onClick={send}>
          {t('import.ask.readSo')}
        </Button>
      </div>
      {problem !== null && <ErrorBand error={problem} />}
    </section>
  );
};
