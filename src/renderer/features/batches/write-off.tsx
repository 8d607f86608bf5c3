/** Deciding that an amount is not owed any more, with the reason for the log. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../../bridge/use-action.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';

interface WriteOffProps {
  readonly amount: string;
  readonly beneficiary: string;
  readonly action: Action;
  /** Answers whether it was recorded. */
  readonly onConfirm: (reason: string) => Promise<boolean>;
}

export const WriteOff = ({ amount, beneficiary, action, onConfirm }: WriteOffProps) => {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const confirm = async (): Promise<void> => {
    if (await onConfirm(reason.trim())) setOpened(false);
  };
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t('owed.writeOff')}</Button>
      <ConfirmDialog
        opened={opened}
        title={t('owed.writeOffTitle', { amount, beneficiary })}
        confirmLabel={t('owed.writeOffConfirm', { amount })}
        danger
        ready={reason.trim() !== ''}
        busy={action.busy}
        onConfirm={() => void confirm()}
        onClose={() => setOpened(false)}
      >
        <p>{t('owed.writeOffBody')}</p>
        <TextInput
          label={t('owed.writeOffReason')}
          required
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {action.problem !== null && <ErrorBand error={action.problem} />}
      </ConfirmDialog>
    </>
  );
};
