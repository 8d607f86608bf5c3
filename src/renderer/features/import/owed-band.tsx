/** Above the rows: what earlier runs carried forward for payees of this file, to be added by one click each. */
import { Button } from '@mantine/core';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#contract/views/batch.ts';
import type { CarriedOfferView } from '#contract/views/minimum.ts';
import { call } from '../../bridge/client.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { formatCount, formatMoney } from '../../ui/format.ts';
import { ProblemBand } from '../../ui/problem-band.tsx';
import styles from './minimum.module.css';
import type { Rows } from './use-rows.ts';

interface OwedBandProps {
  readonly batch: BatchView;
  readonly rows: Rows;
}

/** Amounts shown at once, and rows each may be added to. */
const MOST_SHOWN = 3;

const Acts = ({ batch, rows, offer }: OwedBandProps & { readonly offer: CarriedOfferView }) => {
  const { t } = useTranslation();
  const { batchId, row: from } = offer.carried;
  const take = (row: number | null) =>
    void rows.deed(() =>
      call('batch.takeOwed', { batchId: batch.id, from: { batchId, row: from }, row }),
    );
  const { busy } = rows.action;
  if (offer.itself !== null) return null;
  return (
    <>
      {offer.rows.slice(0, MOST_SHOWN).map((row) => (
        <Button key={row} variant="filled" disabled={busy} onClick={() => take(row)}>
          {t('minimum.owed.add', { row })}
        </Button>
      ))}
      <Button disabled={busy} onClick={() => take(null)}>
        {t('minimum.owed.alone')}
      </Button>
    </>
  );
};

const NONE: readonly CarriedOfferView[] = [];

export const OwedBand = ({ batch, rows }: OwedBandProps) => {
  const { t } = useTranslation();
  const { id: batchId, changes } = batch;
  const { value, again } = useReading(
    useCallback(() => call('batch.owed', { batchId }), [batchId]),
  );
  useEffect(() => again(), [again, changes.done, changes.undone]);
  const offers = value ?? NONE;
  if (offers.length === 0) return null;
  const more = offers.length - MOST_SHOWN;
  return (
    <section aria-label={t('minimum.owed.label')} className={styles['owed']}>
      {offers.slice(0, MOST_SHOWN).map((offer) => {
        const { carried, itself } = offer;
        return (
          <ProblemBand
            key={`${carried.batchId} ${carried.row}`}
            dense
            tone="waiting"
            happened={t('minimum.owed.happened', {
              amount: formatMoney(carried.amount, carried.unit),
              beneficiary: carried.beneficiary,
              row: carried.row,
              name: carried.batchName,
            })}
            meaning={t('minimum.owed.meaning')}
            next={
              itself === null ? t('minimum.owed.next') : t('minimum.owed.itself', { row: itself })
            }
            action={<Acts batch={batch} rows={rows} offer={offer} />}
          />
        );
      })}
      {more > 0 && (
        <p className="muted">{t('minimum.owed.more', { count: more, shown: formatCount(more) })}</p>
      )}
    </section>
  );
};
