/** What is said of a plan whose fiat amounts the gateway converts: totals per fiat, and that the coin comes after. */
import { useTranslation } from 'react-i18next';
import type { PlanView } from '#contract/views/batch.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { formatCount } from '../../ui/format.ts';
import { StateShape } from '../../ui/state-mark.tsx';
import styles from './plan.module.css';

export const PlanMode = ({ plan }: { readonly plan: PlanView }) => {
  const { t } = useTranslation();
  if (plan.mode !== 'fiat-exact') return null;
  const fiats = plan.typed.filter(({ network }) => network === null);
  return (
    <section className={styles['warnings']} aria-label={t('plan.converted.title')}>
      <h2>
        <StateShape tone="waiting" />
        {t('plan.converted.title')}
      </h2>
      <p>{t(fiats.length === 0 ? 'plan.converted.none' : 'plan.converted.says')}</p>
      {fiats.length > 0 && (
        <ul>
          {fiats.map(({ of, sum, count }) => (
            <li key={of}>
              <AmountText amount={sum} code={of} />{' '}
              <span className="muted">
                {t('plan.converted.payouts', { count, shown: formatCount(count) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
