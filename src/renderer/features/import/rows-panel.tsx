/** Every row of the file with its verdict, and the way on to the plan. */
import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView, RowView } from '#contract/views/batch.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { PagedList } from '../../ui/paged-list.tsx';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { useRepeats } from '../../bridge/use-repeats.ts';
import { ExcludeDialog } from './exclude-dialog.tsx';
import { ExcuseDialog } from './excuse-dialog.tsx';
import { ImportNotes } from './import-notes.tsx';
import styles from './import.module.css';
import type { Excusing } from './repeat-facts.tsx';
import { RepeatsBand } from './repeats-band.tsx';
import { RowCells } from './row-cells.tsx';
import { isFiltered } from './row-filter.ts';
import { RowsFooter, type Exclusion } from './rows-footer.tsx';
import { RowsToolbar } from './rows-toolbar.tsx';
import { useExcusing } from './use-excusing.ts';
import { useRows, type Rows } from './use-rows.ts';

const COLUMNS =
  '20px 52px minmax(150px, 1.2fr) 84px 128px minmax(308px, 1.6fr) minmax(140px, 1.5fr)';

interface RowsTableProps {
  readonly batchId: string;
  readonly rows: Rows;
  readonly frozen: boolean;
  readonly errors: number;
  readonly onExclude: (exclusion: Exclusion) => void;
  readonly excusing: Excusing;
  readonly undoable: readonly number[] | null;
}

const RowsTable = (props: RowsTableProps) => {
  const { t } = useTranslation();
  const { batchId, rows, frozen, onExclude, excusing } = props;
  const { selected, toggle } = rows;
  const renderRow = useCallback(
    (row: RowView) => (
      <RowCells
        row={row}
        selected={selected.has(row.row)}
        onSelect={frozen ? null : () => toggle(row.row)}
        batchId={batchId}
        onExclude={
          frozen ? null : (suggestion) => onExclude({ rows: [row.row], count: 1, suggestion })
        }
        excusing={frozen ? null : excusing}
      />
    ),
    [selected, toggle, frozen, onExclude, excusing, batchId],
  );
  const column = (key: string, title: string, end = false) => ({ key, title, end });
  return (
    <PagedList<RowView>
      label={t('import.rows.title')}
      pages={rows.pages}
      columns={COLUMNS}
      rowHeight={52}
      header={[
        column('select', ''),
        column('row', t('import.rows.row')),
        column('who', t('import.rows.who')),
        column('written', t('import.rows.written'), true),
        column('pays', t('import.rows.pays'), true),
        column('address', t('import.rows.address')),
        column('note', t('import.rows.note')),
      ]}
      renderRow={renderRow}
      isSelected={(row) => selected.has(row.row)}
      {...(frozen ? {} : { onToggle: (row: RowView) => toggle(row.row) })}
      footer={<RowsFooter {...props} />}
    />
  );
};

const Nothing = ({ rows, batch }: { readonly rows: Rows; readonly batch: BatchView }) => {
  const { t } = useTranslation();
  const { filter } = rows;
  if (!isFiltered(filter) || batch.rowsInFile === 0)
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
    <EmptyState
      sentence={t('import.rows.none', { filter: parts.join(' · ') })}
      action={<Button onClick={() => rows.setFilter({})}>{t('import.rows.clear')}</Button>}
    />
  );
};

interface RowsPanelProps {
  readonly batch: BatchView;
  readonly frozen: boolean;
  readonly onContinue: () => void;
}

export const RowsPanel = ({ batch, frozen, onContinue }: RowsPanelProps) => {
  const { t } = useTranslation();
  const rows = useRows(batch.id);
  const [exclusion, setExclusion] = useState<Exclusion | null>(null);
  const { pages, action } = rows;
  // Rows are checked anew when a reference rate is given; what they pay is then another.
  useBursts(
    { event: 'batch.changed', matches: (other) => !frozen && other.id === batch.id, wait: 200 },
    pages.reload,
  );
  const repeats = useRepeats(batch);
  const { asked, ask, confirm, excusing } = useExcusing(batch, rows);
  const note =
    batch.toPay === 0
      ? t('import.blocked.nothing')
      : batch.errors > 0 &&
        t('import.blocked.errors', { count: batch.errors, shown: formatCount(batch.errors) });
  const exclude = async (reason: string): Promise<void> => {
    if (exclusion !== null && (await rows.exclude(exclusion.rows, reason))) setExclusion(null);
  };
  return (
    <>
      <div className={styles['rows']}>
        <ImportNotes notes={batch.notes} />
        {!frozen && (
          <RepeatsBand
            batch={batch}
            groups={repeats}
            filter={rows.filter}
            onFilter={rows.setFilter}
            onExcuse={ask}
          />
        )}
        <RowsToolbar batch={batch} filter={rows.filter} onFilter={rows.setFilter} />
        {pages.error !== null && <ErrorBand error={pages.error} onRetry={pages.reload} />}
        {action.problem !== null && exclusion === null && asked === null && (
          <ErrorBand error={action.problem} />
        )}
        {pages.total === 0 ? (
          <Nothing rows={rows} batch={batch} />
        ) : (
          <RowsTable
            batchId={batch.id}
            rows={rows}
            frozen={frozen}
            errors={batch.errors}
            onExclude={setExclusion}
            excusing={excusing}
            undoable={rows.undoable}
          />
        )}
      </div>
      <ActionBar note={frozen ? null : note}>
        <Button
          variant={frozen ? 'default' : 'filled'}
          disabled={batch.toPay === 0}
          onClick={onContinue}
        >
          {t('import.continue')}
        </Button>
      </ActionBar>
      {asked !== null && (
        <ExcuseDialog
          excusal={asked}
          runName={batch.name}
          busy={action.busy}
          problem={action.problem}
          onConfirm={(reason) => void confirm(reason)}
          onClose={() => ask(null)}
        />
      )}
      {exclusion !== null && (
        <ExcludeDialog
          count={exclusion.count}
          suggestion={exclusion.suggestion}
          busy={action.busy}
          problem={action.problem}
          onConfirm={(reason) => void exclude(reason)}
          onClose={() => setExclusion(null)}
        />
      )}
    </>
  );
};
