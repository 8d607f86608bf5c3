/**
 * What the practice gateway tells unasked: deposits that came in, and what becomes of withdrawals.
 */
import { CallbackSender, type SentCallback } from './callback-sender.ts';
import { documentedCallbacks, type CallbackSwitches } from './callback-switches.ts';
import { reportsConfirmations, type PracticeCurrency } from './currencies.ts';
import type { Deposit } from './incoming.ts';
import type { Credentials } from './signature.ts';
import type { Withdrawal } from './withdrawal.ts';

export interface PracticeCallbacks {
  set(switches: Partial<CallbackSwitches>): void;
  switches(): CallbackSwitches;
  /** Deliveries so far, newest first, each with what was answered; the last 200. */
  sent(): readonly SentCallback[];
  /** Delivers one of {@link sent} once more, as the dashboard's card can; false when it is not among them. */
  resend(n: number): boolean;
}

export interface OpenCallbacks extends PracticeCallbacks {
  /**
   * A payout was executed, or somebody paid: the Notification URL is called once for a deposit, twice for coins that
   * confirm twice, and not at all for what the gateway takes no notice of.
   */
  tell(news: Withdrawal | Deposit): void;
  stop(): void;
}

export interface CallbacksParts {
  readonly credentials: Credentials;
  readonly table: readonly PracticeCurrency[];
  readonly now: () => number;
}

export const openCallbacks = (
  { credentials, table, now }: CallbacksParts,
  initial: Partial<CallbackSwitches> = {},
): OpenCallbacks => {
  let switches: CallbackSwitches = { ...documentedCallbacks, ...initial };
  const sender = new CallbackSender({ credentials, now, switches: () => switches });
  const confirmationsOf = (currencyId: number): readonly number[] => {
    const currency = table.find(({ id }) => id === currencyId);
    return currency !== undefined && reportsConfirmations(currency.chain) ? [1, 2] : [1];
  };
  return {
    tell: (news) => {
      if ('course' in news) tellOfWithdrawal(sender, news, now());
      else if (news.unnoticed === null)
        tellOfDeposit(sender, news, confirmationsOf(news.currencyId));
    },
    set: (change) => {
      switches = { ...switches, ...change };
    },
    switches: () => switches,
    sent: () => sender.sent(),
    resend: (n) => sender.resend(n),
    stop: () => sender.stop(),
  };
};

const tellOfDeposit = (
  sender: CallbackSender,
  { destinationTag, ...deposit }: Deposit,
  confirmations: readonly number[],
): void => sender.deposit({ ...deposit, tag: destinationTag, confirmations: 1 }, confirmations);

const tellOfWithdrawal = (sender: CallbackSender, withdrawal: Withdrawal, now: number): void => {
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
