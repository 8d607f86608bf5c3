/** The first step of a batch: its file being read, asking, refused, or its rows. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#contract/views/batch.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { AskPanel } from './ask-panel.tsx';
import styles from './import.module.css';
import { openChosenFile } from './open-source.ts';
import { ReadingPanel } from './reading-panel.tsx';
import { RefusedPanel } from './refused-panel.tsx';
import { RowsPanel } from './rows-panel.tsx';
import { useOpenSource } from './use-open-source.ts';

interface ImportStageProps {
  readonly batch: BatchView;
  /** Submitted: rows are shown but can no longer be changed. */
  readonly frozen: boolean;
  readonly onContinue: () => void;
  readonly onOpened: (batchId: string) => void;
}

const CancelledPanel = ({ onOpened }: Pick<ImportStageProps, 'onOpened'>) => {
  const { t } = useTranslation();
  const { open, busy, problem } = useOpenSource(onOpened);
  return (
    <section className={styles['panel']}>
      <ProblemBand
        tone="waiting"
        happened={t('import.cancelled.title')}
        meaning={t('import.cancelled.money')}
        next={t('import.cancelled.next')}
        action={
          <Button variant="filled" loading={busy} onClick={() => void open(openChosenFile)}>
            {t('import.drop.choose')}
          </Button>
        }
      />
      {problem !== null && <ErrorBand error={problem} />}
    </section>
  );
};

export const ImportStage = ({ batch, frozen, onContinue, onOpened }: ImportStageProps) => {
  const state = batch.import;
  switch (state.kind) {
    case 'reading':
      return <ReadingPanel batch={batch} state={state} />;
    case 'asking':
      return <AskPanel key={JSON.stringify(state.asks)} batchId={batch.id} asks={state.asks} />;
    case 'refused':
      return (
        <RefusedPanel
          batchId={batch.id}
          reasons={state.reasons}
          offer={state.offer ?? null}
          onOpened={onOpened}
        />
      );
    case 'cancelled':
      return <CancelledPanel onOpened={onOpened} />;
    case 'ready':
      return <RowsPanel batch={batch} frozen={frozen} onContinue={onContinue} />;
  }
};
