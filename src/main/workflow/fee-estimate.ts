/** What fees a number of payouts of one currency may cost: an estimate, and shown as one. */
import { MAX_DECIMALS, parseAmount, powerOfTen, type Amount } from '#core/money/amount.ts';
import type { FeeDesk } from '../desk/fees.ts';

/** Quotes already known; none is asked for. */
export type KnownFees = Pick<FeeDesk, 'known'>;

export interface FeeQuestion {
  readonly currencyId: number;
  readonly count: number;
  readonly sum: Amount;
}

const unitsOf = (text: string): bigint => {
  const read = parseAmount(text, MAX_DECIMALS);
  return read.ok ? read.value.units : 0n;
};

const divideUp = (over: bigint, under: bigint): bigint => (over + under - 1n) / under;

/**
 * The network fee once a payout and the service fee in proportion, rounded up because it is kept in reserve; null
 * where no quote is known.
 */
export const estimateFees = (asked: FeeQuestion, fees: KnownFees): Amount | null => {
  const known = fees.known(asked.currencyId);
  if (known === null) return null;
  const { decimals } = asked.sum;
  const example = parseAmount(known.amount, decimals);
  const per = example.ok ? example.value.units : 0n;
  const network = unitsOf(known.quote.networkFee) * BigInt(asked.count);
  const quoted = unitsOf(known.quote.serviceFee);
  const service = per === 0n ? 0n : divideUp(quoted * asked.sum.units, per);
  return { units: divideUp(network + service, powerOfTen(MAX_DECIMALS - decimals)), decimals };
};
