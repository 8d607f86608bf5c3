/** Every row of the file with its verdict, a sheet to mend it in, and the way on to the plan. */
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView, RowView } from '#contract/views/batch.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { formatCount } from '../../ui/format.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { ExcludeDialog } from './exclude-dialog.tsx';
import { ExcuseOverlay } from './excuse-overlay.tsx';
import { FilterSentence } from './filter-sentence.tsx';
import { ImportNotes } from './import-notes.tsx';
import styles from './import.module.css';
import { OwedBand } from './owed-band.tsx';
import { RepeatsBand } from './repeats-band.tsx';
import { RowsFooter, type Exclusion } from './rows-footer.tsx';
import { RowsDesk } from './rows-desk.tsx';
import type { Overlay } from './rows-overlays.tsx';
import { RowsToolbar } from './rows-toolbar.tsx';
import { useExcusing, type ExcuseState } from './use-excusing.ts';
import { useRows, type Rows } from './use-rows.ts';

/** Why the way on is closed, or what is left behind on it. */
const useNote = ({ toPay, errors, snapshotAt }: BatchView): string | false => {
  const { t } = useTranslation();
  if (toPay === 0) return t('import.blocked.nothing');
  if (snapshotAt === null) return t('import.blocked.recheck');
  return errors > 0 && t('import.blocked.errors', { count: errors, shown: formatCount(errors) });
};

interface ExcludingProps {
  readonly rows: Rows;
  readonly exclusion: Exclusion;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const Excluding = ({ rows, exclusion, onClose, onDone }: ExcludingProps) => {
  const { action } = rows;
  const exclude = async (reason: string): Promise<void> => {
    if (!(await rows.exclude(exclusion.rows, reason))) return;
    onClose();
    onDone();
  };
  return (
    <ExcludeDialog
      count={exclusion.count}
      suggestion={exclusion.suggestion}
      busy={action.busy}
      problem={action.problem}
      onConfirm={(reason) => void exclude(reason)}
      onClose={onClose}
    />
  );
};

interface RowsPanelProps {
  readonly batch: BatchView;
  readonly frozen: boolean;
  readonly onContinue: () => void;
}

interface BandsProps extends Pick<ExcuseState, 'ask'> {
  readonly batch: BatchView;
  readonly rows: Rows;
}

/** What the past says of the rows: possible repeats, and what is owed to their payees. */
const Bands = (props: BandsProps) => (
  <>
    <RepeatsBand batch={props.batch} rows={props.rows} onExcuse={props.ask} />
    <OwedBand batch={props.batch} rows={props.rows} />
  </>
);

/** What went wrong, beneath whatever is open over the rows: that tells of its own deeds itself. */
const Problems = ({ rows, covered }: { readonly rows: Rows; readonly covered: boolean }) => (
  <>
    {rows.pages.error !== null && (
      <ErrorBand error={rows.pages.error} onRetry={rows.pages.reload} />
    )}
    {rows.action.problem !== null && !covered && <ErrorBand error={rows.action.problem} />}
  </>
);

export const RowsPanel = ({ batch, frozen, onContinue }: RowsPanelProps) => {
  const { t } = useTranslation();
  const rows = useRows(batch.id);
  const [exclusion, setExclusion] = useState<Exclusion | null>(null);
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [said, setSaid] = useState('');
  const frame = useRef<HTMLDivElement>(null);
  const excuses = useExcusing(batch, rows);
  const { asked, vouching, ask, excusing } = excuses;
  const isAsked = asked !== null || vouching !== null;
  const toggle = (some: readonly RowView[]): void => {
    const numbers = some.map(({ row }) => row);
    if (some.every(({ status }) => status === 'excluded')) void rows.include(numbers);
    else setExclusion({ rows: numbers, count: numbers.length, suggestion: '' });
  };
  const note = useNote(batch);
  return (
    <>
      <div className={styles['rows']}>
        <ImportNotes notes={batch.notes} />
        {!frozen && <Bands batch={batch} rows={rows} ask={ask} />}
        <RowsToolbar batch={batch} rows={rows} />
        <FilterSentence rows={rows} />
        <Problems rows={rows} covered={exclusion !== null || overlay !== null || isAsked} />
        <RowsDesk
          batch={batch}
          rows={rows}
          frozen={frozen}
          frame={frame}
          excusing={frozen ? null : excusing}
          overlay={overlay}
          onOpen={setOverlay}
          onToggle={toggle}
          onSay={setSaid}
          footer={
            <RowsFooter
              rows={rows}
              batch={batch}
              frozen={frozen}
              onExclude={setExclusion}
              onOpen={setOverlay}
              undoable={rows.undoable}
            />
          }
        />
        <output className="visually-hidden" aria-live="polite">
          {said}
        </output>
      </div>
      <ActionBar note={said !== '' ? said : frozen ? null : note}>
        <Button
          variant={frozen ? 'default' : 'filled'}
          disabled={batch.toPay === 0}
          onClick={onContinue}
        >
          {t('import.continue')}
        </Button>
      </ActionBar>
      <ExcuseOverlay batch={batch} rows={rows} state={excuses} />
      {exclusion !== null && (
        <Excluding
          rows={rows}
          exclusion={exclusion}
          onClose={() => setExclusion(null)}
          onDone={() => frame.current?.focus()}
        />
      )}
    </>
  );
};
