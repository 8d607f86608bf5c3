/** Amounts that a run carried forward: to whom they are owed, and whether they were paid since. */
import { useTranslation } from 'react-i18next';
import type { CarriedView } from '#contract/views/minimum.ts';
import { AddressText } from './address-text.tsx';
import { formatMoney } from './format.ts';
import classes from './carried-list.module.css';

const isOwed = ({ takenBy, writtenOff }: CarriedView): boolean =>
  takenBy === null && writtenOff === null;

const stateOf = (one: CarriedView) => {
  if (isOwed(one)) return 'minimum.carriedOpen';
  return one.takenBy === null ? 'minimum.carriedOff' : 'minimum.carriedTaken';
};

export const CarriedList = ({ carried }: { readonly carried: readonly CarriedView[] }) => {
  const { t } = useTranslation();
  if (carried.length === 0) return null;
  return (
    <section className={classes.list} aria-label={t('minimum.carriedTitle')}>
      <h3>{t('minimum.carriedTitle')}</h3>
      <p className="muted">{t('minimum.carriedTeach')}</p>
      <ul>
        {carried.map((one) => (
          <li key={`${one.batchId} ${one.row}`}>
            <span className={classes.head}>
              <strong>{formatMoney(one.amount, one.unit)}</strong>
              <span>{one.beneficiary}</span>
              <span className="muted">{t('minimum.carriedRow', { ...one })}</span>
              <span className={classes.state} data-open={isOwed(one)}>
                {t(stateOf(one))}
              </span>
            </span>
            <AddressText address={one.address} copy={false} />
          </li>
        ))}
      </ul>
    </section>
  );
};
