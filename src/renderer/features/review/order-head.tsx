/** The head of the payment order: who pays, what for, how many, how much, at which rates. */
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#contract/views/batch.ts';
import type { RehearsalView } from '#contract/views/rehearsal.ts';
import { useAppView } from '../../bridge/app-store.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { sumsOf } from '../../ui/batch-sums.ts';
import { formatCount } from '../../ui/format.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { UsdText } from '../../ui/usd-text.tsx';
import { Decisions } from './decisions.tsx';
import { Overrides } from './overrides.tsx';
import { BoundRehearsal } from './bound-rehearsal.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { Converted } from './converted.tsx';
import { isMany } from './typed-sums.ts';
import styles from './review.module.css';

const Payer = () => {
  const { t } = useTranslation();
  const { profile } = useAppView();
  return (
    <div className={styles['payer']} style={{ borderLeftColor: profile.color }}>
      <span className={styles['label']}>{t('review.payer')}</span>
      <strong>{profile.name}</strong>
      <span className="muted">{t('review.platform', { id: profile.platformId })}</span>
      {profile.kind === 'practice' && (
        <span className={styles['practice']}>{t('review.practice')}</span>
      )}
    </div>
  );
};

const Sums = ({ batch }: { readonly batch: BatchView }) => {
  const { t } = useTranslation();
  const sums = sumsOf(batch);
  const many = isMany(sums);
  return (
    <ul className={styles['sums']} data-many={many || undefined} aria-label={t('review.pay')}>
      {sums.map((sum) => (
        <li key={sum.of}>
          <span className={styles['sum']}>
            <AmountText amount={sum.sum} size={many ? 'table' : 'large'} />
            <span className={styles['sumCode']}>
              {sum.code}
              {sum.network !== null && sum.network !== sum.code && (
                <span className="muted"> {sum.network}</span>
              )}
            </span>
          </span>
          <span className={styles['sumUnder']}>
            {t('review.payouts', { count: sum.count, shown: formatCount(sum.count) })}
            {sum.usd !== null && sum.network !== null && (
              <>
                {' · '}
                <UsdText usd={sum.usd} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
};

interface OrderHeadProps {
  readonly batch: BatchView;
  /** Null where none was made. */
  readonly rehearsal: RehearsalView | null;
}

export const OrderHead = ({ batch, rehearsal }: OrderHeadProps) => {
  const { t } = useTranslation();
  const { excluded, errors } = batch;
  const left =
    excluded + errors === 0
      ? t('review.leftOutNone')
      : t('review.leftOut', { excluded: formatCount(excluded), errors: formatCount(errors) });
  return (
    <div className={styles['orderHead']}>
      <div className={styles['orderTop']}>
        <div>
          <p className={styles['orderTitle']}>{t('review.order')}</p>
          <h2 className={styles['orderName']}>{batch.name}</h2>
        </div>
        <Payer />
      </div>
      <dl className={styles['facts']}>
        <div>
          <dt>{t('review.file')}</dt>
          <dd>{batch.fileName ?? t('review.byHand')}</dd>
        </div>
        <div>
          <dt>{t('review.submitted')}</dt>
          <dd>
            <TimeText at={batch.submittedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('review.rates')}</dt>
          <dd>
            <TimeText at={batch.snapshotAt} />
          </dd>
        </div>
        {batch.basis !== null && (
          <div>
            <dt>{t('review.mode')}</dt>
            <dd>{t(`review.modeSays.${batch.mode}`)}</dd>
          </div>
        )}
        {batch.basis !== null && (
          <div>
            <dt>{t('review.drift')}</dt>
            <dd>
              {t(`review.driftSays.${batch.mode}`, {
                stable: batch.basis.stableDrift,
                other: batch.basis.otherDrift,
              })}
            </dd>
          </div>
        )}
        {batch.basis?.fiatRates.map(({ words, source, heldAt, by }) => (
          <div key={words}>
            <dt>{t('review.fiatRate')}</dt>
            <dd>
              {t('review.fiatRateSays', { words, source, by })} <TimeText at={heldAt} />
            </dd>
          </div>
        ))}
        {batch.approvedAt !== null && (
          <div>
            <dt>{t('review.approvedAt')}</dt>
            <dd>
              <TimeText at={batch.approvedAt} />
            </dd>
          </div>
        )}
      </dl>
      <Sums batch={batch} />
      <Converted batch={batch} />
      <Overrides batch={batch} />
      <Decisions batch={batch} />
      {batch.fingerprint !== null && <Fingerprint fingerprint={batch.fingerprint} />}
      {rehearsal !== null && <BoundRehearsal rehearsal={rehearsal} />}
      <div className={styles['orderRows']}>
        <h3>{t('review.rows')}</h3>
        <p className="muted">
          {t('review.rowsNote')} {left}
        </p>
      </div>
    </div>
  );
};
