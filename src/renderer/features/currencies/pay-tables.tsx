/** The three answers to what a sum can pay. */
import { useTranslation } from 'react-i18next';
import type { FeeView } from '#contract/views/holdings.ts';
import { formatAmount, formatFixed } from '#core/money/amount.ts';
import type { Below, Payable, WhatPays } from '#core/currency/what-pays.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { CurrencyText } from '../../ui/currency-text.tsx';
import tableClasses from '../../ui/plain-table.module.css';
import { FeeText } from './fee-parts.tsx';

type Key = 'currency' | 'pays' | 'least' | 'fee' | 'would' | 'missing' | 'missingCoin' | 'why';

const Head = ({ keys }: { readonly keys: readonly Key[] }) => {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        {keys.map((key) => (
          <th
            key={key}
            scope="col"
            {...(key === 'currency' || key === 'why' ? {} : { 'data-align': 'end' })}
          >
            {t(`currencies.pay.column.${key}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
};

const Name = ({ currency }: Pick<Payable, 'currency'>) => (
  <th scope="row">
    <CurrencyText code={currency.code} network={currency.network} />
  </th>
);

interface PaysTableProps {
  readonly rows: readonly Payable[];
  readonly feeOf: (currencyId: number) => FeeView | undefined;
}

/** Above the minimum: the exact amount that would be sent, and its fee where the gateway tells. */
export const PaysTable = ({ rows, feeOf }: PaysTableProps) => {
  const { t } = useTranslation();
  return (
    <table className={tableClasses.table}>
      <Head keys={['currency', 'pays', 'least', 'fee']} />
      <tbody>
        {rows.map(({ currency, amount, minimumKnown }) => {
          const text = formatAmount(amount);
          return (
            <tr key={currency.id}>
              <Name currency={currency} />
              <td data-align="end">
                <AmountText amount={text} code={currency.code} />{' '}
                <CopyButton text={text} what={t('common.amount')} />
              </td>
              <td data-align="end">
                <AmountText
                  amount={minimumKnown ? currency.minWithdraw : null}
                  code={currency.code}
                  missing={t('currencies.pay.noMinimum')}
                />
              </td>
              <td data-align="end">
                <FeeText currency={currency} view={feeOf(currency.id)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

interface BelowTableProps {
  readonly rows: readonly Below[];
  readonly unit: string;
}

/** Below the minimum: how much is missing, in the unit typed and in the coin. */
export const BelowTable = ({ rows, unit }: BelowTableProps) => (
  <table className={tableClasses.table}>
    <Head keys={['currency', 'would', 'least', 'missingCoin', 'missing']} />
    <tbody>
      {rows.map(({ currency, amount, least, lacking, more }) => (
        <tr key={currency.id}>
          <Name currency={currency} />
          <td data-align="end" className="muted">
            <AmountText amount={formatAmount(amount)} code={currency.code} />
          </td>
          <td data-align="end">
            <AmountText amount={formatAmount(least)} code={currency.code} />
          </td>
          <td data-align="end">
            <AmountText amount={formatAmount(lacking)} code={currency.code} />
          </td>
          <td data-align="end">
            <AmountText
              amount={more.decimals <= 4 ? formatFixed(more) : formatAmount(more)}
              code={unit}
            />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** What cannot be reckoned at all. */
export const UnpayableTable = ({ rows }: { readonly rows: WhatPays['unpayable'] }) => {
  const { t } = useTranslation();
  return (
    <table className={tableClasses.table}>
      <Head keys={['currency', 'why']} />
      <tbody>
        {rows.map(({ currency, because }) => (
          <tr key={currency.id}>
            <Name currency={currency} />
            <td className="muted">{t(`currencies.pay.because.${because}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
