/** What can I pay? A sum as typed, and every currency above its minimum, below it, or not payable. */
import { Button, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyView, FiatRateView } from '#contract/views/money.ts';
import { formatAmount } from '#core/money/amount.ts';
import { readSpend, type Spend } from '#core/currency/spend.ts';
import { cheapestFirst, whatPays } from '#core/currency/what-pays.ts';
import { askForRates } from '../../bridge/rate-dialog-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { groupDecimal } from '../../ui/format.ts';
import { ProblemBand } from '../../ui/problem-band.tsx';
import { Section } from '../../ui/section.tsx';
import { AskFees } from './fee-parts.tsx';
import classes from './currencies.module.css';
import { BelowTable, PaysTable, UnpayableTable } from './pay-tables.tsx';
import { useSpendWords } from './spend-words.ts';
import { feesIn, useFees } from './use-fees.ts';

const spendText = ({ amount, unit }: Spend): string =>
  `${groupDecimal(formatAmount(amount))} ${unit}`;

const Answer = (props: { readonly spend: Spend; readonly currencies: readonly CurrencyView[] }) => {
  const { spend, currencies } = props;
  const { t } = useTranslation();
  const asking = useFees();
  const found = useMemo(() => whatPays(spend, currencies), [spend, currencies]);
  const amounts = new Map(
    found.pays.map(({ currency, amount }) => [currency.id, formatAmount(amount)]),
  );
  const askedOf = (currencyId: number) => ({ currencyId, amount: amounts.get(currencyId) ?? '' });
  const rows = cheapestFirst(found.pays, (id) => feesIn(asking.of(askedOf(id))));
  const sum = spendText(spend);
  return (
    <>
      <Section
        title={t('currencies.pay.above', { sum, count: rows.length })}
        aside={t('currencies.pay.aboveAside')}
        action={<AskFees asking={asking} rows={rows.map(({ currency }) => askedOf(currency.id))} />}
      >
        {rows.length === 0 ? (
          <EmptyState sentence={t('currencies.pay.noneAbove', { sum })} />
        ) : (
          <PaysTable rows={rows} feeOf={(id) => asking.of(askedOf(id))} />
        )}
      </Section>
      {found.below.length > 0 && (
        <Section
          title={t('currencies.pay.below', { count: found.below.length })}
          aside={t('currencies.pay.belowAside')}
        >
          <BelowTable rows={found.below} unit={spend.unit} />
        </Section>
      )}
      {found.unpayable.length > 0 && (
        <Section title={t('currencies.pay.unpayable', { count: found.unpayable.length })}>
          <UnpayableTable rows={found.unpayable} />
        </Section>
      )}
    </>
  );
};

interface PayViewProps {
  readonly currencies: readonly CurrencyView[];
  readonly rates: readonly FiatRateView[];
}

export const PayView = ({ currencies, rates }: PayViewProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('12 USD');
  const words = useSpendWords();
  const read = useMemo(
    () => readSpend(typed, { currencies, fiatRates: rates }),
    [typed, currencies, rates],
  );
  const fault = read.ok ? null : words(read.error);
  const missing = !read.ok && read.error.kind === 'no-rate' ? read.error.unit : null;
  const used = read.ok ? rates.find(({ fiat }) => fiat === read.value.unit) : undefined;
  return (
    <div className={classes.view}>
      <div className={classes.ask}>
        <TextInput
          className={classes.sum}
          label={t('currencies.pay.label')}
          description={t('currencies.pay.hint')}
          value={typed}
          error={fault}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {missing !== null && (
          <Button onClick={() => askForRates([missing])}>
            {t('currencies.sum.enterRate', { unit: missing })}
          </Button>
        )}
      </div>
      {used?.stale === true && (
        <ProblemBand
          tone="waiting"
          happened={t('currencies.sum.stale', { fiat: used.fiat, source: used.source })}
        />
      )}
      {read.ok && (
        <Answer
          key={`${read.value.unit} ${formatAmount(read.value.amount)}`}
          spend={read.value}
          currencies={currencies}
        />
      )}
      {!read.ok && fault === null && <EmptyState sentence={t('currencies.pay.empty')} />}
    </div>
  );
};
