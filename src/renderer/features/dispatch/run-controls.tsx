/** The buttons of a run: send, pause, stop after this one, resume, cancel the rest; money-moving ones ask once more. */
import { Button, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView, RunView } from '#contract/views/batch.ts';
import { useAppView } from '../../bridge/app-store.ts';
import { sumsOf, sumWords } from '../../ui/batch-sums.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { formatDuration } from '../../ui/format-time.ts';
import { formatCount, formatMoney } from '../../ui/format.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import styles from './dispatch.module.css';
import { isResumable } from './stop-words.ts';
import type { RunDeeds } from './use-run.ts';

interface RunControlsProps {
  readonly batch: BatchView;
  readonly run: RunView;
  readonly deeds: RunDeeds;
}

type Asking = 'send' | 'resume' | 'cancel' | null;

const many = (count: number) => ({ count, shown: formatCount(count) });

const SendDialog = ({ batch, run, deeds, onClose }: RunControlsProps & { onClose: () => void }) => {
  const { t } = useTranslation();
  const { profile } = useAppView();
  const words = { profile: profile.name, duration: formatDuration(run.leftMs) };
  return (
    <ConfirmDialog
      opened
      title={t('dispatch.sendTitle', many(run.left))}
      confirmLabel={t('dispatch.sendConfirm', many(run.left))}
      busy={deeds.busy}
      onConfirm={() => void deeds.send().then(onClose)}
      onClose={onClose}
    >
      <p className={styles['dialogPayer']} style={{ borderLeftColor: profile.color }}>
        {t(profile.kind === 'practice' ? 'dispatch.sendBodyPractice' : 'dispatch.sendBody', words)}
      </p>
      <ul className={styles['dialogSums']}>
        {sumsOf(batch).map((sum) => (
          <li key={sum.of}>
            {t('dispatch.sendSum', {
              count: sum.count,
              shown: formatCount(sum.count),
              money: formatMoney(sum.sum, sumWords(sum)),
            })}
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
};

const ResumeDialog = ({ run, deeds, onClose }: RunControlsProps & { onClose: () => void }) => {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      opened
      title={t('dispatch.resumeTitle', many(run.left))}
      confirmLabel={t('dispatch.resumeConfirm', many(run.left))}
      busy={deeds.busy}
      onConfirm={() => void deeds.resume().then(onClose)}
      onClose={onClose}
    >
      <p>{t('dispatch.resumeBody')}</p>
      {run.unknown > 0 && (
        <p className={styles['warning']}>{t('dispatch.resumeUnknown', { count: run.unknown })}</p>
      )}
    </ConfirmDialog>
  );
};

const CancelDialog = ({ run, deeds, onClose }: RunControlsProps & { onClose: () => void }) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      opened
      danger
      title={t('dispatch.cancelTitle', many(run.left))}
      confirmLabel={t('dispatch.cancelConfirm', many(run.left))}
      ready={reason.trim() !== ''}
      busy={deeds.busy}
      onConfirm={() => void deeds.cancel(reason.trim()).then(onClose)}
      onClose={onClose}
    >
      <p>{t('dispatch.cancelBody')}</p>
      <TextInput
        label={t('dispatch.cancelReason')}
        required
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
};

const Key = ({ word }: { readonly word: string }) => <kbd className={styles['key']}>{word}</kbd>;

export const RunControls = (props: RunControlsProps) => {
  const { run, deeds } = props;
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Asking>(null);
  const canResume =
    run.state === 'paused' && run.left > 0 && (run.reason === null || isResumable(run.reason.code));
  const canSend = run.state === 'approved';
  const canStop = run.state === 'running' && !deeds.stopping;
  const canCancel = (run.state === 'paused' || canSend) && run.left > 0;
  useHotkeys([
    ['s', () => canSend && setAsking('send')],
    ['r', () => canResume && setAsking('resume')],
    ['p', () => canStop && void deeds.pause()],
    ['x', () => canStop && void deeds.stop()],
  ]);
  const close = (): void => setAsking(null);
  return (
    <>
      {canSend && (
        <Button variant="filled" rightSection={<Key word="S" />} onClick={() => setAsking('send')}>
          {t('dispatch.send', many(run.left))}
        </Button>
      )}
      {run.state === 'running' && (
        <>
          <Button
            disabled={!canStop}
            rightSection={<Key word="P" />}
            onClick={() => void deeds.pause()}
          >
            {t('dispatch.pause')}
          </Button>
          <Button
            disabled={!canStop}
            rightSection={<Key word="X" />}
            onClick={() => void deeds.stop()}
          >
            {t('dispatch.stop')}
          </Button>
        </>
      )}
      {canResume && (
        <Button
          variant={run.unknown > 0 ? 'default' : 'filled'}
          rightSection={<Key word="R" />}
          onClick={() => setAsking('resume')}
        >
          {t('dispatch.resume')}
        </Button>
      )}
      {canCancel && (
        <Button onClick={() => setAsking('cancel')}>
          {t(canSend ? 'dispatch.cancelAll' : 'dispatch.cancelRest')}
        </Button>
      )}
      {deeds.problem !== null && <ErrorBand error={deeds.problem} />}
      {asking === 'send' && <SendDialog {...props} onClose={close} />}
      {asking === 'resume' && <ResumeDialog {...props} onClose={close} />}
      {asking === 'cancel' && <CancelDialog {...props} onClose={close} />}
    </>
  );
};
