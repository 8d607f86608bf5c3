import type { ClipboardEvent } from 'react';
import { i18n } from '../i18n/i18n.ts';
import classes from './amount-text.module.css';
import { Digits } from './digits.tsx';
import { trimZeros } from './format.ts';
import { UsdText } from './usd-text.tsx';

interface AmountTextProps {
  /** Decimal text; null shows a dash with its reason. */
  readonly amount: string | null;
  readonly code?: string;
  /** Fiat equivalent, decimal USD, shown muted and marked as about. */
  readonly usd?: string | null;
  /** Why there is no amount, for the hover of the dash. */
  readonly missing?: string;
  /** Large figures for a total that decides. */
  readonly size?: 'table' | 'large';
}

const copyRaw = (raw: string) => (event: ClipboardEvent) => {
  event.clipboardData.setData('text/plain', raw);
  event.preventDefault();
};

/** An amount: grouped, tabular, right-aligned; its code muted; the full value on hover and in copy. */
export const AmountText = (props: AmountTextProps) => {
  const { amount, code, usd, missing, size = 'table' } = props;
  if (amount === null) {
    return (
      <span className={classes.missing} title={missing ?? i18n.t('common.missing')}>
        —
      </span>
    );
  }
  const full = code === undefined ? amount : `${amount} ${code}`;
  return (
    <span className={classes.amount} data-size={size} title={full} onCopy={copyRaw(amount)}>
      <span className={classes.digits}>
        <Digits text={trimZeros(amount)} />
      </span>
      {code !== undefined && <span className={classes.code}> {code}</span>}
      {usd !== undefined && usd !== null && (
        <>
          {' '}
          <UsdText usd={usd} />
        </>
      )}
    </span>
  );
};
