/* Rows are placed by hand, which table elements do not allow, so the roles are given instead. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** What stands beneath the cells of a row: why it is left out, or the worst that is wrong with it and the ways out. */
import { useTranslation } from 'react-i18next';
import type { RowView } from '#contract/views/batch.ts';
import { AddressCompare } from '../../../ui/address-compare.tsx';
import type { Excusing } from '../repeat-facts.tsx';
import { hasWays, RowReasons, type RowWays } from './row-reasons.tsx';
import styles from './sheet.module.css';

interface RowVerdictProps {
  readonly row: RowView;
  readonly excusing: Excusing | null;
  readonly ways: RowWays | null;
}

/** Whether a row has anything to say beneath its cells. */
export const hasVerdict = ({ status, issues }: RowView): boolean =>
  status === 'excluded' || issues.length > 0;

const Verdict = ({ row, excusing, ways }: RowVerdictProps) => {
  const { t } = useTranslation();
  if (row.status === 'excluded')
    return <span>{t('import.rows.excludedBecause', { reason: row.excludedBecause ?? '' })}</span>;
  const worst = row.issues.find(({ level }) => level === 'error') ?? row.issues[0];
  if (worst === undefined) return null;
  return (
    <>
      <strong data-level={worst.level}>{t(`import.rows.status.${worst.level}`)}</strong>{' '}
      {worst.message}
      {(row.issues.length > 1 || hasWays(worst)) && (
        <>
          {' '}
          <RowReasons
            row={row.row}
            issues={row.issues}
            unit={row.cells.amount_currency}
            ways={ways}
            excusing={excusing}
          />
        </>
      )}
      {worst.resembles !== undefined && (
        <AddressCompare
          address={row.cells.address}
          other={worst.resembles}
          names={[t('import.rows.inThisRow'), t('import.rows.resembled')]}
        />
      )}
    </>
  );
};

export const RowVerdict = (props: RowVerdictProps) => (
  <div role="gridcell" className={styles['verdict']}>
    <Verdict {...props} />
  </div>
);
