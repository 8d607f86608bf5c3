/**
 * How far figures may be apart before a person must look: one set of bounds a profile, for plan, review and sending.
 * Percentages are whole hundredths of a percent (basis points), so that they compare exactly.
 */

/** How far a USD price may move from the one the amounts were converted at, hundredths of a percent, by class. */
export interface DriftBounds {
  readonly stable: number;
  readonly other: number;
}

/** Who makes a fiat amount into a coin amount: Purser, so that the coin is what is approved, or the gateway. */
export const CONVERSION_MODES = ['crypto-exact', 'fiat-exact'] as const;

export type ConversionMode = (typeof CONVERSION_MODES)[number];

export interface MoneyTerms {
  readonly drift: DriftBounds;
  /** A rate further than this from the last one known is asked about, hundredths of a percent. */
  readonly rateBand: number;
  /** A fee above this share of an amount is warned of, hundredths of a percent. */
  readonly feeShare: number;
  /** A reference rate of a fiat may be so old when it is used, hours. */
  readonly fiatRateHours: number;
  /** Absent in what an older Purser wrote: crypto-exact. */
  readonly mode?: ConversionMode;
}

/** Who converts in this profile. Batches already submitted keep what they were submitted with. */
export const modeOf = ({ mode }: Pick<MoneyTerms, 'mode'>): ConversionMode =>
  mode ?? 'crypto-exact';

/** Source: safety section 12 (band), market P4 (bounds); fee share and age by our own judgement. */
export const DEFAULT_TERMS: MoneyTerms = {
  drift: { stable: 50, other: 200 },
  rateBand: 300,
  feeShare: 500,
  fiatRateHours: 24,
};

/** Least and greatest of each that may be set: nothing can be switched off. */
export const TERM_LIMITS = {
  drift: [1, 1_000],
  rateBand: [1, 2_000],
  feeShare: [1, 10_000],
  fiatRateHours: [1, 720],
} as const;

/** Hundredths of a percent as people read them: 50 is "0.5", -219 is "-2.19". */
export const percentText = (hundredths: number | bigint): string => {
  const given = BigInt(hundredths);
  const size = given < 0n ? -given : given;
  const rest = `${size % 100n}`.padStart(2, '0').replace(/0+$/, '');
  const whole = `${given < 0n ? '-' : ''}${size / 100n}`;
  return rest === '' ? whole : `${whole}.${rest}`;
};

/** A move as people read it, with its sign: "+2.19", "-0.5". */
export const movedText = (hundredths: bigint): string =>
  `${hundredths > 0n ? '+' : ''}${percentText(hundredths)}`;
