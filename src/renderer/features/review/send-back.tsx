/** Sending a batch back to its rows, with the reason for the log. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { receiveBatch } from '../../bridge/batches-store.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';

interface SendBackProps {
  readonly batchId: string;
  readonly onSentBack: () => void;
}

export const SendBack = ({ batchId, onSentBack }: SendBackProps) => {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const { run, busy, problem } = useAction();
  const sendBack = async (): Promise<void> => {
    const answer = await run(() => call('batch.sendBack', { batchId, reason: reason.trim() }));
    if (answer === null) return;
    receiveBatch(answer.value);
    onSentBack();
  };
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t('review.sendBack')}</Button>
      <ConfirmDialog
        opened={opened}
        title={t('review.sendBackTitle')}
        confirmLabel={t('review.sendBackConfirm')}
        ready={reason.trim() !== ''}
        busy={busy}
        onConfirm={() => void sendBack()}
        onClose={() => setOpened(false)}
      >
        <p>{t('review.sendBackBody')}</p>
        <TextInput
          label={t('review.sendBackReason')}
          required
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {problem !== null && <ErrorBand error={problem} />}
      </ConfirmDialog>
    </>
  );
};
