import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayoutView } from '#contract/views/payout.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { PayoutAmount } from '../../ui/payout-money.tsx';
import { CurrencyText } from '../../ui/currency-text.tsx';
import { formatCount } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { Column } from '../../ui/table-column.ts';
import { TimeText } from '../../ui/time-text.tsx';

const idCell = (text: string | null) =>
  text === null ? <span className="muted">—</span> : <AddressText address={text} copy={false} />;

/** The columns of the list; ids and addresses wait in the menu because the drawer shows them in full. */
export const usePayoutColumns = (): readonly Column<PayoutView>[] => {
  const { t } = useTranslation();
  return useMemo<readonly Column<PayoutView>[]>(() => {
    const id = (key: 'withdrawal' | 'hash' | 'order', read: (item: PayoutView) => string | null) =>
      ({
        key,
        title: t(`payouts.column.${key}`),
        width: key === 'hash' ? 640 : 320,
        hidden: true,
        cell: (item: PayoutView) => idCell(read(item)),
        text: (item: PayoutView) => read(item) ?? '',
      }) as const;
    return [
      {
        key: 'reference',
        title: t('payouts.column.reference'),
        width: 168,
        fixed: true,
        cell: (item) => <span title={item.reference}>{item.reference}</span>,
        text: (item) => item.reference,
      },
      {
        key: 'beneficiary',
        title: t('payouts.column.beneficiary'),
        width: 'rest',
        atLeast: 160,
        cell: (item) => <span title={item.beneficiary}>{item.beneficiary}</span>,
        text: (item) => item.beneficiary,
      },
      {
        key: 'amount',
        title: t('payouts.column.amount'),
        width: 156,
        align: 'end',
        fixed: true,
        cell: (item) => <PayoutAmount payout={item} code={null} />,
        text: (item) => item.amount,
      },
      {
        key: 'currency',
        title: t('payouts.column.currency'),
        width: 120,
        cell: (item) => <CurrencyText code={item.code} network={item.network} />,
        text: (item) => `${item.code} ${item.network}`,
      },
      {
        key: 'state',
        title: t('payouts.column.state'),
        width: 156,
        fixed: true,
        cell: (item) => <StatusBadge state={item.state} stalled={item.stalled} />,
        text: (item) => t(`status.${item.state}.word`),
      },
      {
        key: 'batch',
        title: t('payouts.column.batch'),
        width: 152,
        cell: (item) => <span title={item.batchName}>{item.batchName}</span>,
        text: (item) => item.batchName,
      },
      {
        key: 'moved',
        title: t('payouts.column.moved'),
        width: 112,
        align: 'end',
        cell: (item) => <TimeText at={item.movedAt} />,
        text: (item) => item.movedAt,
      },
      {
        key: 'row',
        title: t('payouts.column.row'),
        width: 80,
        align: 'end',
        hidden: true,
        cell: (item) => formatCount(item.row),
        text: (item) => String(item.row),
      },
      {
        key: 'submitted',
        title: t('payouts.column.submitted'),
        width: 128,
        align: 'end',
        hidden: true,
        cell: (item) => <TimeText at={item.submittedAt} />,
        text: (item) => item.submittedAt,
      },
      {
        key: 'address',
        title: t('payouts.column.address'),
        width: 480,
        hidden: true,
        cell: (item) => idCell(item.address),
        text: (item) => item.address,
      },
      {
        key: 'tag',
        title: t('payouts.column.tag'),
        width: 112,
        hidden: true,
        cell: (item) => idCell(item.tag),
        text: (item) => item.tag ?? '',
      },
      id('withdrawal', (item) => item.withdrawalId),
      id('hash', (item) => item.chainHash),
      id('order', (item) => item.orderId),
    ];
  }, [t]);
};
