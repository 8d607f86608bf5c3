/** In the payment order: addresses let pass, rows paid as one, tags left out on purpose, and what is carried forward. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#contract/views/batch.ts';
import type { DecisionsView } from '#contract/views/minimum.ts';
import { call } from '../../bridge/client.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { AddressCompare } from '../../ui/address-compare.tsx';
import { CarriedList } from '../../ui/carried-list.tsx';
import { formatCount } from '../../ui/format.ts';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './review.module.css';

const Vouched = ({ one }: { readonly one: DecisionsView['vouched'][number] }) => {
  const { t } = useTranslation();
  const { row, reference, beneficiary, address, resembles, by, at, reason } = one;
  return (
    <li>
      <strong>{t('review.decided.vouched', { row, reference, beneficiary })}</strong>
      <span>{t('repeats.overrideBy', { by, reason })}</span>
      <span className="muted">
        <TimeText at={at} />
      </span>
      <AddressCompare
        address={address}
        other={resembles}
        names={[t('review.decided.paid'), t('review.decided.resembled')]}
      />
    </li>
  );
};

/** Rows named at once. */
const MOST_NAMED = 20;

const rowsOf = (rows: readonly number[]): string =>
  rows.length <= MOST_NAMED ? rows.join(', ') : `${rows.slice(0, MOST_NAMED).join(', ')} …`;

export const Decisions = ({ batch: { id: batchId } }: { readonly batch: BatchView }) => {
  const { t } = useTranslation();
  const { value } = useReading(useCallback(() => call('batch.decisions', { batchId }), [batchId]));
  if (value === null) return null;
  const { vouched, together, noTag, carried } = value;
  const any = vouched.length + together.length + noTag.length > 0;
  return (
    <>
      {any && (
        <section className={styles['overrides']} aria-label={t('review.decided.title')}>
          <h3>{t('review.decided.title')}</h3>
          <ul>
            {vouched.map((one) => (
              <Vouched key={`${one.row} ${one.resembles}`} one={one} />
            ))}
            {together.map(({ row, reference, words }) => (
              <li key={row}>
                <strong>{t('review.decided.together', { row, reference })}</strong>
                <span>{words.join('; ')}</span>
              </li>
            ))}
            {noTag.length > 0 && (
              <li>
                <strong>
                  {t('review.decided.noTag', {
                    count: noTag.length,
                    shown: formatCount(noTag.length),
                  })}
                </strong>
                <span>{t('review.decided.rows', { rows: rowsOf(noTag) })}</span>
              </li>
            )}
          </ul>
        </section>
      )}
      <CarriedList carried={carried} />
    </>
  );
};
