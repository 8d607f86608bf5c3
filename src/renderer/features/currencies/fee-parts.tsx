/** Fees on screen: the figure or why there is none, and the button that asks for many. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import type { FeeView } from '#contract/views/holdings.ts';
import { formatAmount, MAX_DECIMALS } from '#core/money/amount.ts';
import { feeSum } from '#core/currency/what-pays.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import { formatMoney } from '../../ui/format.ts';
import classes from './currencies.module.css';
import { inUsd } from './in-usd.ts';
import { feesIn, type FeeAsked, type FeeAsking } from './use-fees.ts';

interface FeeTextProps {
  readonly currency: CurrencyView;
  readonly view: FeeView | undefined;
}

/** Network and service fee together in the coin and about in USD; both apart on hover. */
export const FeeText = ({ currency, view }: FeeTextProps) => {
  const { t } = useTranslation();
  const fees = feesIn(view);
  const sum = fees === undefined ? null : feeSum(fees);
  if (view?.kind !== 'known' || sum === null) {
    const because = view?.kind === 'unknown' ? view.because : t('currencies.pay.feeNotAsked');
    return (
      <span className="muted" title={because}>
        {t(view === undefined ? 'currencies.pay.notAsked' : 'currencies.pay.unknown')}
      </span>
    );
  }
  const { code } = currency;
  const total = formatAmount({ units: sum, decimals: MAX_DECIMALS });
  const parts = t('currencies.pay.feeParts', {
    network: formatMoney(view.network, code),
    service: formatMoney(view.service, code),
    gross: formatMoney(view.gross, code),
  });
  const about = t(view.knownAddress ? 'currencies.pay.feeKnown' : 'currencies.pay.feeExample');
  return (
    <span title={`${parts} ${about}`}>
      <AmountText amount={total} code={code} usd={inUsd(currency, total)} />
    </span>
  );
};

interface AskFeesProps {
  readonly asking: FeeAsking;
  readonly rows: readonly FeeAsked[];
}

/** One question a second: how many, how far, and a way to stop. */
export const AskFees = ({ asking, rows }: AskFeesProps) => {
  const { t } = useTranslation();
  const { progress } = asking;
  const open = rows.filter((row) => asking.of(row)?.kind !== 'known');
  if (progress !== null) {
    return (
      <span className={classes.asking}>
        <output>
          {t('currencies.pay.asking', { done: progress.done + 1, all: progress.all })}
        </output>
        <Button size="xs" onClick={asking.stop}>
          {t('currencies.pay.stop')}
        </Button>
      </span>
    );
  }
  if (open.length === 0) return null;
  return (
    <Button size="xs" onClick={() => asking.ask(open)} title={t('currencies.pay.askTitle')}>
      {t('currencies.pay.ask', { count: open.length })}
    </Button>
  );
};
