/** Every payout of the order as it will be sent, read-only, with whole addresses. */
import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView, RowView } from '#contract/views/batch.ts';
import { call } from '../../bridge/client.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { AmountText } from '../../ui/amount-text.tsx';
import { Cell } from '../../ui/cell.tsx';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { CompareWith } from '../../ui/compare-with.tsx';
import { currencyWords } from '../../ui/currency-words.ts';
import { formatMoney, groupDecimal } from '../../ui/format.ts';
import { PagedList } from '../../ui/paged-list.tsx';
import { usePaged } from '../../ui/paged.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import styles from './review.module.css';

const COLUMNS = '28px minmax(150px, 1fr) 150px minmax(220px, 1.7fr)';

interface OrderRowProps {
  readonly row: RowView;
  /** The gateway converts the fiat amounts of this order. */
  readonly converts: boolean;
}

/** What a row pays: the coin amount and what was written, or the fiat amount and what is expected of it. */
const Money = ({ row, converts }: OrderRowProps) => {
  const { t } = useTranslation();
  const { cells, pays } = row;
  const written = row.amount ?? cells.amount;
  if (converts && pays !== null && pays.rate !== null) {
    const expected = `${groupDecimal(pays.amount)} ${currencyWords(pays.code, pays.network)}`;
    return (
      <>
        <span className={styles['strong']}>
          <AmountText amount={written} code={cells.amount_currency} />
        </span>
        <span className={styles['under']}>{t('review.converted.row', { expected })}</span>
      </>
    );
  }
  return (
    <>
      <span className={styles['strong']}>
        <AmountText amount={pays?.amount ?? null} code={pays?.code ?? ''} />
      </span>
      <span className={styles['under']}>{pays?.network}</span>
      {cells.amount_currency !== pays?.code && (
        <span className={styles['under']}>
          {t('review.asWritten', { money: formatMoney(cells.amount, cells.amount_currency) })}
        </span>
      )}
    </>
  );
};

const OrderRow = ({ row, converts }: OrderRowProps) => {
  const { t } = useTranslation();
  const { cells } = row;
  return (
    <>
      <Cell className={styles['row']}>
        <span className="muted">{row.row}</span>
      </Cell>
      <Cell className={styles['stack']}>
        <span className={styles['strong']}>{cells.reference}</span>
        <span>{cells.beneficiary}</span>
        {cells.priority !== '' && (
          <span className={styles['tag']}>
            {t('review.priority', { priority: cells.priority })}
          </span>
        )}
        {cells.note !== '' && <span className={styles['under']}>{cells.note}</span>}
      </Cell>
      <Cell className={styles['endStack']}>
        <Money row={row} converts={converts} />
      </Cell>
      <Cell className={styles['stack']}>
        <AddressText address={cells.address} /> <CompareWith address={cells.address} />
        {cells.tag !== '' && (
          <span className={styles['tag']}>{t('review.tag', { tag: cells.tag })}</span>
        )}
        {row.issues.map(({ rule, message, repeats }) => (
          <span key={rule} className={styles['warning']}>
            {message}
            {repeats?.excuse && (
              <>
                {' '}
                <strong>
                  {t('repeats.excusedBy', {
                    by: repeats.excuse.by,
                    reason: repeats.excuse.reason,
                  })}
                </strong>
              </>
            )}
          </span>
        ))}
      </Cell>
    </>
  );
};

const renderOrderRow = (row: RowView) => <OrderRow row={row} converts={false} />;
const renderConverted = (row: RowView) => <OrderRow row={row} converts />;

interface OrderRowsProps {
  readonly batch: BatchView;
  readonly lead: ReactNode;
}

type Shown = 'to-pay' | 'warning';

export const OrderRows = ({ batch, lead }: OrderRowsProps) => {
  const { t } = useTranslation();
  const [status, setStatus] = useState<Shown>('to-pay');
  const batchId = batch.id;
  const pages = usePaged(
    useCallback(
      (offset: number, limit: number) =>
        call('batch.rows', { batchId, filter: { status }, offset, limit }),
      [batchId, status],
    ),
  );
  const chips = batch.warnings > 0 && (
    <div className={styles['chips']}>
      <ChoiceChips<Shown>
        label={t('review.rows')}
        name="order-rows"
        chosen={status}
        onChoose={setStatus}
        chips={[
          { key: 'to-pay', label: t('review.show.all'), count: batch.toPay },
          { key: 'warning', label: t('review.show.warnings'), count: batch.warnings },
        ]}
      />
    </div>
  );
  if (pages.error !== null) return <ErrorBand error={pages.error} onRetry={pages.reload} />;
  return (
    <PagedList<RowView>
      label={t('review.rows')}
      pages={pages}
      columns={COLUMNS}
      rowHeight={52}
      lead={
        <>
          {lead}
          {chips}
        </>
      }
      header={[
        { key: 'row', title: t('review.column.row') },
        { key: 'who', title: t('review.column.who') },
        { key: 'amount', title: t('review.column.amount'), end: true },
        { key: 'address', title: t('review.column.address') },
      ]}
      renderRow={batch.mode === 'fiat-exact' ? renderConverted : renderOrderRow}
    />
  );
};
