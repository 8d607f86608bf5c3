import { i18n } from '../i18n/i18n.ts';
import { Digits } from './digits.tsx';
import { roundDecimal, THIN_SPACE } from './format.ts';

interface UsdTextProps {
  readonly usd: string | null;
  /** Whether to say USD; left out where a column says it. */
  readonly unit?: boolean;
}

/** A fiat equivalent: muted, marked as about; a dash when there is no rate. */
export const UsdText = ({ usd, unit = true }: UsdTextProps) => {
  if (usd === null) {
    return (
      <span className="muted" title={i18n.t('common.missing')}>
        —
      </span>
    );
  }
  return (
    <span className="muted" title={`≈ ${usd} USD`}>
      ≈{THIN_SPACE}
      <Digits text={roundDecimal(usd, 2)} />
      {unit && ' USD'}
    </span>
  );
};
