import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepositView } from '#contract/views/callback.ts';
import { useCurrencies } from '../../bridge/currencies-store.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { AmountText } from '../../ui/amount-text.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Column } from '../../ui/table-column.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useCurrencyWords } from './currency-of.ts';
import { markWords } from './deposit-marks.ts';

/** The columns of the list of deposits; the hash waits in the drawer. */
export const useDepositColumns = (): readonly Column<DepositView>[] => {
  const { t } = useTranslation();
  const list = useCurrencies((state) => state.list);
  const words = useCurrencyWords();
  return useMemo<readonly Column<DepositView>[]>(() => {
    const marksOf = (item: DepositView): string =>
      markWords(
        t,
        item,
        list?.currencies.find(({ id }) => id === item.currencyId),
      );
    return [
      {
        key: 'reference',
        title: t('callbacks.deposits.column.reference'),
        width: 176,
        fixed: true,
        cell: (item) => <span title={item.orderId}>{item.orderId}</span>,
        text: (item) => item.orderId,
      },
      {
        key: 'amount',
        title: t('callbacks.deposits.column.amount'),
        width: 148,
        align: 'end',
        cell: (item) => <AmountText amount={item.counted} />,
        text: (item) => item.counted,
      },
      {
        key: 'currency',
        title: t('callbacks.deposits.column.currency'),
        width: 120,
        cell: (item) => words(item.currencyId),
        text: (item) => words(item.currencyId),
      },
      {
        key: 'confirmations',
        title: t('callbacks.deposits.column.confirmations'),
        width: 176,
        cell: (item) =>
          item.differs.length > 0 ? (
            <StateMark tone="unknown" word={t('callbacks.deposits.differs')} />
          ) : (
            marksOf(item)
          ),
        text: marksOf,
      },
      {
        key: 'address',
        title: t('callbacks.deposits.column.address'),
        width: 'rest',
        atLeast: 240,
        cell: (item) => <AddressText address={item.address} copy={false} />,
        text: (item) => item.address,
      },
      {
        key: 'last',
        title: t('callbacks.deposits.column.last'),
        width: 120,
        align: 'end',
        cell: (item) => <TimeText at={item.lastAt} />,
        text: (item) => item.lastAt,
      },
    ];
  }, [t, list, words]);
};
