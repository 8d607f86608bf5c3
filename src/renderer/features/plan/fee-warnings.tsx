/** Payouts of which the gateway's fee takes more than the share this profile warns of. */
import { useTranslation } from 'react-i18next';
import type { PlanView } from '#contract/views/batch.ts';
import { formatCount, formatMoney } from '../../ui/format.ts';
import { StateShape } from '../../ui/state-mark.tsx';
import styles from './plan.module.css';

export const FeeWarnings = ({ plan }: { readonly plan: PlanView }) => {
  const { t } = useTranslation();
  const { rows, worst } = plan.feeWarnings;
  if (rows === 0) return null;
  return (
    <section className={styles['warnings']} aria-label={t('plan.feeShare.label')}>
      <h2>
        <StateShape tone="waiting" />
        {t('plan.feeShare.title', {
          count: rows,
          shown: formatCount(rows),
          share: plan.feeShare,
        })}
      </h2>
      <ul>
        {worst.map(({ row, code, amount, fee, share }) => (
          <li key={row}>
            {t('plan.feeShare.row', {
              row: formatCount(row),
              amount: formatMoney(amount, code),
              fee: formatMoney(fee, code),
              share,
            })}
          </li>
        ))}
      </ul>
      <p className={styles['teach']}>{t('plan.feeShare.teach')}</p>
    </section>
  );
};
