/** The fifth step: what became of each payout, with counts that add up and a drawer with the whole life. */
import { Button, TextInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView, RunView } from '#contract/views/batch.ts';
import type { PayoutView } from '#contract/views/payout.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { StateShape } from '../../ui/state-mark.tsx';
import { countOf, GROUPS, notFinal, type Group } from './groups.ts';
import { PayoutCells } from './payout-cells.tsx';
import { PayoutDrawer } from './payout-drawer.tsx';
import styles from './track.module.css';
import { useTrack, type Track } from './use-track.ts';

const COLUMNS = '40px minmax(172px, 1fr) minmax(130px, 1.4fr) 140px 130px minmax(176px, 1fr) 84px';

const Toolbar = ({ run, track }: { readonly run: RunView; readonly track: Track }) => {
  const { t } = useTranslation();
  const present = GROUPS.filter(({ key }) => countOf(run, key) > 0 || key === track.group);
  return (
    <div className={styles['toolbar']}>
      <ChoiceChips<Group | 'all'>
        label={t('track.filter.label')}
        name="payout-group"
        chosen={track.group}
        onChoose={track.setGroup}
        chips={[
          { key: 'all', label: t('track.filter.all'), count: run.count },
          ...present.map(({ key, tone }) => ({
            key,
            label: t(`track.group.${key}`),
            count: countOf(run, key),
            mark: <StateShape tone={tone} />,
          })),
        ]}
      />
      <span className={styles['spring']} />
      <TextInput
        type="search"
        className={styles['search'] ?? ''}
        aria-label={t('track.searchLabel')}
        placeholder={t('track.search')}
        leftSection={<Icon name="search" />}
        value={track.text}
        onChange={(event) => track.setText(event.currentTarget.value)}
      />
    </div>
  );
};

const PayoutTable = ({
  track,
  onOpen,
}: {
  readonly track: Track;
  readonly onOpen: (payout: PayoutView) => void;
}) => {
  const { t } = useTranslation();
  const { pages, checking, check } = track;
  const renderRow = useCallback(
    (payout: PayoutView) => (
      <PayoutCells
        payout={payout}
        checking={checking === payout.id}
        onCheck={() => void check(payout.id)}
      />
    ),
    [checking, check],
  );
  if (pages.total === 0)
    return (
      <EmptyState
        sentence={t('track.none')}
        action={
          <Button
            onClick={() => {
              track.setGroup('all');
              track.setText('');
            }}
          >
            {t('track.clear')}
          </Button>
        }
      />
    );
  return (
    <PagedList<PayoutView>
      label={t('track.title')}
      pages={pages}
      columns={COLUMNS}
      rowHeight={52}
      onOpen={onOpen}
      header={[
        { key: 'row', title: t('track.column.row') },
        { key: 'state', title: t('track.column.state') },
        { key: 'who', title: t('track.column.who') },
        { key: 'amount', title: t('track.column.amount'), end: true },
        { key: 'fees', title: t('track.column.fees'), end: true },
        { key: 'ids', title: t('track.column.ids') },
        { key: 'checked', title: t('track.column.checked') },
      ]}
      renderRow={renderRow}
    />
  );
};

interface TrackStageProps {
  readonly batch: BatchView;
  readonly onDispatch: () => void;
  readonly onExport: () => void;
}

const Tracking = ({ batch, run, onExport }: TrackStageProps & { readonly run: RunView }) => {
  const { t } = useTranslation();
  const track = useTrack(batch);
  const [opened, setOpened] = useState<PayoutView | null>(null);
  const close = useCallback(() => setOpened(null), []);
  const open = notFinal(run);
  return (
    <>
      <div className={styles['track']}>
        <Toolbar run={run} track={track} />
        {track.problem !== null && (
          <ProblemBand
            happened={t('track.checkFailed')}
            meaning={track.problem.message}
            detail={track.problem.detail}
          />
        )}
        {track.pages.error !== null && (
          <ErrorBand error={track.pages.error} onRetry={track.pages.reload} />
        )}
        <PayoutTable track={track} onOpen={setOpened} />
      </div>
      <ActionBar note={t(open > 0 ? 'track.polling' : 'track.allFinal')}>
        <Button variant="filled" onClick={onExport}>
          {t('track.toExport')}
        </Button>
      </ActionBar>
      {opened !== null && <PayoutDrawer payout={opened} onClose={close} />}
    </>
  );
};

export const TrackStage = (props: TrackStageProps) => {
  const { batch, onDispatch } = props;
  const { t } = useTranslation();
  if (batch.run === null)
    return (
      <EmptyState
        sentence={t('track.notYet')}
        action={<Button onClick={onDispatch}>{t('batches.stage.dispatch')}</Button>}
      />
    );
  return <Tracking {...props} run={batch.run} />;
};
