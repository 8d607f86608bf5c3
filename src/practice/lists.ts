/**
 * `/v2/currencies`, `/v2/balance` and `/v2/fees`: what there is, what is held, what it would cost.
 */
import { formatFixed } from '#core/money/amount.ts';
import type { Desk } from './desk.ts';
import { readOrder } from './order.ts';
import { refuse, succeed, type Answer, type Fields } from './protocol.ts';
import { rateAt } from './rates.ts';

/** The currencies on offer with their prices now. */
export const answerCurrencies = (desk: Desk): Answer =>
  succeed({
    list: desk.currencies.map((currency) => ({
      id: currency.id,
      name: currency.name,
      currency: currency.code,
      network: currency.network,
      rateUsd: rateAt({ seed: desk.seed, drift: desk.switches.drift }, currency, desk.now),
      minDep: currency.minDeposit,
      ...(currency.minWithdraw !== null && { minWithdraw: currency.minWithdraw }),
      decimals: currency.decimals,
    })),
  });

/** What may be spent per currency id; the shape is an invention of the reference (mark X). */
export const answerBalance = (desk: Desk): Answer =>
  succeed({
    list: desk.currencies.map((currency) => ({
      id: currency.id,
      currency: currency.code,
      network: currency.network,
      balance: formatFixed({
        units: desk.books.available(currency.id, desk.starting(currency), desk.now),
        decimals: currency.decimals,
      }),
    })),
  });

/** What a withdrawal would cost: `amountFull` leaves the balance, `amount` arrives. */
export const answerFees = (desk: Desk, fields: Fields): Answer => {
  const order = readOrder(desk, fields);
  if (!order.ok) return refuse(order.error);
  const { currency, charge } = order.value;
  const text = (units: bigint): string => formatFixed({ units, decimals: currency.decimals });
  return succeed({
    paymentId: currency.id,
    amountFull: text(charge.debit),
    amount: text(charge.net),
    feeNetwork: text(charge.feeNetwork),
    feeService: text(charge.feeService),
  });
};
