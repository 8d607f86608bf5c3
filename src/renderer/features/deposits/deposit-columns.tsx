import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepositAddressView } from '#contract/views/receive.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { CurrencyText } from '../../ui/currency-text.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Column } from '../../ui/table-column.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './deposits.module.css';

/** The columns of the list; addresses are whole here too. */
export const useDepositColumns = (): readonly Column<DepositAddressView>[] => {
  const { t } = useTranslation();
  return useMemo<readonly Column<DepositAddressView>[]>(() => {
    const payerOf = ({ purpose, payer }: DepositAddressView): string =>
      purpose === 'own' ? t('deposits.purposes.own') : payer || t('deposits.purposes.customer');
    return [
      {
        key: 'reference',
        title: t('deposits.column.reference'),
        width: 184,
        fixed: true,
        cell: (item) => (
          <span className={classes['stack']} title={item.reference}>
            <span>{item.reference}</span>
            {item.doubt !== null && (
              <StateMark tone="unknown" word={t('deposits.doubtful')} says={item.doubt} />
            )}
          </span>
        ),
        text: (item) => item.reference,
      },
      {
        key: 'currency',
        title: t('deposits.column.currency'),
        width: 112,
        cell: (item) => <CurrencyText code={item.code} network={item.network} />,
        text: (item) => `${item.code} ${item.network}`,
      },
      {
        key: 'address',
        title: t('deposits.column.address'),
        width: 'rest',
        atLeast: 304,
        cell: (item) => <AddressText address={item.address} copy={false} />,
        text: (item) => item.address,
      },
      {
        key: 'tag',
        title: t('deposits.column.tag'),
        width: 104,
        cell: (item) =>
          item.tag === null ? (
            <span className="muted">—</span>
          ) : (
            <span className={classes['mono']}>{item.tag}</span>
          ),
        text: (item) => item.tag ?? '',
      },
      {
        key: 'payer',
        title: t('deposits.column.payer'),
        width: 152,
        cell: (item) => <span title={payerOf(item)}>{payerOf(item)}</span>,
        text: payerOf,
      },
      {
        key: 'asked',
        title: t('deposits.column.asked'),
        width: 112,
        align: 'end',
        cell: (item) => <TimeText at={item.askedAt} />,
        text: (item) => item.askedAt,
      },
    ];
  }, [t]);
};
