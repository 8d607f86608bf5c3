/** What came in, by currency. */
import type { DepositListView } from '#contract/views/callback.ts';
import { AmountText } from '../../ui/amount-text.tsx';
import classes from './callbacks.module.css';
import { useCurrencyWords } from './currency-of.ts';

export const TotalsLine = ({ totals }: Pick<DepositListView, 'totals'>) => {
  const words = useCurrencyWords();
  if (totals.length === 0) return null;
  return (
    <span className={classes.totals}>
      {totals.map(({ currencyId, counted }) => (
        <AmountText key={currencyId} amount={counted} code={words(currencyId)} />
      ))}
    </span>
  );
};
