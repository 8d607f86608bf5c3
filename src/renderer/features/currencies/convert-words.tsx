/** The conversion as sentences: by which rates, and what the rounding did. */
import { useTranslation } from 'react-i18next';
import type { CurrencyView, FiatRateView } from '#contract/views/money.ts';
import { rateWords } from '#core/money/fiat-rate.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { currencyWords } from '../../ui/currency-words.ts';
import { groupDecimal } from '../../ui/format.ts';
import classes from './currencies.module.css';
import type { Converted } from './convert.ts';

interface ConvertWordsProps {
  readonly result: Converted;
  readonly currency: CurrencyView;
  readonly fiat: string;
  readonly rate: FiatRateView | null;
}

export const ConvertWords = ({ result, currency, fiat, rate }: ConvertWordsProps) => {
  const { t } = useTranslation();
  const name = currencyWords(currency.code, currency.network);
  const { code } = currency;
  const decimals = currency.decimals ?? 0;
  const [gives, gets] =
    result.side === 'fiat'
      ? [`${groupDecimal(result.fiat)} ${fiat}`, `${groupDecimal(result.coin)} ${name}`]
      : [`${groupDecimal(result.coin)} ${name}`, `${groupDecimal(result.fiat)} ${fiat}`];
  const reference =
    rate === null
      ? ''
      : ` ${t('currencies.convert.through', { rate: rateWords(rate), source: rate.source })}`;
  const rounding = result.isExact
    ? t('currencies.convert.exact')
    : result.side === 'fiat'
      ? t('currencies.convert.cut', { decimals, code, worth: groupDecimal(result.worth), fiat })
      : t(`currencies.convert.nearest.${result.direction === 'up' ? 'up' : 'down'}`, {
          exact: groupDecimal(result.worth),
          fiat,
        });
  return (
    <output className={classes.sentence}>
      <p className={classes.figures}>
        {gives} <span className="muted">=</span> <strong>{gets}</strong>{' '}
        <CopyButton
          text={result.side === 'fiat' ? result.coin : result.fiat}
          what={t('common.amount')}
        />
      </p>
      <p>
        {t('currencies.convert.by', { code, rate: groupDecimal(currency.usdRate ?? '') })}
        {reference}
      </p>
      <p>{rounding}</p>
      <p className="muted">{t('currencies.convert.both')}</p>
    </output>
  );
};
