import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceView } from '#contract/views/receive.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import type { Column } from '../../ui/table-column.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { InvoiceMark } from './invoice-mark.tsx';

const payerOf = ({ payer, note }: InvoiceView): string =>
  `${payer.firstName} ${payer.lastName}`.trim() || payer.email || note;

/** The columns of the list. */
export const useInvoiceColumns = (): readonly Column<InvoiceView>[] => {
  const { t } = useTranslation();
  return useMemo<readonly Column<InvoiceView>[]>(
    () => [
      {
        key: 'reference',
        title: t('invoices.column.reference'),
        width: 176,
        fixed: true,
        cell: (item) => <span title={item.reference}>{item.reference}</span>,
        text: (item) => item.reference,
      },
      {
        key: 'amount',
        title: t('invoices.column.amount'),
        width: 144,
        align: 'end',
        cell: (item) => <AmountText amount={item.amount} code={item.symbol} />,
        text: (item) => `${item.amount} ${item.symbol}`,
      },
      {
        key: 'state',
        title: t('invoices.column.state'),
        width: 168,
        fixed: true,
        cell: (item) => <InvoiceMark state={item.state} />,
        text: (item) => t(`invoices.state.${item.state}.word`),
      },
      {
        key: 'paid',
        title: t('invoices.column.paid'),
        width: 144,
        align: 'end',
        cell: (item) => <AmountText amount={item.reading?.paid ?? null} />,
        text: (item) => item.reading?.paid ?? '',
      },
      {
        key: 'payer',
        title: t('invoices.column.payer'),
        width: 'rest',
        atLeast: 160,
        cell: (item) => <span title={payerOf(item)}>{payerOf(item)}</span>,
        text: payerOf,
      },
      {
        key: 'asked',
        title: t('invoices.column.asked'),
        width: 112,
        align: 'end',
        cell: (item) => <TimeText at={item.askedAt} />,
        text: (item) => item.askedAt,
      },
      {
        key: 'checked',
        title: t('invoices.column.checked'),
        width: 112,
        align: 'end',
        cell: (item) => <TimeText at={item.checkedAt} />,
        text: (item) => item.checkedAt ?? '',
      },
    ],
    [t],
  );
};
