/** The fourth step: one line, one strip, the counts, the controls, and the log of decisions. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BatchView, RunView } from '#contract/views/batch.ts';
import { navigate } from '../../app/navigation.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { i18n } from '../../i18n/i18n.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDuration } from '../../ui/format-time.ts';
import { formatCount, formatMoney } from '../../ui/format.ts';
import { isolate } from '../../ui/isolate.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { DecisionLog } from './decision-log.tsx';
import styles from './dispatch.module.css';
import { Headline } from './headline.tsx';
import { RunControls } from './run-controls.tsx';
import { RunCounts } from './run-counts.tsx';
import { StoppedBand } from './stopped-band.tsx';
import { Terms } from './terms.tsx';
import { TickStrip } from './tick-strip.tsx';
import { usePayouts } from './use-payouts.ts';
import { useRun } from './use-run.ts';

interface DispatchStageProps {
  readonly batch: BatchView;
  readonly onReview: () => void;
  readonly onTrack: () => void;
}

const AskGateway = ({ payoutId }: { readonly payoutId: string }) => {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  return (
    <>
      <Button
        variant="filled"
        loading={busy}
        onClick={() => void run(() => call('payout.lookup', { payoutId }))}
      >
        {t('dispatch.checkUnknown')}
      </Button>
      {problem !== null && <ErrorBand error={problem} />}
    </>
  );
};

const Under = ({ run }: { readonly run: RunView }) => {
  const { t } = useTranslation();
  if (run.state === 'running' && run.current !== null)
    return (
      <p className={styles['current']}>
        {t('dispatch.currentRow', {
          row: run.current.row,
          reference: run.current.reference,
          beneficiary: isolate(run.current.beneficiary),
        })}
      </p>
    );
  if (run.state === 'running')
    return <p className={styles['current']}>{t('dispatch.closeWarning')}</p>;
  return null;
};

const Pace = ({ run }: { readonly run: RunView }) => {
  const { t } = useTranslation();
  if (run.state !== 'running' && run.state !== 'approved' && run.left === 0) return null;
  return (
    <p className={styles['pace']}>
      {t('dispatch.perMinute', { rate: formatCount(run.perMinute) })}
      {run.left > 0 &&
        ` · ${t('dispatch.timeFor', { count: run.left, shown: formatCount(run.left), left: formatDuration(run.leftMs) })}`}
    </p>
  );
};

/** Which payout leaves first: alone when the batch begins, named when it goes on. */
const Canary = ({ run }: { readonly run: RunView }) => {
  const { t } = useTranslation();
  const { next, choices } = run;
  const named = next === null ? null : wordsOf(next);
  if (run.state === 'paused' && named !== null)
    return <p className={styles['next']}>{t('dispatch.nextIs', named)}</p>;
  if (run.state !== 'approved' && !(run.state === 'running' && run.canary)) return null;
  return (
    <section className={styles['canary']}>
      <h2>{t('dispatch.canaryTitle')}</h2>
      {next !== null && named !== null && (
        <p>
          <strong>{t('dispatch.canaryFirst', named)}</strong>{' '}
          {next.priority === null
            ? t(`dispatch.canaryWhy.${choices.order}`)
            : t('dispatch.canaryWhy.priority', { priority: next.priority })}
        </p>
      )}
      <p>{t(run.state === 'running' ? 'dispatch.canaryWaiting' : 'dispatch.canaryBody')}</p>
    </section>
  );
};

const nextMoney = ({ amount, code, network, asked }: NonNullable<RunView['next']>): string => {
  const coin = currencyWords(code, network);
  return asked === null
    ? formatMoney(amount, coin)
    : i18n.t('common.inCoin', { asked: formatMoney(asked.amount, asked.unit), coin });
};

const wordsOf = (next: NonNullable<RunView['next']>) => ({
  row: next.row,
  reference: next.reference,
  beneficiary: isolate(next.beneficiary),
  money: nextMoney(next),
});

const Running = ({ batch, run, onTrack }: DispatchStageProps & { readonly run: RunView }) => {
  const { t } = useTranslation();
  const deeds = useRun(batch);
  const payouts = usePayouts(batch.id);
  const stoppedAt = payouts.find((payout) => payout.id === run.reason?.payoutId) ?? null;
  const unknown = payouts.find((payout) => payout.state === 'UNKNOWN');
  return (
    <div className={styles['dispatch']}>
      <div className={styles['top']}>
        <div className={styles['headlines']}>
          <Headline run={run} stopping={deeds.stopping} />
          <Under run={run} />
        </div>
        <div className={styles['controls']}>
          <RunControls batch={batch} run={run} deeds={deeds} />
          {run.state === 'finished' && (
            <Button variant="filled" onClick={onTrack}>
              {t('dispatch.toTrack')}
            </Button>
          )}
        </div>
      </div>
      <TickStrip run={run} payouts={payouts} />
      <div className={styles['figures']}>
        <RunCounts run={run} />
        <Pace run={run} />
      </div>
      {run.state === 'paused' && (
        <StoppedBand
          run={run}
          payout={stoppedAt}
          action={
            <>
              {unknown !== undefined && <AskGateway payoutId={unknown.id} />}
              {run.unknown > 0 && (
                <Button
                  onClick={() =>
                    navigate(
                      unknown === undefined
                        ? { screen: 'unknown' }
                        : { screen: 'unknown', payoutId: unknown.id },
                    )
                  }
                >
                  {t('unknown.toDesk')}
                </Button>
              )}
              <Button onClick={onTrack}>{t('dispatch.toTrack')}</Button>
            </>
          }
        />
      )}
      <Canary run={run} />
      <Terms run={run} />
      <DecisionLog batchId={batch.id} />
    </div>
  );
};

export const DispatchStage = (props: DispatchStageProps) => {
  const { batch, onReview } = props;
  const { t } = useTranslation();
  if (batch.run === null || batch.approvedAt === null)
    return (
      <EmptyState
        sentence={t('dispatch.notYet')}
        action={<Button onClick={onReview}>{t('dispatch.toReview')}</Button>}
      />
    );
  return <Running {...props} run={batch.run} />;
};
