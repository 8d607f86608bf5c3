/** What fees a number of payouts of one currency may cost: an estimate, and shown as one. */
import { MAX_DECIMALS, parseAmount, type Amount } from '#core/money/amount.ts';
import type { FeeDesk } from '../desk/fees.ts';

/** Quotes already known; none is asked for. */
export type KnownFees = Pick<FeeDesk, 'known'>;

export interface FeeQuestion {
  readonly currencyId: number;
  readonly count: number;
  readonly sum: Amount;
}

const scaled = (text: string, by: { count: bigint } | { of: bigint; per: bigint }): bigint => {
  const read = parseAmount(text, MAX_DECIMALS);
  const units = read.ok ? read.value.units : 0n;
  return 'count' in by ? units * by.count : by.per === 0n ? 0n : (units * by.of) / by.per;
};

/** The network fee once a payout and the service fee in proportion, or null where no quote is known. */
export const estimateFees = (asked: FeeQuestion, fees: KnownFees): Amount | null => {
  const known = fees.known(asked.currencyId);
  if (known === null) return null;
  const { decimals } = asked.sum;
  const example = parseAmount(known.amount, decimals);
  const per = example.ok ? example.value.units : 0n;
  const network = scaled(known.quote.networkFee, { count: BigInt(asked.count) });
  const service = scaled(known.quote.serviceFee, { of: asked.sum.units, per });
  return { units: (network + service) / 10n ** BigInt(MAX_DECIMALS - decimals), decimals };
};
