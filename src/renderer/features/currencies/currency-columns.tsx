import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import type { Column } from '../../ui/table-column.ts';

type MoneyKey = 'rate' | 'minDeposit' | 'minWithdraw';

/** The columns of the browser of currencies; a missing figure is a dash with its reason, never a zero. */
export const useCurrencyColumns = (): readonly Column<CurrencyView>[] => {
  const { t } = useTranslation();
  return useMemo<readonly Column<CurrencyView>[]>(() => {
    const money = (
      key: MoneyKey,
      read: (item: CurrencyView) => string | null,
    ): Column<CurrencyView> => ({
      key,
      title: t(`currencies.column.${key}`),
      width: 136,
      align: 'end',
      sortable: true,
      cell: (item) => <AmountText amount={read(item)} />,
      text: (item) => read(item) ?? '',
    });
    return [
      {
        key: 'code',
        title: t('currencies.column.code'),
        width: 96,
        sortable: true,
        cell: (item) => <strong>{item.code}</strong>,
        text: (item) => item.code,
      },
      {
        key: 'network',
        title: t('currencies.column.network'),
        width: 112,
        sortable: true,
        cell: (item) => item.network,
        text: (item) => item.network,
      },
      {
        key: 'name',
        title: t('currencies.column.name'),
        width: 'rest',
        sortable: true,
        cell: (item) => <span title={item.name}>{item.name}</span>,
        text: (item) => item.name,
      },
      money('rate', (item) => item.usdRate),
      money('minDeposit', (item) => item.minDeposit),
      money('minWithdraw', (item) => item.minWithdraw),
      {
        key: 'decimals',
        title: t('currencies.column.decimals'),
        width: 96,
        align: 'end',
        sortable: true,
        cell: (item) =>
          item.decimals ?? (
            <span className="muted" title={t('currencies.notPayable')}>
              —
            </span>
          ),
        text: (item) => String(item.decimals ?? ''),
      },
      {
        key: 'tag',
        title: t('currencies.column.tag'),
        width: 104,
        sortable: true,
        cell: (item) => (
          <span
            className={item.tag === 'none' ? 'muted' : undefined}
            title={t(`currencies.tagSays.${item.tag}`)}
          >
            {t(`currencies.tag.${item.tag}`)}
          </span>
        ),
        text: (item) => t(`currencies.tag.${item.tag}`),
      },
      {
        key: 'id',
        title: t('currencies.column.id'),
        width: 72,
        align: 'end',
        sortable: true,
        cell: (item) => <span className="muted">{item.id}</span>,
        text: (item) => String(item.id),
      },
    ];
  }, [t]);
};
