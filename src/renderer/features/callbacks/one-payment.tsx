/** One particular payment held against the gateway's rules: the minimum, the tag, the confirmations. */
import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import { compareAmounts, MAX_DECIMALS, parseAmount } from '#core/money/amount.ts';
import { callsTwice } from '#core/receive/deposit.ts';
import { useCurrencies } from '../../bridge/currencies-store.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import { Section } from '../../ui/section.tsx';
import classes from './callbacks.module.css';
import { Step } from './step.tsx';

const Minimum = ({ currency, amount }: { currency: CurrencyView; amount: string }) => {
  const { t } = useTranslation();
  const sent = parseAmount(amount.trim(), MAX_DECIMALS);
  if (!sent.ok) return <Step tone="waiting" title={t('callbacks.why.amountWrong')} />;
  const { minDeposit, code } = currency;
  if (minDeposit === null) return <Step tone="waiting" title={t('callbacks.why.amountNone')} />;
  const least = parseAmount(minDeposit, MAX_DECIMALS);
  const isBelow = least.ok && compareAmounts(sent.value, least.value) < 0;
  return (
    <Step
      tone={isBelow ? 'refused' : 'paid'}
      title={t(isBelow ? 'callbacks.why.amountBad' : 'callbacks.why.amountGood', {
        least: `${minDeposit} ${code}`,
      })}
    />
  );
};

const Tag = ({ currency, isGiven }: { currency: CurrencyView; isGiven: boolean }) => {
  const { t } = useTranslation();
  if (currency.tag === 'none') return <Step tone="paid" title={t('callbacks.why.tagNone')} />;
  return (
    <Step
      tone={isGiven ? 'paid' : 'refused'}
      title={t(isGiven ? 'callbacks.why.tagGood' : 'callbacks.why.tagBad')}
    />
  );
};

const Confirmations = ({ currency, seen }: { currency: CurrencyView; seen: number }) => {
  const { t } = useTranslation();
  if (seen < 1) return <Step tone="refused" title={t('callbacks.why.confirmBad')} />;
  const key = callsTwice(currency) ? 'callbacks.why.confirmTwice' : 'callbacks.why.confirmOnce';
  return <Step tone="paid" title={t(key)} />;
};

export const OnePayment = () => {
  const { t } = useTranslation();
  const list = useCurrencies((state) => state.list);
  const [id, setId] = useState<string | null>(null);
  const [amount, setAmount] = useState('');
  const [isTagGiven, setTagGiven] = useState(false);
  const [seen, setSeen] = useState(0);
  const currencies = list?.currencies ?? [];
  const currency = currencies.find((each) => String(each.id) === id);
  return (
    <Section title={t('callbacks.why.payment')} aside={t('callbacks.why.paymentSays')}>
      <div className={classes.form}>
        <Select
          label={t('callbacks.why.currency')}
          searchable
          data={currencies.map((each) => ({
            value: String(each.id),
            label: currencyWords(each.code, each.network),
          }))}
          value={id}
          onChange={setId}
        />
        <TextInput
          label={t('callbacks.why.amount')}
          inputMode="decimal"
          value={amount}
          onChange={({ currentTarget }) => setAmount(currentTarget.value)}
        />
        <NumberInput
          label={t('callbacks.why.confirmations')}
          min={0}
          max={9_999}
          allowDecimal={false}
          value={seen}
          onChange={(value) => setSeen(Number(value) || 0)}
        />
        {currency !== undefined && currency.tag !== 'none' && (
          <Checkbox
            className={classes.lowered}
            label={t('callbacks.why.tagGiven')}
            checked={isTagGiven}
            onChange={({ currentTarget }) => setTagGiven(currentTarget.checked)}
          />
        )}
      </div>
      {currency !== undefined && (
        <ul className={classes.checklist}>
          <Minimum currency={currency} amount={amount} />
          <Tag currency={currency} isGiven={isTagGiven} />
          <Confirmations currency={currency} seen={seen} />
        </ul>
      )}
    </Section>
  );
};
