import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import { familyName } from '#core/beneficiary/read-address.ts';
import { explorerOf } from '#core/currency/explorer.ts';
import { familyOf } from '#core/money/network.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import type { Column } from '../../ui/table-column.ts';
import { UsdText } from '../../ui/usd-text.tsx';
import { FavouriteButton } from './favourite-button.tsx';
import { inUsd } from './in-usd.ts';

type MoneyKey = 'rate' | 'minDeposit' | 'minWithdraw';
type UsdKey = 'minDepositUsd' | 'minWithdrawUsd';
type Columns = readonly Column<CurrencyView>[];

/** What people call the family whose addresses Purser can read, or null. */
export const familyWords = ({ code, network }: CurrencyView): string | null => {
  const family = familyOf(code, network);
  return family === null ? null : familyName(family);
};

const useMoneyColumns = (): Columns => {
  const { t } = useTranslation();
  return useMemo(() => {
    const money = (
      key: MoneyKey,
      read: (item: CurrencyView) => string | null,
    ): Column<CurrencyView> => ({
      key,
      title: t(`currencies.column.${key}`),
      width: 120,
      align: 'end',
      sortable: true,
      cell: (item) => <AmountText amount={read(item)} />,
      text: (item) => read(item) ?? '',
    });
    const usd = (
      key: UsdKey,
      read: (item: CurrencyView) => string | null,
    ): Column<CurrencyView> => ({
      key,
      title: t(`currencies.column.${key}`),
      width: 100,
      align: 'end',
      sortable: true,
      cell: (item) => <UsdText usd={inUsd(item, read(item))} unit={false} />,
      text: (item) => inUsd(item, read(item)) ?? '',
    });
    return [
      money('rate', (item) => item.usdRate),
      money('minDeposit', (item) => item.minDeposit),
      usd('minDepositUsd', (item) => item.minDeposit),
      money('minWithdraw', (item) => item.minWithdraw),
      usd('minWithdrawUsd', (item) => item.minWithdraw),
    ];
  }, [t]);
};

const useNameColumns = (): Columns => {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'favourite',
        title: t('currencies.column.favourite'),
        width: 56,
        fixed: true,
        cell: (item) => <FavouriteButton currency={item} />,
        text: () => '',
      },
      {
        key: 'code',
        title: t('currencies.column.code'),
        width: 84,
        sortable: true,
        fixed: true,
        cell: (item) => <strong>{item.code}</strong>,
        text: (item) => item.code,
      },
      {
        key: 'network',
        title: t('currencies.column.network'),
        width: 112,
        sortable: true,
        fixed: true,
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
    ],
    [t],
  );
};

const useRuleColumns = (): Columns => {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'decimals',
        title: t('currencies.column.decimals'),
        width: 88,
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
        width: 92,
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
        key: 'family',
        title: t('currencies.column.family'),
        width: 176,
        sortable: true,
        cell: (item) =>
          familyWords(item) ?? (
            <span className="muted" title={t('currencies.noCodecTitle')}>
              {t('currencies.noCodec')}
            </span>
          ),
        text: (item) => familyWords(item) ?? t('currencies.noCodec'),
      },
      {
        key: 'explorer',
        title: t('currencies.column.explorer'),
        width: 176,
        cell: (item) => explorerOf(item) ?? <span className="muted">—</span>,
        text: (item) => explorerOf(item) ?? '',
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
    ],
    [t],
  );
};

/** The columns of the browser of currencies; a missing figure is a dash with its reason, never a zero. */
export const useCurrencyColumns = (): Columns => {
  const [names, money, rules] = [useNameColumns(), useMoneyColumns(), useRuleColumns()];
  return useMemo(() => [...names, ...money, ...rules], [names, money, rules]);
};
