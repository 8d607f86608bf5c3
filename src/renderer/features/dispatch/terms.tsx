/** What the approval says of this run, and how long it holds; another approval is the only way to change it. */
import { useTranslation } from 'react-i18next';
import type { RunView } from '#contract/views/batch.ts';
import { formatAbsolute } from '../../ui/format-time.ts';
import { formatCount } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import styles from './dispatch.module.css';

export const Terms = ({ run }: { readonly run: RunView }) => {
  const { t } = useTranslation();
  const now = useNow();
  const { choices, approvalEndsAt } = run;
  if (run.left === 0 || approvalEndsAt === null) return null;
  const waits = run.state === 'approved' || run.state === 'paused';
  const lapsed = waits && now > Date.parse(approvalEndsAt);
  const until = formatAbsolute(approvalEndsAt);
  return (
    <div className={styles['terms']}>
      <p>
        {t('dispatch.terms.approved', {
          order: t(`dispatch.terms.order.${choices.order}`),
          funding: t(`dispatch.terms.funding.${choices.funding}`),
        })}
        {waits && !lapsed && ` ${t('dispatch.terms.holds', { until })}`}
      </p>
      {lapsed && (
        <p className={styles['warning']} role="alert">
          {t('dispatch.terms.lapsed', { until, left: formatCount(run.left) })}
        </p>
      )}
    </div>
  );
};
