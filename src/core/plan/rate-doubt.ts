/** USD prices of the gateway that are far from the last ones known here: a person looks before they are used. */
import { parseRate } from '../money/convert.ts';
import { currencyLabel, type Currency } from '../money/currency.ts';
import { isBeyond, movedBetween } from '../money/drift.ts';
import { movedText, percentText } from '../money/terms.ts';

/** A price to be confirmed, beside the one it is far from. */
export interface RateDoubt {
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  readonly previous: string;
  readonly now: string;
  /** Percent of the previous with its sign, for words. */
  readonly moved: string;
  readonly band: number;
}

/**
 * The currencies whose listed price is further than `band` hundredths of a percent from the last one known: that of
 * the last batch here, or one confirmed since. A currency without either raises no doubt.
 */
export const doubtfulRates = (
  currencies: readonly Currency[],
  known: ReadonlyMap<number, string>,
  band: number,
): readonly RateDoubt[] =>
  currencies.flatMap(({ id, code, network, usdRate: now }) => {
    const previous = known.get(id);
    if (previous === undefined || now === null) return [];
    const [was, is] = [parseRate(previous), parseRate(now)];
    if (!was.ok || !is.ok || !isBeyond(was.value.units, is.value.units, band)) return [];
    const moved = movedText(movedBetween(was.value.units, is.value.units));
    return [{ currencyId: id, code, network, previous, now, moved, band }];
  });

/** Both figures and how far they are apart. */
export const doubtWords = (doubt: RateDoubt): string => {
  const { previous, now, moved, band } = doubt;
  return `${currencyLabel(doubt)}: the gateway says ${now} USD, and the last rate known here was ${previous} USD (${moved} %; more than ${percentText(band)} % is asked about). Compare it with another source, then confirm it.`;
};
