/**
 * The customer's side of practice: pays an address or an invoice as a payer would, by word of mouth and not by protocol.
 */
import { formatFixed, parseAmount, powerOfTen } from '#core/money/amount.ts';
import { err, ok, type Result } from '#core/result.ts';
import { addressOn } from './addresses.ts';
import { tableUnits } from './charge.ts';
import type { PracticeCurrency } from './currencies.ts';
import { currencyOn, type Desk } from './desk.ts';
import { chainHashFor } from './ids.ts';
import type { Deposit, Unnoticed } from './incoming.ts';
import { INVOICE_FEE_BASIS_POINTS } from './order-status.ts';
import { rateAt } from './rates.ts';
import { usdPerUnit } from './receive.ts';
import { centsOf, centsText, paidCents } from './till.ts';

/** One payment of a customer. */
export interface CustomerPayment {
  readonly orderId: string;
  /** Which coin the customer pays in. */
  readonly currencyId: number;
  /**
   * Decimal text: in the coin itself, or in the invoice's symbol; `rest` pays what an invoice still lacks. An address
   * asks for no amount and knows the coin only.
   */
  readonly amount: { readonly in: 'coin' | 'symbol'; readonly text: string } | 'rest';
  /** The payer leaves the tag out. */
  readonly withoutTag?: boolean;
}

/** Pays; the deposit is in the books when this returns. Errors: why there is nothing to pay, in words for people. */
export const payAsCustomer = (desk: Desk, payment: CustomerPayment): Result<Deposit, string> => {
  const currency = currencyOn(desk, payment.currencyId);
  if (currency === null) return err('The practice gateway does not offer that currency now.');
  const target = targetOf(desk, payment, currency);
  if (typeof target === 'string') return err(target);
  const units = unitsOf(desk, payment, currency);
  if (typeof units === 'string') return err(units);
  const deposit = depositOf(desk, { payment, currency, target, units });
  desk.till.takeIn(deposit);
  return ok(deposit);
};

type Target = Pick<Deposit, 'via' | 'addressTo' | 'destinationTag'>;

const targetOf = (
  desk: Desk,
  { orderId, withoutTag }: CustomerPayment,
  currency: PracticeCurrency,
): Target | string => {
  const given = desk.till.addressOf(orderId, currency.id);
  if (given !== null) {
    const destinationTag = withoutTag === true ? null : given.destinationTag;
    return { via: 'address', addressTo: given.address, destinationTag };
  }
  const invoice = desk.till.invoiceOf(orderId);
  if (invoice === null)
    return 'The practice gateway has no address in that coin and no invoice of this reference.';
  const { currencyIds } = invoice;
  if (currencyIds.length > 0 && !currencyIds.includes(currency.id)) {
    return 'This invoice does not take that coin.';
  }
  if (desk.now >= invoice.expiresAt)
    return 'The time of this invoice is over; its page takes no payment.';
  const addressTo = addressOn(currency.chain, desk.seed, 'invoice', currency.id, orderId);
  return { via: 'invoice', addressTo, destinationTag: null };
};

/** Smallest units the customer sends, or why none. A worth in the symbol is rounded up, as a payment page would. */
const unitsOf = (
  desk: Desk,
  { orderId, amount }: CustomerPayment,
  currency: PracticeCurrency,
): bigint | string => {
  const invoice = desk.till.invoiceOf(orderId);
  if (amount !== 'rest' && amount.in === 'coin') {
    const parsed = parseAmount(amount.text, currency.decimals);
    if (!parsed.ok || parsed.value.units === 0n) {
      return `"${amount.text}" is no amount of ${currency.code} with at most ${currency.decimals} decimals.`;
    }
    return parsed.value.units;
  }
  if (invoice === null) return 'An address asks for no amount: say how much of the coin is paid.';
  const cents = amount === 'rest' ? restOf(desk, orderId) : centsIn(amount.text);
  if (cents === null || cents <= 0n)
    return 'There is nothing to pay: give an amount above zero, with two decimals at most.';
  const price = priceOf(desk, currency, invoice.symbol);
  return (
    (cents * price.symbol * powerOfTen(currency.decimals) + 100n * price.coin - 1n) /
    (100n * price.coin)
  );
};

const centsIn = (text: string): bigint | null => {
  const parsed = parseAmount(text, 2);
  return parsed.ok ? parsed.value.units : null;
};

const restOf = (desk: Desk, orderId: string): bigint => {
  const invoice = desk.till.invoiceOf(orderId);
  const asked = invoice === null ? 0n : centsOf(invoice.amount);
  return asked - paidCents(desk.till.depositsOf(orderId));
};

const PRICE_DECIMALS = 18;

/** Prices of coin and symbol in the same unit, so that they divide exactly. */
const priceOf = (
  desk: Desk,
  currency: PracticeCurrency,
  symbol: string,
): { readonly coin: bigint; readonly symbol: bigint } => {
  const units = (text: string): bigint => {
    const parsed = parseAmount(text, PRICE_DECIMALS);
    if (!parsed.ok) throw new Error(`practice: "${text}" is no price`);
    return parsed.value.units;
  };
  const market = { seed: desk.seed, drift: desk.switches.drift };
  const coin = rateAt(market, currency, desk.now);
  // The coin an invoice is written in is worth one of itself.
  return symbol === currency.code
    ? { coin: 1n, symbol: 1n }
    : { coin: units(coin), symbol: units(usdPerUnit(desk, symbol) ?? '1') };
};

const depositOf = (
  desk: Desk,
  paid: {
    readonly payment: CustomerPayment;
    readonly currency: PracticeCurrency;
    readonly target: Target;
    readonly units: bigint;
  },
): Deposit => {
  const { payment, currency, target, units } = paid;
  const text = (value: bigint): string =>
    formatFixed({ units: value, decimals: currency.decimals });
  const n = desk.till.deposits().length + 1;
  // Deposits to an address are free of charge (vendor's pages of 2023); a paid invoice costs the service fee.
  const fee = target.via === 'address' ? 0n : (units * INVOICE_FEE_BASIS_POINTS + 9_999n) / 10_000n;
  return {
    ...target,
    n,
    orderId: payment.orderId,
    currencyId: currency.id,
    amount: text(units),
    amountReceive: text(units - fee),
    feeService: text(fee),
    feeNetwork: text(0n),
    worth: worthOf(desk, currency, { orderId: payment.orderId, target, units }),
    txhash: chainHashFor(desk.seed, currency.chain, `deposit-${n}`),
    at: desk.now,
    unnoticed: unnoticedOf(desk, currency, { orderId: payment.orderId, target, units }),
  };
};

interface Received {
  readonly orderId: string;
  readonly target: Target;
  readonly units: bigint;
}

const worthOf = (desk: Desk, currency: PracticeCurrency, received: Received): string | null => {
  const invoice = desk.till.invoiceOf(received.orderId);
  if (received.target.via === 'address' || invoice === null) return null;
  const price = priceOf(desk, currency, invoice.symbol);
  const worth = received.units * 100n * price.coin;
  return centsText(worth / (price.symbol * powerOfTen(currency.decimals)));
};

/** What is below the minimum, or lacks the tag that says whose it is, the vendor credits to nobody. */
const unnoticedOf = (
  desk: Desk,
  currency: PracticeCurrency,
  { orderId, target, units }: Received,
): Unnoticed | null => {
  const needed = desk.till.addressOf(orderId, currency.id)?.destinationTag ?? null;
  if (target.via === 'address' && needed !== null && target.destinationTag === null)
    return 'no-tag';
  return units < tableUnits(currency.minDeposit, currency) ? 'below-minimum' : null;
};
