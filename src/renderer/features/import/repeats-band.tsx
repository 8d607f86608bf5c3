/** Above the rows: what of the file may have been paid already, by earlier run, with one way out for all of it. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView, RepeatGroupView } from '#contract/views/batch.ts';
import { navigate } from '../../app/navigation.ts';
import { receiveBatch } from '../../bridge/batches-store.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useRepeats } from '../../bridge/use-repeats.ts';
import { formatCount } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { formatDaysAgo, stateCounts } from '../../ui/repeat-words.ts';
import type { Excusal } from './excuse-dialog.tsx';
import styles from './import.module.css';
import type { RowFilter } from './row-filter.ts';
import type { Rows } from './use-rows.ts';

/** The rows of a group as the filter above the table says it. */
const filterOf = ({ rule, earlier }: RepeatGroupView): RowFilter => ({
  status: 'error',
  rule,
  ...(earlier === null ? {} : { repeats: earlier.batchId }),
});

const isShown = (filter: RowFilter, group: RepeatGroupView): boolean =>
  filter.rule === group.rule && filter.repeats === group.earlier?.batchId && !filter.text;

const useHappened = (batch: BatchView): ((group: RepeatGroupView) => string) => {
  const { t } = useTranslation();
  const now = useNow();
  return ({ open, earlier }) => {
    const many = { count: open, shown: formatCount(open), all: formatCount(batch.rowsInFile) };
    if (earlier === null) return t('repeats.twice', many);
    const ago = formatDaysAgo(earlier.submittedAt, now);
    return t('repeats.again', {
      ...many,
      name: earlier.batchName,
      ago,
      states: stateCounts(earlier),
    });
  };
};

const RenameRun = ({ batch }: { readonly batch: BatchView }) => {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const [name, setName] = useState(batch.name);
  const wanted = name.trim();
  const rename = async (): Promise<void> => {
    const answer = await run(() => call('batch.rename', { batchId: batch.id, name: wanted }));
    if (answer !== null) receiveBatch(answer.value);
  };
  return (
    <form
      className={styles['renameRun']}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== '' && wanted !== batch.name) void rename();
      }}
    >
      <span>{t('repeats.rename')}</span>
      <TextInput
        size="xs"
        aria-label={t('repeats.renameLabel')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        size="xs"
        type="submit"
        loading={busy}
        disabled={wanted === '' || wanted === batch.name}
      >
        {t('repeats.renameDo')}
      </Button>
      {problem !== null && <ErrorBand error={problem} />}
    </form>
  );
};

interface RepeatsBandProps {
  readonly batch: BatchView;
  readonly rows: Rows;
  readonly onExcuse: (excusal: Excusal) => void;
}

const Acts = ({ group, ...props }: RepeatsBandProps & { readonly group: RepeatGroupView }) => {
  const { t } = useTranslation();
  const { earlier, open, rule } = group;
  const many = { count: open, shown: formatCount(open) };
  const { filter, setFilter } = props.rows;
  const rows = filterOf(group);
  const shown = isShown(filter, group);
  return (
    <>
      {earlier !== null && (
        <Button onClick={() => navigate({ screen: 'batch', batchId: earlier.batchId })}>
          {t('repeats.openRun')}
        </Button>
      )}
      {!shown && <Button onClick={() => setFilter(rows)}>{t('repeats.show', many)}</Button>}
      {/* Excusing all of a kind is offered once its rows were looked at. */}
      {shown && earlier?.sameRun !== true && (
        <Button
          variant="filled"
          onClick={() => props.onExcuse({ rows, rule, count: open, earlier })}
        >
          {t('repeats.excuseAll', many)}
        </Button>
      )}
    </>
  );
};

export const RepeatsBand = (props: RepeatsBandProps) => {
  const { batch } = props;
  const groups = useRepeats(batch);
  const { t } = useTranslation();
  const happened = useHappened(batch);
  const open = groups.filter((group) => group.open > 0);
  if (open.length === 0) return null;
  const nextOf = ({ earlier }: RepeatGroupView): string => {
    if (earlier === null) return t('repeats.pick');
    return t(earlier.sameRun ? 'repeats.sameRun' : 'repeats.newRun', { name: batch.name });
  };
  return (
    <section aria-label={t('repeats.label')} className={styles['repeats']}>
      {open.map((group) => (
        <div key={`${group.rule} ${group.earlier?.batchId ?? ''}`}>
          <ProblemBand
            dense
            tone={group.earlier?.sameRun === true ? 'refused' : 'unknown'}
            happened={happened(group)}
            meaning={t('repeats.stopped')}
            next={nextOf(group)}
            action={<Acts {...props} group={group} />}
          />
          {group.earlier?.sameRun === true && <RenameRun key={batch.name} batch={batch} />}
        </div>
      ))}
    </section>
  );
};
