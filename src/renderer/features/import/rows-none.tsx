/** In place of the sheet when no row is shown: why, and the way back to all of them. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#contract/views/batch.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { rowsOf } from './grid/sheet-columns.ts';
import styles from './import.module.css';
import { isFiltered } from './row-filter.ts';
import type { Rows } from './use-rows.ts';

interface RowsNoneProps {
  readonly rows: Rows;
  readonly batch: BatchView;
  /** What emptied the view can be undone from here too. */
  readonly footer: ReactNode;
}

export const RowsNone = ({ rows, batch, footer }: RowsNoneProps) => {
  const { t } = useTranslation();
  const { filter } = rows;
  if (!isFiltered(filter) || rowsOf(batch) === 0)
    return <EmptyState sentence={t('import.rows.empty')} />;
  const status =
    filter.status === undefined
      ? []
      : [t(`status.row.${filter.status === 'to-pay' ? 'ready' : filter.status}`)];
  const parts = [
    ...status,
    ...(filter.rule ? [filter.rule] : []),
    ...(filter.text ? [`“${filter.text}”`] : []),
  ];
  return (
    <>
      <EmptyState
        sentence={t('import.rows.none', { filter: parts.join(' · ') })}
        action={<Button onClick={() => rows.setFilter({})}>{t('import.rows.clear')}</Button>}
      />
      <div className={styles['emptied']}>{footer}</div>
    </>
  );
};
