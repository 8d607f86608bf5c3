/** Fiat to coin and back, exactly, with what each rounding does. */
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyView, FiatRateView } from '#contract/views/money.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { currencyWords } from '../../ui/currency-words.ts';
import { ProblemBand } from '../../ui/problem-band.tsx';
import classes from './currencies.module.css';
import { convert, type Side } from './convert.ts';
import { ConvertWords } from './convert-words.tsx';

interface ConvertViewProps {
  readonly currencies: readonly CurrencyView[];
  readonly rates: readonly FiatRateView[];
}

interface Typed {
  readonly side: Side;
  readonly text: string;
}

export const ConvertView = ({ currencies, rates }: ConvertViewProps) => {
  const { t } = useTranslation();
  const priced = currencies.filter(({ usdRate }) => usdRate !== null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [fiat, setFiat] = useState('USD');
  const [typed, setTyped] = useState<Typed>({ side: 'fiat', text: '100' });
  const currency = priced.find(({ id }) => id === chosen) ?? priced[0];
  if (currency === undefined) return <EmptyState sentence={t('currencies.convert.none')} />;
  const rate = rates.find((each) => each.fiat === fiat) ?? null;
  const result = convert({ ...typed, fiat, currency, rate });
  const shown = (side: Side): string => {
    if (typed.side === side) return typed.text;
    return result.ok ? result.value[side] : '';
  };
  const field = (side: Side, label: string) => (
    <TextInput
      className={classes.figure}
      label={label}
      inputMode="decimal"
      value={shown(side)}
      error={
        !result.ok && typed.side === side
          ? t(`currencies.convert.fault.${result.error}`)
          : undefined
      }
      onChange={(event) => setTyped({ side, text: event.currentTarget.value })}
    />
  );
  return (
    <div className={classes.view}>
      <div className={classes.convert}>
        <div className={classes.pair}>
          {field('fiat', t('currencies.convert.fiat'))}
          <Select
            label={t('currencies.convert.unit')}
            allowDeselect={false}
            searchable
            data={['USD', ...rates.map((each) => each.fiat)]}
            value={fiat}
            onChange={(next) => setFiat(next ?? 'USD')}
          />
        </div>
        <div className={classes.pair}>
          {field('coin', t('currencies.convert.coin'))}
          <Select
            label={t('currencies.column.code')}
            allowDeselect={false}
            searchable
            data={priced.map(({ id, code, network }) => ({
              value: String(id),
              label: currencyWords(code, network),
            }))}
            value={String(currency.id)}
            onChange={(next) => setChosen(next === null ? null : Number(next))}
          />
        </div>
      </div>
      {rate?.stale === true && (
        <ProblemBand
          tone="waiting"
          happened={t('currencies.sum.stale', { fiat: rate.fiat, source: rate.source })}
        />
      )}
      {result.ok && (
        <ConvertWords result={result.value} currency={currency} fiat={fiat} rate={rate} />
      )}
    </div>
  );
};
