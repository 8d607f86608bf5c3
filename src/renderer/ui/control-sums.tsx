import { useTranslation } from 'react-i18next';
import type { ControlSum } from '#contract/views/money.ts';
import { AmountText } from './amount-text.tsx';
import { CurrencyText } from './currency-text.tsx';
import { formatCount } from './format.ts';
import classes from './plain-table.module.css';
import { UsdText } from './usd-text.tsx';

/** Count and sum of every currency, the totals a reviewer compares. Never added across currencies. */
export const ControlSums = ({ sums }: { readonly sums: readonly ControlSum[] }) => {
  const { t } = useTranslation();
  return (
    <table className={classes.table} aria-label={t('common.sums.title')}>
      <thead>
        <tr>
          <th scope="col">{t('common.sums.currency')}</th>
          <th scope="col" data-align="end">
            {t('common.sums.count')}
          </th>
          <th scope="col" data-align="end">
            {t('common.sums.sum')}
          </th>
          <th scope="col" data-align="end">
            {t('common.sums.usd')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sums.map((sum) => (
          <tr key={sum.currencyId}>
            <th scope="row">
              <CurrencyText code={sum.code} network={sum.network} />
            </th>
            <td data-align="end">{formatCount(sum.count)}</td>
            <td data-align="end">
              <AmountText amount={sum.sum} code={sum.code} />
            </td>
            <td data-align="end">
              <UsdText usd={sum.usd} unit={false} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
