/** How a fiat amount that the gateway converts stands: what may come of it, or what came and the price it implies. */
import { useTranslation } from 'react-i18next';
import type { PayoutView } from '#contract/views/payout.ts';
import { formatMoney, groupDecimal } from './format.ts';

type Facts = Pick<PayoutView, 'asked' | 'code' | 'rate' | 'conversion'>;

export const ConversionFacts = ({ payout }: { readonly payout: Facts }) => {
  const { t } = useTranslation();
  const { asked, code, rate, conversion } = payout;
  if (conversion === null) return null;
  const words = {
    asked: formatMoney(asked.amount, asked.unit),
    code,
    expected: groupDecimal(conversion.expected),
    least: groupDecimal(conversion.least),
    most: groupDecimal(conversion.most),
    implied: groupDecimal(conversion.impliedRate ?? ''),
    rate: groupDecimal(rate ?? ''),
    percent: conversion.percent,
  };
  return (
    <div className="muted">
      {t(conversion.sent === null ? 'common.conversion.open' : 'common.conversion.made', words)}
    </div>
  );
};
