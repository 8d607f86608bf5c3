/** Quantities with a sign as decimal text. */
import { formatAmount } from '../money/amount.ts';
import type { Signed } from './roll-forward.ts';

/** Plain decimal text, a minus sign before what is below zero, trailing zeros trimmed. */
export const signedText = ({ units, decimals }: Signed): string =>
  units < 0n ? `-${formatAmount({ units: -units, decimals })}` : formatAmount({ units, decimals });
