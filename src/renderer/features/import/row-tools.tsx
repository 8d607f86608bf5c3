/** What may be done with the rows as a whole: undo, redo, look at the changes, add a row. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#contract/views/batch.ts';
import { formatCount } from '../../ui/format.ts';
import type { Overlay } from './rows-overlays.tsx';
import type { Rows } from './use-rows.ts';

interface RowToolsProps {
  readonly batch: BatchView;
  readonly rows: Rows;
  readonly frozen: boolean;
  readonly onOpen: (overlay: Overlay) => void;
}

export const RowTools = ({ batch, rows, frozen, onOpen }: RowToolsProps) => {
  const { t } = useTranslation();
  const { done, undone } = batch.changes;
  return (
    <>
      {!frozen && (
        <>
          <Button size="xs" disabled={done === 0} onClick={() => void rows.edit({ kind: 'undo' })}>
            {t('sheet.undo')}
          </Button>
          <Button
            size="xs"
            disabled={undone === 0}
            onClick={() => void rows.edit({ kind: 'redo' })}
          >
            {t('sheet.redo')}
          </Button>
          <Button size="xs" onClick={() => onOpen('add')}>
            {t('sheet.add.open')}
          </Button>
        </>
      )}
      <Button size="xs" onClick={() => onOpen('changes')}>
        {t('sheet.changes.open', { count: done, shown: formatCount(done) })}
      </Button>
    </>
  );
};
