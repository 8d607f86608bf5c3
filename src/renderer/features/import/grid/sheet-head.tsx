/* Rows are placed by hand, which table elements do not allow, so the roles are given instead. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** The names of the columns; a click sorts, a second one turns the order round, a third brings the file's back. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { nextSort, SHEET_FIELDS, type RowSort, type SortKey } from './sheet-columns.ts';
import table from '../../../ui/rows-frame.module.css';
import styles from './sheet.module.css';

interface SheetHeadProps {
  readonly sort: RowSort | null;
  readonly onSort: (sort: RowSort | null) => void;
}

const ariaSort = (sort: RowSort | null, key: SortKey): 'ascending' | 'descending' | 'none' => {
  if (sort?.key !== key) return 'none';
  return sort.direction === 'up' ? 'ascending' : 'descending';
};

const Head = ({ sort, onSort }: SheetHeadProps) => {
  const { t } = useTranslation();
  const columns: readonly (readonly [SortKey, string])[] = [
    ['status', t('sheet.column.status')],
    ['row', t('import.rows.row')],
    ...SHEET_FIELDS.map((field) => [field, t(`sheet.column.${field}`)] as const),
    ['pays', t('import.rows.pays')],
  ];
  return (
    <div role="rowgroup" className={`${table['head']} ${styles['wideRows']}`}>
      <div role="row" aria-rowindex={1} className={styles['headRow']}>
        {columns.map(([key, title], at) => (
          <div
            key={key}
            role="columnheader"
            aria-colindex={at + 1}
            aria-sort={ariaSort(sort, key)}
            data-field={key}
          >
            <button
              type="button"
              tabIndex={-1}
              className={styles['sort']}
              onClick={() => onSort(nextSort(sort, key))}
            >
              {key === 'status' ? <span className="visually-hidden">{title}</span> : title}
              {key === 'status' && sort?.key !== 'status' && <span aria-hidden="true">•</span>}
              {sort?.key === key && (
                <span aria-hidden="true">{sort.direction === 'up' ? '↑' : '↓'}</span>
              )}
            </button>
          </div>
        ))}
      </div>
    </div>
  );
};

/** Drawn again only when the order of the rows is another. */
export const SheetHead = memo(Head);
