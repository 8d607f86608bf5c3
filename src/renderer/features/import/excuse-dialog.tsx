/** Paying what may be a repeat is a deed with a reason; the reason stays with the payout for good. */
import { Button, TextInput } from '@mantine/core';
import { Dialog } from '../../ui/dialog.tsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepeatGroupView } from '#contract/views/batch.ts';
import type { ExcusableRule } from '#core/import/repeat.ts';
import type { AppError } from '../../bridge/client.ts';
import { formatCount } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { formatDaysAgo } from '../../ui/repeat-words.ts';
import styles from './import.module.css';
import type { RowChoice } from './use-rows.ts';

/** Rows to let pass, and what they repeat. */
export interface Excusal {
  readonly rows: RowChoice;
  readonly rule: ExcusableRule;
  readonly count: number;
  readonly earlier: Pick<
    NonNullable<RepeatGroupView['earlier']>,
    'batchName' | 'submittedAt'
  > | null;
}

interface ExcuseDialogProps {
  readonly excusal: Excusal;
  readonly runName: string;
  readonly busy: boolean;
  readonly problem: AppError | null;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

const Runs = ({ excusal, runName }: Pick<ExcuseDialogProps, 'excusal' | 'runName'>) => {
  const { t } = useTranslation();
  const now = useNow();
  const { earlier } = excusal;
  if (earlier === null) return null;
  return (
    <dl className={styles['runs']}>
      <dt>{t('repeats.thisRun')}</dt>
      <dd>{runName}</dd>
      <dt>{t('repeats.earlierRun')}</dt>
      <dd>
        {earlier.batchName}
        <span className="muted"> · {formatDaysAgo(earlier.submittedAt, now)}</span>
      </dd>
    </dl>
  );
};

export const ExcuseDialog = (props: ExcuseDialogProps) => {
  const { excusal, busy, problem } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const many = { count: excusal.count, shown: formatCount(excusal.count) };
  const blocked = reason.trim() === '' || busy;
  return (
    <Dialog onClose={props.onClose} title={t('repeats.title', many)} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked) props.onConfirm(reason.trim());
        }}
      >
        <p>{t('repeats.body')}</p>
        <Runs excusal={excusal} runName={props.runName} />
        <TextInput
          data-autofocus
          mt={12}
          required
          maxLength={200}
          label={t('repeats.reason')}
          description={t('repeats.reasonHint')}
          placeholder={excusal.earlier === null ? '' : t('repeats.reasonMonth')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {problem !== null && <ErrorBand error={problem} />}
        <div className={styles['dialogActions']}>
          <span className={styles['spring']} />
          <Button onClick={props.onClose}>{t('repeats.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={blocked} loading={busy}>
            {t('repeats.confirm', many)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
