/** Every batch in one table: name, step, equation, sums, state by colour and word, age. */
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#contract/views/batch.ts';
import { areExpected, sumsOf, sumWords } from '../../ui/batch-sums.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { EquationBar } from '../../ui/equation-bar.tsx';
import { RunBadge } from '../../ui/run-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { UnknownMark } from '../../ui/unknown-mark.tsx';
import styles from './batches.module.css';

/** Most currencies listed in a line; the batch itself shows all. */
const MOST_SUMS = 2;

const Sums = ({ batch }: { readonly batch: BatchView }) => {
  const { t } = useTranslation();
  const sums = sumsOf(batch);
  const more = sums.length - MOST_SUMS;
  if (batch.sums.length === 0) return <span className="muted">{t('batches.noSums')}</span>;
  return (
    <>
      {sums.slice(0, MOST_SUMS).map((sum) => (
        <span key={sum.of} className={styles['sum']}>
          {areExpected(batch) && '≈ '}
          <AmountText amount={sum.sum} code={sumWords(sum)} />
        </span>
      ))}
      {more > 0 && <span className="muted">{t('batches.moreSums', { count: more })}</span>}
    </>
  );
};

interface BatchListProps {
  readonly batches: readonly BatchView[];
  readonly onOpen: (batchId: string) => void;
}

export const BatchList = ({ batches, onOpen }: BatchListProps) => {
  const { t } = useTranslation();
  return (
    <table className={styles['list']} aria-label={t('batches.title')}>
      <thead>
        <tr>
          <th scope="col">{t('batches.column.name')}</th>
          <th scope="col">{t('batches.column.stage')}</th>
          <th scope="col">{t('batches.column.rows')}</th>
          <th scope="col" data-align="end">
            {t('batches.column.sums')}
          </th>
          <th scope="col">{t('batches.column.state')}</th>
          <th scope="col" data-align="end">
            {t('batches.column.age')}
          </th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.id} onClick={() => onOpen(batch.id)}>
            <th scope="row">
              <button type="button" className={styles['open']} onClick={() => onOpen(batch.id)}>
                {batch.name}
              </button>
              <span className={styles['under']}>{batch.fileName ?? t('batches.byHand')}</span>
            </th>
            <td>{t(`batches.stage.${batch.stage}`)}</td>
            <td className={styles['equation']}>
              {batch.import.kind === 'ready' ? (
                <EquationBar {...batch} />
              ) : (
                <span className="muted">{t('batches.notCounted')}</span>
              )}
            </td>
            <td data-align="end">
              <Sums batch={batch} />
            </td>
            <td>
              <RunBadge batch={batch} />
              <UnknownMark run={batch.run} />
            </td>
            <td data-align="end">
              <TimeText at={batch.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
