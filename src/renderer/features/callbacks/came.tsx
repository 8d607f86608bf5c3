/** Every callback that was kept, each once; and what was not believed, in part. */
import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallbackView } from '#contract/views/callback.ts';
import { call } from '../../bridge/client.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { usePaged } from '../../ui/paged.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { Tone } from '../../ui/state-mark.tsx';
import { CallbackDrawer } from './callback-drawer.tsx';
import { useCallbackColumns } from './callback-columns.tsx';
import classes from './callbacks.module.css';
import { DisbelievedLine } from './disbelieved-line.tsx';
import type { Frame } from './frame.ts';

const TYPING_PAUSE = 200;
const BURST_MS = 1_000;
const KINDS = ['deposit', 'withdrawal', 'test', 'other'] as const;

type Kind = (typeof KINDS)[number];

const keyOf = ({ digest }: CallbackView): string => digest;
const barOf = ({ claim, kind }: CallbackView): Tone | null =>
  claim === null && kind !== 'test' ? 'unknown' : null;

const useCame = (kind: Kind | null, text: string) => {
  const [settled] = useDebouncedValue(text.trim(), TYPING_PAUSE);
  const load = useCallback(
    (offset: number, limit: number) => {
      const filter = {
        ...(kind === null ? {} : { kind }),
        ...(settled === '' ? {} : { text: settled }),
      };
      return call('callback.list', { filter, offset, limit });
    },
    [kind, settled],
  );
  const paged = usePaged<CallbackView>(load);
  useBursts({ event: 'callback.changed', matches: () => true, wait: BURST_MS }, paged.reload);
  return paged;
};

export const Came = ({ frame }: { readonly frame: Frame }) => {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind | null>(null);
  const [text, setText] = useState('');
  const [shown, setShown] = useState<CallbackView | null>(null);
  const close = useCallback(() => setShown(null), []);
  const { total, error, item, show, reload } = useCame(kind, text);
  const columns = useCallbackColumns();
  const isNarrowed = kind !== null || text.trim() !== '';
  return (
    <Screen
      {...frame}
      head={
        <>
          {frame.head}
          <div className={classes.bar}>
            <TextInput
              className={classes.search}
              leftSection={<Icon name="search" />}
              placeholder={t('callbacks.came.search')}
              aria-label={t('callbacks.came.search')}
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
            <Select
              aria-label={t('callbacks.came.kindLabel')}
              placeholder={t('callbacks.came.all')}
              clearable
              data={KINDS.map((value) => ({ value, label: t(`callbacks.came.kind.${value}`) }))}
              value={kind}
              onChange={(value) => setKind(KINDS.find((each) => each === value) ?? null)}
            />
          </div>
          <DisbelievedLine />
          {error !== null && <ErrorBand error={error} onRetry={reload} />}
        </>
      }
      filled
      drawer={
        shown !== null && <CallbackDrawer key={shown.digest} callback={shown} onClose={close} />
      }
    >
      <DataTable
        label={t('callbacks.came.label')}
        columns={columns}
        total={total ?? 0}
        item={item}
        keyOf={keyOf}
        question={`${kind} ${text}`}
        onShow={show}
        onOpen={setShown}
        openKey={shown?.digest ?? null}
        toneOf={barOf}
        empty={
          total === null ? (
            error === null && <EmptyState sentence={t('common.loading')} />
          ) : (
            <EmptyState
              sentence={t(isNarrowed ? 'callbacks.came.noneFound' : 'callbacks.came.none')}
            />
          )
        }
        footer={
          total !== null &&
          total > 0 &&
          t('callbacks.came.count', { count: total, shown: formatCount(total) })
        }
      />
    </Screen>
  );
};
