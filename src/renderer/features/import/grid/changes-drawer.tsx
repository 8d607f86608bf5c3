/** Everything that was changed in the rows, newest first; the latest can be taken back, then the one before it. */
import { Button } from '@mantine/core';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { BatchView } from '#contract/views/batch.ts';
import type { ChangeView } from '#contract/views/change.ts';
import { call } from '../../../bridge/client.ts';
import { Drawer } from '../../../ui/drawer.tsx';
import { formatCount } from '../../../ui/format.ts';
import { usePaged } from '../../../ui/paged.ts';
import { ErrorBand } from '../../../ui/problem-band.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import type { Rows } from '../use-rows.ts';
import { fixWords } from './fix-words.ts';
import styles from './sheet.module.css';

interface ChangesDrawerProps {
  readonly batch: BatchView;
  readonly rows: Rows;
  readonly frozen: boolean;
  readonly onClose: () => void;
}

/** Steps listed at once; older ones stay in the record. */
const MOST_LISTED = 200;

export const changeWords = ({ what, rows }: ChangeView, t: TFunction): string => {
  const count = { count: rows, shown: formatCount(rows) };
  switch (what.kind) {
    case 'cells':
      return t(`sheet.changes.${what.how}`, count);
    case 'exclude':
      return t('sheet.changes.exclude', { ...count, reason: what.reason });
    case 'split':
      return t('sheet.changes.split', { row: what.row });
    case 'minimum':
      return t(`sheet.changes.${what.way === 'other-network' ? 'network' : what.way}`, {
        row: what.row,
      });
    case 'take':
      return what.row === null
        ? t('sheet.changes.takeAlone')
        : t('sheet.changes.take', { row: what.row });
    case 'apart':
      return t('sheet.changes.apart', { row: what.row });
    case 'fix':
      return t('sheet.changes.fix', { ...count, fix: fixWords(what.fix, t) });
    case 'excuse':
      return what.reason === null
        ? t('sheet.changes.takeBack', count)
        : t('sheet.changes.excuse', { ...count, reason: what.reason });
    case 'include':
    case 'add':
      return t(`sheet.changes.${what.kind}`, count);
  }
};

const Step = ({
  change,
  deed,
}: {
  readonly change: ChangeView;
  readonly deed: React.ReactNode;
}) => {
  const { t } = useTranslation();
  return (
    <li className={styles['step']} data-state={change.state}>
      <div className={styles['stepHead']}>
        <span>
          {changeWords(change, t)}
          {change.state !== 'done' && <em> {t('sheet.changes.undone')}</em>}
        </span>
        {deed}
      </div>
      <p className="muted">
        {change.by ?? t('sheet.changes.purser')} · <TimeText at={change.at} />
      </p>
      {change.cells.map(({ row, field, before, after }) => (
        <p key={`${row} ${field}`} className={styles['stepCell']}>
          {t('sheet.place', { row, field: t(`import.field.${field}`) })}: <s>{before || '–'}</s> →{' '}
          {after || '–'}
        </p>
      ))}
    </li>
  );
};

export const ChangesDrawer = ({ batch, rows, frozen, onClose }: ChangesDrawerProps) => {
  const { t } = useTranslation();
  const batchId = batch.id;
  const pages = usePaged(
    useCallback(
      (offset: number, limit: number) => call('batch.changes', { batchId, offset, limit }),
      [batchId],
    ),
  );
  const { reload } = pages;
  const { done, undone } = batch.changes;
  useEffect(() => reload(), [reload, done, undone]);
  const total = Math.min(pages.total ?? 0, MOST_LISTED);
  const steps = Array.from({ length: total }, (_, at) => pages.item(at)).filter(
    (step) => step !== undefined,
  );
  const last = steps.find(({ state }) => state === 'done')?.seq;
  const next = steps.findLast(({ state }) => state === 'undone')?.seq;
  const deed = ({ seq }: ChangeView) => {
    if (frozen || (seq !== last && seq !== next)) return null;
    const kind = seq === last ? 'undo' : 'redo';
    return (
      <Button size="xs" onClick={() => void rows.edit({ kind })}>
        {t(`sheet.${kind}`)}
      </Button>
    );
  };
  return (
    <Drawer
      title={t('sheet.changes.title')}
      subtitle={t('sheet.changes.inForce', { count: done, shown: formatCount(done) })}
      onClose={onClose}
      takesFocus
    >
      {pages.error !== null && <ErrorBand error={pages.error} onRetry={reload} />}
      {total === 0 && <p className="muted">{t('sheet.changes.none')}</p>}
      <ol className={styles['steps']}>
        {steps.map((change) => (
          <Step key={change.seq} change={change} deed={deed(change)} />
        ))}
      </ol>
    </Drawer>
  );
};
