/**
 * A look into the practice gateway's books from outside, for tests and for people who rehearse.
 */
import { formatFixed } from '#core/money/amount.ts';
import { splitTarget } from './address-shape.ts';
import { readingAt } from './course.ts';
import { practiceCurrencyTable } from './currency-table.ts';
import { startingUnits, type Gateway, type House } from './gateway.ts';
import type { Deposit, Invoice } from './incoming.ts';
import type { Withdrawal } from './withdrawal.ts';

/** One executed payout as seen now. Times are ms since 1970, amounts decimal text. */
export interface WithdrawalSeen {
  readonly transactionId: string;
  /** The orderId of the request, also when the gateway ignores it. */
  readonly orderId: string | null;
  readonly currencyId: number;
  readonly address: string;
  readonly tag: string | null;
  readonly amount: string;
  readonly arrivedAt: number;
  readonly executedAt: number;
  readonly approve: number;
  readonly txhash: string;
}

/** Read-only; every method answers for the present moment. */
export interface BooksView {
  /** How often a payout of this orderId was executed so far. */
  executions(orderId: string): number;
  /** Everything executed so far, in order of arrival. */
  withdrawals(): readonly WithdrawalSeen[];
  /** When each withdraw request arrived, refused ones included. */
  arrivals(): readonly number[];
  /** Milliseconds between neighbouring arrivals. */
  gaps(): readonly number[];
  /** What may still be spent of a currency; unknown ids are an error of the caller. */
  balance(currencyId: number): string;
  /** What is irrevocably taken of a currency: the sum of `amountDebited`. */
  debited(currencyId: number): string;
  /** Every payment of a customer, oldest first. */
  deposits(): readonly Deposit[];
  /** The invoice of an order, or null. */
  invoice(orderId: string): Invoice | null;
  /** Whether the withdraw rule was broken since the last reset. */
  blocked(): boolean;
}

/** Looks into the gateway that `current` gives, which a reset replaces. */
export const viewBooks = (house: House, current: () => Gateway): BooksView => {
  const executed = (): readonly Withdrawal[] =>
    current()
      .books.all()
      .filter((withdrawal) => withdrawal.executedAt <= house.now());
  const arrivals = (): readonly number[] => current().rule.arrivals();
  return {
    executions: (orderId) => executed().filter((one) => one.sentOrderId === orderId).length,
    withdrawals: () => executed().map((withdrawal) => see(withdrawal, house.now())),
    arrivals,
    gaps: () =>
      arrivals().flatMap((at, index, all) => (index === 0 ? [] : [at - (all[index - 1] ?? at)])),
    balance: (currencyId) => {
      const currency = currencyOf(currencyId);
      const { till } = current();
      const starting =
        startingUnits(house, currency) + till.credited(currencyId, currency.decimals);
      const units = current().books.available(currencyId, starting, house.now());
      return formatFixed({ units, decimals: currency.decimals });
    },
    debited: (currencyId) => {
      const units = current().books.debited(currencyId, house.now());
      return formatFixed({ units, decimals: currencyOf(currencyId).decimals });
    },
    deposits: () => current().till.deposits(),
    invoice: (orderId) => current().till.invoiceOf(orderId),
    blocked: () => current().rule.blocked(),
  };
};

const currencyOf = (id: number): (typeof practiceCurrencyTable)[number] => {
  const currency = practiceCurrencyTable.find((one) => one.id === id);
  if (currency === undefined) throw new Error(`no practice currency ${id}`);
  return currency;
};

const see = (withdrawal: Withdrawal, now: number): WithdrawalSeen => {
  const reading = readingAt(withdrawal.course, now);
  return {
    transactionId: withdrawal.transactionId,
    orderId: withdrawal.sentOrderId,
    currencyId: withdrawal.currencyId,
    ...splitTarget(currencyOf(withdrawal.currencyId).chain, withdrawal.addressTo),
    amount: withdrawal.amount,
    arrivedAt: withdrawal.arrivedAt,
    executedAt: withdrawal.executedAt,
    approve: reading?.approve ?? 0,
    txhash: reading?.hash === true ? withdrawal.txhash : '',
  };
};
