/**
 * What a withdrawal costs, exactly, in smallest units.
 */
import { parseAmount } from '#core/money/amount.ts';
import type { FeeRule, PracticeCurrency } from './currencies.ts';

/** All in smallest units of the currency. */
export interface Charge {
  /** What the request asks for. */
  readonly amount: bigint;
  readonly feeNetwork: bigint;
  readonly feeService: bigint;
  /** What leaves the balance. */
  readonly debit: bigint;
  /** What arrives; negative when the fees exceed a deducted amount. */
  readonly net: bigint;
}

/**
 * Prices a withdrawal of `amount` smallest units.
 * The service fee is a share of the amount, rounded up to a whole unit in the vendor's favour.
 */
export const chargeFor = (
  amount: bigint,
  currency: PracticeCurrency,
  everywhere: FeeRule,
): Charge => {
  const { feeSide, serviceFeeBasisPoints } = currency.fees ?? everywhere;
  const feeNetwork = tableUnits(currency.networkFee, currency);
  const feeService = (amount * BigInt(serviceFeeBasisPoints) + 9_999n) / 10_000n;
  const fees = feeNetwork + feeService;
  return feeSide === 'on-top'
    ? { amount, feeNetwork, feeService, debit: amount + fees, net: amount }
    : { amount, feeNetwork, feeService, debit: amount, net: amount - fees };
};

/** Smallest units of an amount from the table or the options; text that does not fit the accuracy is a mistake there. */
export const tableUnits = (text: string, currency: PracticeCurrency): bigint => {
  const amount = parseAmount(text, currency.decimals);
  if (!amount.ok) throw new Error(`practice: "${text}" is no amount of ${currency.code}`);
  return amount.value.units;
};
