/** The conversion written out as a sentence, so that nobody has to read two figures and guess which is which. */
import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import { currencyWords } from '../../ui/currency-words.ts';
import { formatClock } from '../../ui/format-clock.ts';
import { formatMoney, groupDecimal, roundDecimal, trimZeros } from '../../ui/format.ts';
import type { Draft } from './draft.ts';
import styles from './new-payout.module.css';
import type { Preview } from './use-preview.ts';

interface ConversionProps {
  readonly draft: Draft;
  readonly currency: CurrencyView | null;
  readonly preview: Preview;
}

const useSentence = ({ draft, currency, preview }: ConversionProps): string => {
  const { t } = useTranslation();
  const { view } = preview;
  if (currency === null || draft.amount.trim() === '') return t('newPayout.sentenceEmpty');
  if (preview.aboutOtherMoney) return t('newPayout.sentenceChecking');
  if (view === null || view.pays === null) return t('newPayout.sentenceNone');
  const words = {
    who: draft.beneficiary.trim() === '' ? t('newPayout.someone') : draft.beneficiary.trim(),
    amount: groupDecimal(trimZeros(view.pays)),
    currency: currencyWords(currency.code, currency.network),
  };
  if (view.converts)
    return t('newPayout.sentenceConverted', {
      ...words,
      asked: formatMoney(draft.amount.trim(), draft.unit),
    });
  if (view.usd === null || view.rate === null || view.snapshotAt === null)
    return t('newPayout.sentence', words);
  return t('newPayout.sentenceUsd', {
    ...words,
    usd: groupDecimal(roundDecimal(view.usd, 2)),
    rate: groupDecimal(view.rate),
    code: currency.code,
    time: formatClock(view.snapshotAt),
  });
};

export const Conversion = (props: ConversionProps) => {
  const sentence = useSentence(props);
  const { view, aboutOtherMoney } = props.preview;
  const known = aboutOtherMoney ? null : (view?.pays ?? null);
  return (
    <output
      className={styles['sentence']}
      data-known={known !== null || undefined}
      data-stale={props.preview.stale || undefined}
    >
      {sentence}
    </output>
  );
};
