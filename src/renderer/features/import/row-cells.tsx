/** One row of the file as it was written and what it would pay, nothing cut off; what is wrong stands beneath it. */
import { useTranslation } from 'react-i18next';
import type { RowView } from '#contract/views/batch.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { AmountText } from '../../ui/amount-text.tsx';
import { Cell } from '../../ui/cell.tsx';
import styles from './import.module.css';
import { IssueCell } from './issue-cell.tsx';
import type { Excusing } from './repeat-facts.tsx';

interface RowCellsProps {
  readonly batchId: string;
  readonly row: RowView;
  readonly selected: boolean;
  /** Null while the batch is frozen. */
  readonly onSelect: (() => void) | null;
  readonly onExclude: ((suggestion: string) => void) | null;
  readonly excusing: Excusing | null;
}

const Verdict = ({ row }: { readonly row: RowView }) => {
  const { t } = useTranslation();
  const worst = row.issues.find((issue) => issue.level === 'error') ?? row.issues[0];
  if (row.status === 'excluded')
    return <span>{t('import.rows.excludedBecause', { reason: row.excludedBecause ?? '' })}</span>;
  if (worst === undefined) return null;
  return (
    <span className={styles['worst']} data-level={worst.level}>
      <strong>{t(`import.rows.status.${worst.level}`)}</strong> {worst.message}
      {row.issues.length > 1 && (
        <span className="muted"> {t('import.rows.issues', { count: row.issues.length })}</span>
      )}
    </span>
  );
};

const hasVerdict = (row: RowView): boolean => row.status === 'excluded' || row.issues.length > 0;

export const RowCells = (props: RowCellsProps) => {
  const { batchId, row, selected, onSelect, onExclude, excusing } = props;
  const { t } = useTranslation();
  const { cells, issues, pays } = row;
  const missing = t('import.rows.missing');
  const resembles = issues.find((issue) => issue.level === 'error' && issue.resembles)?.resembles;
  const isStopped = row.status === 'excluded' || row.status === 'error';
  const noTag = issues.some(({ column }) => column === 'tag') ? t('import.rows.noTag') : '';
  const cell = (field: Parameters<typeof IssueCell>[0]['field']) => ({
    issues,
    field,
    batchId,
    row: row.row,
    unit: cells.amount_currency,
    onExclude: row.status === 'excluded' ? null : onExclude,
    excusing: row.status === 'excluded' ? null : excusing,
  });
  return (
    <>
      <Cell className={styles['bar']} status={row.status}>
        <span className="visually-hidden">{t(`import.rows.status.${row.status}`)}</span>
        {onSelect !== null && (
          <input
            type="checkbox"
            className={styles['check']}
            checked={selected}
            aria-label={t('import.rows.select', { row: row.row })}
            onChange={onSelect}
          />
        )}
      </Cell>
      <Cell className={styles['number']}>
        <span>{row.row}</span>
        <span className={styles['under']}>{t('import.rows.line', { line: row.line })}</span>
      </Cell>
      <Cell className={styles['stack']}>
        <IssueCell {...cell('reference')}>
          <span className={styles['strong']}>{cells.reference || missing}</span>
        </IssueCell>
        <IssueCell {...cell('beneficiary')}>
          <span className={styles['under']}>{cells.beneficiary || missing}</span>
        </IssueCell>
      </Cell>
      <Cell className={styles['endStack']}>
        <IssueCell {...cell('amount')}>
          <span className={styles['written']}>{cells.amount || missing}</span>
        </IssueCell>
        <IssueCell {...cell('amount_currency')}>
          <span className={styles['under']}>{cells.amount_currency || missing}</span>
        </IssueCell>
      </Cell>
      <Cell className={styles['endStack']}>
        {pays === null || isStopped ? (
          <span className="muted">
            {t(row.status === 'excluded' ? 'import.rows.notPaid' : 'import.rows.nothing')}
          </span>
        ) : (
          <span className={styles['strong']}>
            <AmountText amount={pays.amount} code={pays.code} />
          </span>
        )}
        <span className={styles['endLine']}>
          <IssueCell {...cell('currency')}>
            <span className={styles['under']}>
              {pays === null ? cells.currency || missing : ''}
            </span>
          </IssueCell>
          <IssueCell {...cell('network')}>
            <span className={styles['under']}>{pays?.network ?? (cells.network || missing)}</span>
          </IssueCell>
        </span>
      </Cell>
      <Cell className={styles['stack']}>
        <IssueCell {...cell('address')} written={cells.address}>
          {cells.address === '' ? (
            missing
          ) : (
            <span className={styles['addressText']}>
              <AddressText
                address={cells.address}
                copy={false}
                {...(resembles === undefined ? {} : { compareWith: resembles })}
              />
            </span>
          )}
        </IssueCell>
        <IssueCell {...cell('tag')}>
          <span className={styles['under']}>
            {cells.tag === '' ? noTag : t('import.rows.tag', { tag: cells.tag })}
          </span>
        </IssueCell>
      </Cell>
      <Cell className={styles['note']}>
        {cells.note}
        {cells.priority !== '' && (
          <IssueCell {...cell('priority')}>
            <span className={styles['under']}>
              {t('import.rows.priority', { priority: cells.priority })}
            </span>
          </IssueCell>
        )}
      </Cell>
      {hasVerdict(row) && (
        <Cell className={styles['verdict']}>
          <IssueCell {...cell(null)}>
            <Verdict row={row} />
          </IssueCell>
        </Cell>
      )}
    </>
  );
};
