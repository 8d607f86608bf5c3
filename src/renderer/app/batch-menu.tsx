/** Discarding a batch that was never submitted, asked once more. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#contract/views/batch.ts';
import { forgetBatch } from '../bridge/batches-store.ts';
import { call } from '../bridge/client.ts';
import { useAction } from '../bridge/use-action.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorBand } from '../ui/problem-band.tsx';
import { navigate } from './navigation.ts';

export const BatchMenu = ({ batch }: { readonly batch: BatchView }) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { run, busy, problem } = useAction();
  const discard = async (): Promise<void> => {
    const answer = await run(() => call('batch.discard', { batchId: batch.id }));
    if (answer === null) return;
    navigate({ screen: 'batches' });
    forgetBatch(batch.id);
  };
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsking(true)}>
        {t('batches.discard')}
      </Button>
      <ConfirmDialog
        opened={asking}
        danger
        busy={busy}
        title={t('batches.discardTitle', { name: batch.name })}
        confirmLabel={t('batches.discardConfirm')}
        onConfirm={() => void discard()}
        onClose={() => setAsking(false)}
      >
        <p>{t('batches.discardBody')}</p>
        {problem !== null && <ErrorBand error={problem} />}
      </ConfirmDialog>
    </>
  );
};
