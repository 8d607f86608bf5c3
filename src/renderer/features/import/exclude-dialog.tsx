/** Leaving rows out is a deed with a reason; the reason travels into the result file. */
import { Button, TextInput } from '@mantine/core';
import { Dialog } from '../../ui/dialog.tsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../bridge/client.ts';
import { formatCount } from '../../ui/format.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import styles from './import.module.css';

interface ExcludeDialogProps {
  readonly count: number;
  readonly suggestion: string;
  readonly busy: boolean;
  readonly problem: AppError | null;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

export const ExcludeDialog = (props: ExcludeDialogProps) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState(props.suggestion);
  const many = { count: props.count, shown: formatCount(props.count) };
  const blocked = reason.trim() === '' || props.busy;
  return (
    <Dialog onClose={props.onClose} title={t('import.exclude.title', many)} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked) props.onConfirm(reason.trim());
        }}
      >
        <p>{t('import.exclude.body')}</p>
        <TextInput
          data-autofocus
          mt={12}
          required
          maxLength={200}
          label={t('import.exclude.reason')}
          description={t('import.exclude.reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {props.problem !== null && <ErrorBand error={props.problem} />}
        <div className={styles['dialogActions']}>
          <span className={styles['spring']} />
          <Button onClick={props.onClose}>{t('import.exclude.keep')}</Button>
          <Button type="submit" variant="filled" disabled={blocked} loading={props.busy}>
            {t('import.exclude.confirm', many)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
