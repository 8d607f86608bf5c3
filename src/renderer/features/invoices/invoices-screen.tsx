import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceListView, InvoiceView } from '#contract/views/receive.ts';
import { call, subscribe } from '../../bridge/client.ts';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { usePaged } from '../../ui/paged.ts';
import { ErrorBand } from '../../ui/problem-band.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { Tone } from '../../ui/state-mark.tsx';
import { CreateDrawer } from './create-drawer.tsx';
import { useInvoiceColumns } from './invoice-columns.tsx';
import { InvoiceSheet } from './invoice-sheet.tsx';
import { countIn, groupNames, groups, toneOf, type Group } from './invoice-words.ts';
import classes from './invoices.module.css';

const TYPING_PAUSE = 200;

const useInvoices = (group: Group, text: string) => {
  const [settled] = useDebouncedValue(text, TYPING_PAUSE);
  const [counts, setCounts] = useState<InvoiceListView['counts']>({});
  const load = useCallback(
    async (offset: number, limit: number) => {
      const states = [...groups[group]];
      const reply = await call('invoice.list', { text: settled, states, offset, limit });
      if (reply.ok) setCounts(reply.value.counts);
      return reply;
    },
    [group, settled],
  );
  const paged = usePaged<InvoiceView>(load);
  const { reload } = paged;
  // A changed invoice may enter or leave the group, so the page in sight is read again.
  useEffect(() => subscribe('invoice.changed', reload), [reload]);
  return { ...paged, counts };
};

const keyOf = ({ reference }: InvoiceView): string => reference;
const barOf = ({ state }: InvoiceView): Tone | null =>
  toneOf[state] === 'unknown' ? 'unknown' : null;

type Shown =
  | { readonly kind: 'create'; readonly restOf: InvoiceView | null }
  | { readonly kind: 'sheet'; readonly reference: string }
  | null;

const Sheet = ({
  shown,
  onShow,
}: {
  shown: NonNullable<Shown>;
  onShow: (shown: Shown) => void;
}) => {
  const close = useCallback(() => onShow(null), [onShow]);
  const open = (reference: string): void => onShow({ kind: 'sheet', reference });
  if (shown.kind === 'create') {
    return (
      <CreateDrawer
        key={shown.restOf?.reference ?? ''}
        restOf={shown.restOf}
        onMade={({ reference }) => open(reference)}
        onClose={close}
      />
    );
  }
  return (
    <InvoiceSheet
      key={shown.reference}
      reference={shown.reference}
      onRest={(restOf) => onShow({ kind: 'create', restOf })}
      onOpen={open}
      onClose={close}
    />
  );
};

const useExport = () => {
  const { t } = useTranslation();
  return async (): Promise<void> => {
    const reply = await call('invoice.export', {});
    if (!reply.ok) return notifyError(reply.error);
    if (reply.value !== null) notifyDone(t('invoices.exported', { path: reply.value.savedAs }));
  };
};

interface HeadProps {
  readonly group: Group;
  readonly text: string;
  readonly counts: InvoiceListView['counts'];
  readonly onGroup: (group: Group) => void;
  readonly onText: (text: string) => void;
}

const Head = ({ group, text, counts, onGroup, onText }: HeadProps) => {
  const { t } = useTranslation();
  return (
    <search className={classes['filters']}>
      <TextInput
        type="search"
        className={classes['search']}
        leftSection={<Icon name="search" />}
        placeholder={t('invoices.search')}
        aria-label={t('invoices.search')}
        maxLength={200}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <ChoiceChips
        label={t('invoices.groups')}
        name="invoice-group"
        chips={groupNames.map((key) => ({
          key,
          label: t(`invoices.group.${key}`),
          count: countIn(key, counts),
        }))}
        chosen={group}
        onChoose={onGroup}
      />
    </search>
  );
};

/** Every invoice: make one, see what was paid, decide about what was paid in part. */
export const InvoicesScreen = ({ create: creating }: { readonly create: boolean }) => {
  const { t } = useTranslation();
  const [group, setGroup] = useState<Group>('all');
  const [text, setText] = useState('');
  const [shown, setShown] = useState<Shown>(creating ? { kind: 'create', restOf: null } : null);
  const { total, error, item, show, reload, counts } = useInvoices(group, text);
  const columns = useInvoiceColumns();
  const exportAll = useExport();
  const open = useCallback(
    ({ reference }: InvoiceView) => setShown({ kind: 'sheet', reference }),
    [],
  );
  const create = (
    <Button variant="filled" onClick={() => setShown({ kind: 'create', restOf: null })}>
      {t('invoices.create')}
    </Button>
  );
  const filtered = group !== 'all' || text.trim() !== '';
  const empty = (
    <EmptyState
      sentence={t(filtered ? 'invoices.noneFound' : 'invoices.none')}
      action={filtered ? undefined : create}
    />
  );
  return (
    <Screen
      title={t('invoices.title')}
      aside={total !== null && t('invoices.count', { count: total, shown: formatCount(total) })}
      actions={
        <>
          <Button disabled={total === null || total === 0} onClick={() => void exportAll()}>
            {t('invoices.export')}
          </Button>
          {create}
        </>
      }
      head={
        <>
          <Head group={group} text={text} counts={counts} onGroup={setGroup} onText={setText} />
          {error !== null && <ErrorBand error={error} onRetry={reload} />}
        </>
      }
      filled
      drawer={shown !== null && <Sheet shown={shown} onShow={setShown} />}
    >
      <DataTable
        label={t('invoices.label')}
        columns={columns}
        total={total ?? 0}
        item={item}
        keyOf={keyOf}
        question={`${group} ${text}`}
        onShow={show}
        onOpen={open}
        openKey={shown?.kind === 'sheet' ? shown.reference : null}
        toneOf={barOf}
        empty={
          total === null ? error === null && <EmptyState sentence={t('invoices.loading')} /> : empty
        }
      />
    </Screen>
  );
};
