/** What is selected, and what may be done with it or with all that is shown. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../ui/format.ts';
import type { BatchView } from '#contract/views/batch.ts';
import styles from './import.module.css';
import { isFiltered } from './row-filter.ts';
import { RowTools } from './row-tools.tsx';
import type { Overlay } from './rows-overlays.tsx';
import type { RowChoice, Rows } from './use-rows.ts';

export interface Exclusion {
  readonly rows: RowChoice;
  readonly count: number;
  readonly suggestion: string;
}

interface RowsFooterProps {
  readonly rows: Rows;
  readonly batch: BatchView;
  readonly frozen: boolean;
  readonly onExclude: (exclusion: Exclusion) => void;
  readonly onOpen: (overlay: Overlay) => void;
  /** Rows just left out by number, to be taken back in one step. */
  readonly undoable: readonly number[] | null;
}

export const RowsFooter = (props: RowsFooterProps) => {
  const { rows, batch, frozen, onExclude, undoable } = props;
  const { t } = useTranslation();
  const { selected, filter, pages } = rows;
  const { errors, work } = batch;
  const total = pages.total ?? 0;
  const chosen = [...selected];
  const only = filter.status === 'excluded';
  const tools = <RowTools batch={batch} rows={rows} frozen={frozen} onOpen={props.onOpen} />;
  if (frozen)
    return (
      <>
        <span>{t('import.exclude.frozen')}</span>
        <span className={styles['spring']} />
        {tools}
      </>
    );
  if (work !== null)
    return (
      <>
        <output>
          {t('sheet.working', { done: formatCount(work.done), total: formatCount(work.total) })}
        </output>
        <Button size="xs" onClick={() => void rows.stop()}>
          {t('sheet.stop')}
        </Button>
      </>
    );
  return (
    <>
      {selected.size === 0 ? (
        <span>{t('import.rows.shown', { count: total, shown: formatCount(total) })}</span>
      ) : (
        <>
          <strong>
            {t('import.rows.selected', { count: selected.size, shown: formatCount(selected.size) })}
          </strong>
          {!only && (
            <Button
              size="xs"
              onClick={() => onExclude({ rows: chosen, count: chosen.length, suggestion: '' })}
            >
              {t('import.exclude.selected')}
            </Button>
          )}
          <Button size="xs" onClick={() => void rows.include(chosen)}>
            {t('import.exclude.include')}
          </Button>
          <Button size="xs" variant="subtle" onClick={rows.clear}>
            {t('import.rows.clearSelection')}
          </Button>
        </>
      )}
      {undoable !== null && selected.size === 0 && (
        <output className={styles['undo']}>
          {t('import.exclude.done', {
            count: undoable.length,
            shown: formatCount(undoable.length),
          })}
          <Button size="xs" variant="subtle" onClick={() => void rows.include([...undoable])}>
            {t('import.exclude.undo')}
          </Button>
        </output>
      )}
      <span className={styles['spring']} />
      {selected.size === 0 && tools}
      {only && total > 0 && (
        <Button size="xs" onClick={() => void rows.include(filter)}>
          {t('import.exclude.includeAll')}
        </Button>
      )}
      {isFiltered(filter) && !only && total > 0 && (
        <Button size="xs" onClick={() => onExclude({ rows: filter, count: total, suggestion: '' })}>
          {t('import.exclude.filtered')}
        </Button>
      )}
      {errors > 0 && filter.status !== 'error' && (
        <Button
          size="xs"
          onClick={() =>
            onExclude({
              rows: { status: 'error' },
              count: errors,
              suggestion: t('import.exclude.reasonErrors'),
            })
          }
        >
          {t('import.exclude.allErrors')}
        </Button>
      )}
    </>
  );
};
