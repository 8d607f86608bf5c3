/** The second confirmation of one person: the number of open payouts typed again. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnlockView } from '#contract/views/ledger.ts';
import { receiveApp, useAppView } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { loadAll } from '../../bridge/live.ts';
import { useAction } from '../../bridge/use-action.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { formatCount } from '../../ui/format.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';

interface UnlockDialogProps {
  readonly view: UnlockView;
  readonly reason: string;
  readonly onClose: () => void;
}

export const UnlockDialog = ({ view, reason, onClose }: UnlockDialogProps) => {
  const { t } = useTranslation();
  const { profile } = useAppView();
  const { busy, problem, run } = useAction();
  const [typed, setTyped] = useState('');
  const typedCount = typed.replace(/\s/gu, '');
  const confirm = async (): Promise<void> => {
    const input = { seenHead: view.head, typedCount, reason };
    const done = await run(() => call('unlock.confirm', input));
    if (done === null) return;
    notifyDone(t('ledger.unlock.confirm.done'));
    receiveApp(done.value);
    await loadAll();
  };
  return (
    <ConfirmDialog
      opened
      danger
      title={t('ledger.unlock.confirm.dialogTitle', { name: profile.name })}
      confirmLabel={t('ledger.unlock.confirm.dialogAct', { shown: formatCount(view.approved) })}
      busy={busy}
      ready={typedCount === String(view.open)}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{t('ledger.unlock.confirm.dialog')}</p>
      <TextInput
        label={t('ledger.unlock.confirm.retype', { shown: formatCount(view.open) })}
        value={typed}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {problem !== null && <ErrorBand error={problem} />}
    </ConfirmDialog>
  );
};
