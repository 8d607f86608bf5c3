/** The third step: the payment order to read on the left, the decision on the right. */
import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#contract/views/batch.ts';
import type { RehearsalView } from '#contract/views/rehearsal.ts';
import { call } from '../../bridge/client.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ApprovePanel } from './approve-panel.tsx';
import { OrderHead } from './order-head.tsx';
import { OrderRows } from './order-rows.tsx';
import { Lapsed } from './lapsed.tsx';
import { decisionOf } from './review-gate.ts';
import styles from './review.module.css';
import { SendBack } from './send-back.tsx';

interface ReviewStageProps {
  readonly batch: BatchView;
  readonly onPlan: () => void;
  readonly onDispatch: () => void;
}

interface DecisionProps extends ReviewStageProps {
  readonly rehearsal: RehearsalView | null;
}

const Decision = ({ batch, rehearsal, onPlan, onDispatch }: DecisionProps) => {
  const { t } = useTranslation();
  const decision = decisionOf(batch);
  switch (decision) {
    case 'open':
      return (
        <>
          <Lapsed run={batch.run} />
          <ApprovePanel
            key={rehearsal?.hash}
            batch={batch}
            fingerprint={batch.fingerprint ?? ''}
            rehearsed={rehearsal?.result.choices ?? null}
            onApproved={onDispatch}
          />
          <SendBack batchId={batch.id} onSentBack={onPlan} />
        </>
      );
    case 'approved':
      return (
        <>
          <h2>{t('review.approved')}</h2>
          <Button variant="filled" onClick={onDispatch}>
            {t('review.approvedNext')}
          </Button>
        </>
      );
    case 'dispatched':
      return (
        <>
          <p>{t('review.alreadySent')}</p>
          <Button onClick={onDispatch}>{t('review.approvedNext')}</Button>
        </>
      );
    case 'cancelled':
      return <p>{t('review.cancelled')}</p>;
    case 'not-submitted':
      return null;
  }
};

export const ReviewStage = (props: ReviewStageProps) => {
  const { batch, onPlan } = props;
  const { t } = useTranslation();
  const { value: rehearsal } = useReading(
    useCallback(() => call('batch.rehearsal', { batchId: batch.id }), [batch.id]),
  );
  if (decisionOf(batch) === 'not-submitted')
    return (
      <EmptyState
        sentence={t(batch.run === null ? 'review.notSubmitted' : 'review.returned')}
        action={<Button onClick={onPlan}>{t('review.toPlan')}</Button>}
      />
    );
  return (
    <div className={styles['review']}>
      <article className={styles['paper']} aria-label={t('review.order')}>
        <OrderRows
          key={batch.fingerprint}
          batch={batch}
          lead={<OrderHead batch={batch} rehearsal={rehearsal} />}
        />
      </article>
      <aside className={styles['decision']}>
        <Decision {...props} rehearsal={rehearsal} />
      </aside>
    </div>
  );
};
