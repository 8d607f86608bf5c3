import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallbackView } from '#contract/views/callback.ts';
import type { Column } from '../../ui/table-column.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { formatCount } from '../../ui/format.ts';
import { useSays } from './says.ts';

const referenceOf = ({ claim }: CallbackView): string =>
  claim?.orderId ?? (claim?.kind === 'withdrawal' ? (claim.withdrawalId ?? '') : '');

export const useCallbackColumns = (): readonly Column<CallbackView>[] => {
  const { t } = useTranslation();
  const says = useSays();
  return useMemo<readonly Column<CallbackView>[]>(
    () => [
      {
        key: 'kind',
        title: t('callbacks.came.column.kind'),
        width: 104,
        fixed: true,
        cell: (item) => t(`callbacks.came.kind.${item.kind}`),
        text: (item) => t(`callbacks.came.kind.${item.kind}`),
      },
      {
        key: 'says',
        title: t('callbacks.came.column.says'),
        width: 300,
        cell: (item) => <span title={says(item)}>{says(item)}</span>,
        text: says,
      },
      {
        key: 'reference',
        title: t('callbacks.came.column.reference'),
        width: 'rest',
        atLeast: 200,
        cell: (item) => <span title={referenceOf(item)}>{referenceOf(item)}</span>,
        text: referenceOf,
      },
      {
        key: 'times',
        title: t('callbacks.came.column.times'),
        width: 72,
        align: 'end',
        cell: (item) =>
          t('callbacks.came.times', { count: item.times, shown: formatCount(item.times) }),
        text: (item) => String(item.times),
      },
      {
        key: 'source',
        title: t('callbacks.came.column.source'),
        width: 112,
        cell: (item) =>
          t(item.source === 'pasted' ? 'callbacks.came.pasted' : 'callbacks.came.received'),
        text: (item) => item.source,
      },
      {
        key: 'first',
        title: t('callbacks.came.column.first'),
        width: 120,
        align: 'end',
        cell: (item) => <TimeText at={item.firstAt} />,
        text: (item) => item.firstAt,
      },
    ],
    [t, says],
  );
};
