/**
 * What the practice gateway tells unasked: deposits that came in, and what becomes of withdrawals.
 */
import { parseAmount, compareAmounts } from '#core/money/amount.ts';
import { CallbackSender, type SentCallback } from './callback-sender.ts';
import { documentedCallbacks, type CallbackSwitches } from './callback-switches.ts';
import { reportsConfirmations, type PracticeCurrency } from './currencies.ts';
import { chainHashFor } from './ids.ts';
import type { Credentials } from './signature.ts';
import type { Withdrawal } from './withdrawal.ts';

/** Money somebody pays in, whether or not the gateway will tell of it. */
export interface PracticePayment {
  readonly currencyId: number;
  /** Of the address or invoice that is paid. */
  readonly orderId: string;
  /** Decimal text in the currency itself. */
  readonly amount: string;
  readonly address: string;
  readonly tag: string | null;
  /** The payer leaves out the tag. */
  readonly forgetsTag?: boolean;
}

/** Whether the gateway will call, and if not, why: the reasons a missing callback has in the guide. */
export type PaymentTold =
  | { readonly told: true; readonly txhash: string; readonly callbacks: number }
  | {
      readonly told: false;
      readonly because: 'unknown-currency' | 'below-minimum' | 'no-tag' | 'no-url';
    };

export interface PracticeCallbacks {
  /** Somebody pays: the gateway calls once, or twice for the coins that confirm twice. */
  pay(payment: PracticePayment): PaymentTold;
  set(switches: Partial<CallbackSwitches>): void;
  switches(): CallbackSwitches;
  sent(): readonly SentCallback[];
  resend(n: number): boolean;
}

export interface OpenCallbacks extends PracticeCallbacks {
  /** A payout was executed: the gateway will tell what becomes of it. */
  executed(withdrawal: Withdrawal): void;
  stop(): void;
}

export interface CallbacksParts {
  readonly credentials: Credentials;
  readonly seed: string;
  readonly table: readonly PracticeCurrency[];
  readonly now: () => number;
}

export const openCallbacks = (
  parts: CallbacksParts,
  initial: Partial<CallbackSwitches> = {},
): OpenCallbacks => {
  let switches: CallbackSwitches = { ...documentedCallbacks, ...initial };
  const { credentials, now } = parts;
  const sender = new CallbackSender({ credentials, now, switches: () => switches });
  let payments = 0;
  return {
    pay: (payment) => {
      const currency = parts.table.find(({ id }) => id === payment.currencyId);
      const silent = silence(payment, currency, switches);
      if (silent !== null || currency === undefined) {
        return { told: false, because: silent ?? 'unknown-currency' };
      }
      payments += 1;
      const label = `payment-${payments}-${payment.orderId}`;
      const txhash = chainHashFor(parts.seed, currency.chain, label);
      const confirmations = reportsConfirmations(currency.chain) ? [1, 2] : [1];
      const { currencyId, orderId, amount, address: addressTo, tag } = payment;
      const told = { currencyId, orderId, amount, txhash, addressTo, tag, confirmations: 1 };
      sender.deposit(told, confirmations);
      return { told: true, txhash, callbacks: confirmations.length };
    },
    executed: (withdrawal) => tellOf(sender, withdrawal, now()),
    set: (change) => {
      switches = { ...switches, ...change };
    },
    switches: () => switches,
    sent: () => sender.sent(),
    resend: (n) => sender.resend(n),
    stop: () => sender.stop(),
  };
};

const silence = (
  { amount, tag, forgetsTag = false }: PracticePayment,
  currency: PracticeCurrency | undefined,
  { url }: CallbackSwitches,
): Extract<PaymentTold, { told: false }>['because'] | null => {
  if (currency === undefined) return 'unknown-currency';
  if (currency.tag !== 'none' && (forgetsTag || tag === null)) return 'no-tag';
  const paid = parseAmount(amount, currency.decimals);
  const least = parseAmount(currency.minDeposit, currency.decimals);
  if (paid.ok && least.ok && compareAmounts(paid.value, least.value) < 0) return 'below-minimum';
  return url === null ? 'no-url' : null;
};

const tellOf = (sender: CallbackSender, withdrawal: Withdrawal, now: number): void => {
  const { currencyId, orderId, transactionId, amount, addressTo, txhash, course } = withdrawal;
  sender.withdrawal(
    course.map(({ at, approve, hash }) => ({
      ms: Math.max(0, at - now),
      told: {
        currencyId,
        orderId,
        transactionId,
        approve,
        amount,
        addressTo,
        txhash: hash ? txhash : '',
      },
    })),
  );
};
