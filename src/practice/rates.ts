/**
 * USD prices that move with time, the same way for the same seed.
 */
import { formatFixed, parseAmount } from '#core/money/amount.ts';
import { drawInteger } from './chance.ts';
import type { PracticeCurrency } from './currencies.ts';

/** How strongly prices move. `none` keeps the table's price for ever. */
export type Drift = 'none' | 'gentle' | 'strong';

interface Motion {
  /** Greatest distance from the table's price, parts per million. */
  readonly reach: number;
  /** Time between two turning points, ms. */
  readonly period: number;
}

const MOTIONS: Readonly<Record<Exclude<Drift, 'none'>, Motion>> = {
  gentle: { reach: 4_000, period: 600_000 },
  strong: { reach: 90_000, period: 20_000 },
};

/** Coins pegged to the dollar move a twentieth as far. */
const PEG_DAMPING = 20;
const MILLION = 1_000_000;

/** How prices move for one seed. */
export interface Market {
  readonly seed: string;
  readonly drift: Drift;
}

/** The USD price of a currency at `now` (ms since 1970) as decimal text, with the decimals of the table's price. */
export const rateAt = (market: Market, currency: PracticeCurrency, now: number): string => {
  if (market.drift === 'none') return currency.usdRate;
  const decimals = currency.usdRate.split('.')[1]?.length ?? 0;
  const base = parseAmount(currency.usdRate, decimals);
  if (!base.ok) throw new Error(`practice table: rate of ${currency.id} is not decimal`);
  const factor = BigInt(MILLION + partsPerMillion(market, currency, now));
  const units = (base.value.units * factor) / BigInt(MILLION);
  return formatFixed({ units: units > 0n ? units : 1n, decimals });
};

const partsPerMillion = (market: Market, currency: PracticeCurrency, now: number): number => {
  const motion = MOTIONS[market.drift === 'strong' ? 'strong' : 'gentle'];
  const pegged = currency.code.startsWith('USD');
  const reach = pegged ? motion.reach / PEG_DAMPING : motion.reach;
  const step = Math.floor(now / motion.period);
  const turn = (index: number): number =>
    drawInteger(market.seed, 2 * reach + 1, 'rate', currency.code, index) - reach;
  const share = (now - step * motion.period) / motion.period;
  return Math.round(turn(step) + (turn(step + 1) - turn(step)) * share);
};
