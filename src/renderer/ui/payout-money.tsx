/** The money of a payout. Where the gateway converts, its coin amount is only expected until the gateway has said it. */
import { useTranslation } from 'react-i18next';
import type { PayoutView } from '#contract/views/payout.ts';
import { i18n } from '../i18n/i18n.ts';
import { AmountText } from './amount-text.tsx';
import { currencyWords } from './currency-words.ts';
import { formatMoney } from './format.ts';

type Money = Pick<PayoutView, 'amount' | 'code' | 'network' | 'asked' | 'conversion'>;

const isExpected = ({ conversion }: Pick<Money, 'conversion'>): boolean =>
  conversion !== null && conversion.sent === null;

/** In words: "100 USDT TRC20", or "100 USD in USDT TRC20" while the coin amount is not known. */
export const payoutMoney = (payout: Money): string => {
  const coin = currencyWords(payout.code, payout.network);
  if (!isExpected(payout)) return formatMoney(payout.amount, coin);
  const asked = formatMoney(payout.asked.amount, payout.asked.unit);
  return i18n.t('common.inCoin', { asked, coin });
};

/** What was approved and is typed again: the fiat amount where the gateway converts it. */
export const approvedMoney = (payout: Money): { readonly amount: string; readonly unit: string } =>
  payout.conversion === null ? { amount: payout.amount, unit: payout.code } : payout.asked;

interface PayoutAmountProps {
  readonly payout: Money;
  /** What stands behind the figure; the code of the coin when absent, nothing when null. */
  readonly code?: string | null;
  readonly size?: 'table' | 'large';
}

/** The coin amount as a figure, marked as about while it is only expected. */
export const PayoutAmount = ({ payout, code = payout.code, size }: PayoutAmountProps) => {
  const { t } = useTranslation();
  const figure = (
    <AmountText
      amount={payout.amount}
      {...(code === null ? {} : { code })}
      {...(size === undefined ? {} : { size })}
    />
  );
  if (!isExpected(payout)) return figure;
  return <span title={t('common.expected')}>≈ {figure}</span>;
};
