/** The amount in USD or in the currency itself; changing the unit carries the converted figure over. */
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CurrencyView } from '#contract/views/money.ts';
import { roundDecimal } from '../../ui/format.ts';
import type { Draft } from './draft.ts';
import styles from './new-payout.module.css';
import type { Preview } from './use-preview.ts';

interface AmountFieldProps {
  readonly draft: Draft;
  readonly currency: CurrencyView | null;
  readonly preview: Preview;
  readonly error: string | undefined;
  readonly onBlur: () => void;
  readonly onDraft: (draft: Draft) => void;
}

/** The same value in the other unit, or null while it is not known. */
const inOtherUnit = ({
  draft,
  currency,
  preview,
}: AmountFieldProps): Pick<Draft, 'amount' | 'unit'> | null => {
  const { view } = preview;
  if (currency === null || view === null || preview.stale) return null;
  if (draft.unit === 'USD')
    return view.pays === null ? null : { unit: currency.code, amount: view.pays };
  return view.usd === null ? null : { unit: 'USD', amount: roundDecimal(view.usd, 2) };
};

export const AmountField = (props: AmountFieldProps) => {
  const { draft, currency, error, onBlur, onDraft } = props;
  const { t } = useTranslation();
  const other = inOtherUnit(props);
  const units = currency === null || currency.usdRate !== null ? ['USD'] : [];
  if (currency !== null) units.push(currency.code);
  return (
    <div>
      <div className={styles['amount']}>
        <TextInput
          required
          className={styles['grow'] ?? ''}
          classNames={{ input: styles['figure'] ?? '' }}
          label={t('newPayout.amount')}
          inputMode="decimal"
          autoComplete="off"
          value={draft.amount}
          error={error}
          onBlur={onBlur}
          onChange={(event) => onDraft({ ...draft, amount: event.currentTarget.value })}
        />
        <SegmentedControl
          className={styles['units'] ?? ''}
          aria-label={t('newPayout.unit')}
          data={units}
          value={draft.unit}
          onChange={(unit) => onDraft({ ...draft, unit })}
        />
      </div>
      {other !== null && (
        <Button variant="subtle" size="compact-xs" onClick={() => onDraft({ ...draft, ...other })}>
          {t('newPayout.convert', { amount: other.amount, unit: other.unit })}
        </Button>
      )}
    </div>
  );
};
