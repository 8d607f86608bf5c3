/** The second step: totals against balances, what stands in the way, and the way on to review. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BatchView, PlanView } from '#contract/views/batch.ts';
import { receiveBatch } from '../../bridge/batches-store.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { ControlSums } from '../../ui/control-sums.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { StateShape } from '../../ui/state-mark.tsx';
import { FeeWarnings } from './fee-warnings.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { PlanMode } from './plan-mode.tsx';
import { PlanTable } from './plan-table.tsx';
import styles from './plan.module.css';
import { RehearsalPanel } from './rehearsal-panel.tsx';
import { usePlan } from './use-plan.ts';
import { useRehearsal, type RehearsalState } from './use-rehearsal.ts';

interface PlanStageProps {
  readonly batch: BatchView;
  readonly frozen: boolean;
  readonly onRows: () => void;
  readonly onReview: () => void;
}

interface ObstaclesProps {
  readonly batchId: string;
  readonly plan: PlanView;
  readonly onRows: () => void;
}

const Obstacles = ({ batchId, plan, onRows }: ObstaclesProps) => {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  if (plan.obstacles.length === 0) return null;
  return (
    <section className={styles['obstacles']} role="alert">
      <h2>
        <StateShape tone="refused" />
        {t('plan.obstacles', { count: plan.obstacles.length })}
      </h2>
      <ul>
        {plan.obstacles.map((obstacle) => (
          <li key={obstacle}>{obstacle}</li>
        ))}
      </ul>
      <div className={styles['ways']}>
        {plan.doubts.map(({ currencyId, code, network, now }) => (
          <Button
            key={currencyId}
            loading={busy}
            onClick={() => void run(() => call('rate.confirm', { batchId, currencyId, rate: now }))}
          >
            {t('plan.confirmRate', { label: currencyWords(code, network), rate: now })}
          </Button>
        ))}
        <Button onClick={onRows}>{t('plan.toRows')}</Button>
      </div>
      {problem !== null && <ErrorBand error={problem} />}
    </section>
  );
};

interface SubmitBarProps extends PlanStageProps {
  readonly plan: PlanView;
  readonly rehearsal: RehearsalState;
}

const SubmitBar = ({ batch, plan, rehearsal, onReview }: SubmitBarProps) => {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const { fingerprint } = plan;
  const submit = async (): Promise<void> => {
    if (fingerprint === null) return;
    const { found } = rehearsal;
    const looked = found?.holds === true ? found.hash : null;
    const input = { batchId: batch.id, fingerprint, rehearsal: looked };
    const answer = await run(() => call('batch.submit', input));
    if (answer === null) {
      rehearsal.again();
      return;
    }
    receiveBatch(answer.value);
    onReview();
  };
  return (
    <>
      {problem !== null && (
        <div className={styles['problem']}>
          <ErrorBand error={problem} />
        </div>
      )}
      <ActionBar note={t('plan.continueTeach')}>
        <Button
          variant="filled"
          disabled={fingerprint === null || plan.obstacles.length > 0}
          loading={busy}
          onClick={() => void submit()}
        >
          {t('plan.continue')}
        </Button>
      </ActionBar>
    </>
  );
};

/** What a frozen order takes, where main no longer makes a plan of it. */
const FrozenSums = ({
  sums,
  onReview,
}: Pick<PlanStageProps, 'onReview'> & Pick<BatchView, 'sums'>) => {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles['plan']}>
        <ControlSums sums={sums} />
      </div>
      <ActionBar note={t('plan.submitted')}>
        <Button onClick={onReview}>{t('plan.toReview')}</Button>
      </ActionBar>
    </>
  );
};

export const PlanStage = (props: PlanStageProps) => {
  const { batch, frozen, onRows, onReview } = props;
  const { t } = useTranslation();
  const { value: plan, error, again, recalculating, recalculate } = usePlan(batch.id);
  const rehearsal = useRehearsal(batch.id);
  if (batch.toPay === 0)
    return (
      <EmptyState
        sentence={t('plan.nothing')}
        action={<Button onClick={onRows}>{t('plan.toRows')}</Button>}
      />
    );
  if (plan === null && frozen && error !== null)
    return <FrozenSums sums={batch.sums} onReview={onReview} />;
  if (plan === null)
    return error === null ? (
      <EmptyState sentence={t('plan.loading')} />
    ) : (
      <div className={styles['problem']}>
        <ErrorBand error={error} onRetry={again} />
      </div>
    );
  return (
    <>
      <div className={styles['plan']}>
        {error !== null && <ErrorBand error={error} onRetry={() => void recalculate()} />}
        {!frozen && <Obstacles batchId={batch.id} plan={plan} onRows={onRows} />}
        <PlanFacts
          plan={plan}
          busy={recalculating}
          onRecalculate={frozen ? null : () => void recalculate()}
        />
        <PlanMode plan={plan} />
        <PlanTable lines={plan.lines} />
        <FeeWarnings plan={plan} />
        {!frozen && <RehearsalPanel rehearsal={rehearsal} />}
        <p className={styles['teach']}>{t(`plan.facts.conversion.${plan.mode}`)}</p>
      </div>
      {frozen ? (
        <ActionBar note={t('plan.submitted')}>
          <Button onClick={onReview}>{t('plan.toReview')}</Button>
        </ActionBar>
      ) : (
        <SubmitBar {...props} plan={plan} rehearsal={rehearsal} />
      )}
    </>
  );
};
