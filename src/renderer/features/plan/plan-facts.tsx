/** The figures beside the plan: how many, how long, and how old the rates are. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '#contract/views/batch.ts';
import { formatDuration } from '../../ui/format-time.ts';
import { formatCount } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './plan.module.css';

interface PlanFactsProps {
  readonly plan: PlanView;
  readonly busy: boolean;
  /** Null once the rows are frozen. */
  readonly onRecalculate: (() => void) | null;
}

export const PlanFacts = ({ plan, busy, onRecalculate }: PlanFactsProps) => {
  const { t } = useTranslation();
  const left = Date.parse(plan.snapshotExpiresAt) - useNow();
  const count = plan.lines.reduce((sum, line) => sum + line.count, 0);
  return (
    <dl className={styles['facts']}>
      <div>
        <dt>{t('plan.facts.payouts')}</dt>
        <dd className={styles['figure']}>{formatCount(count)}</dd>
      </div>
      <div>
        <dt>{t('plan.facts.duration')}</dt>
        <dd className={styles['figure']}>{formatDuration(plan.durationMs)}</dd>
        <dd className={styles['under']}>{t('plan.facts.durationTeach')}</dd>
      </div>
      <div>
        <dt>{t('plan.facts.mode')}</dt>
        <dd className={styles['figure']}>{t(`plan.facts.modeIs.${plan.mode}`)}</dd>
        <dd className={styles['under']}>{t(`plan.facts.modeSays.${plan.mode}`)}</dd>
      </div>
      <div>
        <dt>{t('plan.facts.rates')}</dt>
        <dd className={styles['figure']}>
          <TimeText at={plan.snapshotAt} />
        </dd>
        <dd className={styles['under']} data-expired={left <= 0 || undefined}>
          {left > 0
            ? t('plan.facts.validFor', { left: formatDuration(left) })
            : t('plan.facts.expired')}
        </dd>
        {onRecalculate !== null && (
          <dd>
            <Button size="xs" loading={busy} onClick={onRecalculate}>
              {t('plan.recalculate')}
            </Button>
          </dd>
        )}
      </div>
    </dl>
  );
};
