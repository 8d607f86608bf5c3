/**
 * The gateway as workflow and desk need it, in our words.
 * Every method that can fail for outside reasons says so in its Result; a rejected promise is a bug.
 */
import type { StoredReply } from '#core/audit/entry.ts';
import type { Balance } from '#core/money/balance.ts';
import type { Currency } from '#core/money/currency.ts';
import type { Withdrawal } from '#core/payout/payout.ts';
import type { Result } from '#core/result.ts';

/** Why a read got no usable answer. `refused` carries the gateway's words; it says nothing about a payout. */
export type ReadFailure =
  | { readonly kind: 'refused'; readonly httpStatus: number; readonly message: string }
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'tls'; readonly detail: string }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'no-key'; readonly detail: string };

export type LookupKey =
  | { readonly by: 'orderId'; readonly orderId: string }
  | { readonly by: 'withdrawalId'; readonly withdrawalId: string };

/** 'not-found' is the gateway's definite negative envelope; it never proves that nothing was sent. */
export type Lookup =
  | { readonly kind: 'found'; readonly withdrawal: Withdrawal }
  | { readonly kind: 'not-found'; readonly message: string }
  | { readonly kind: 'failed'; readonly failure: ReadFailure };

/** What the withdraw request says; built from an approved payout and nothing else. */
export interface WithdrawOrder {
  readonly orderId: string;
  readonly currencyId: number;
  readonly address: string;
  readonly tag: string | null;
  /** Canonical decimal text: in the currency itself, or in `fiat` where that is there. */
  readonly amount: string;
  /** Three-letter code: the gateway converts the amount. Absent: nothing is converted. */
  readonly fiat?: string;
}

/** The failure of everything before the first byte: provably nothing was sent. */
export type NotSendable =
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'tls'; readonly detail: string }
  | { readonly kind: 'no-key'; readonly detail: string }
  | { readonly kind: 'body-differs'; readonly detail: string };

/** What came back on the wire: a reply, or silence after bytes may have left. */
export type WireReply =
  | { readonly kind: 'reply'; readonly reply: StoredReply }
  | {
      readonly kind: 'silence';
      readonly cause: 'timeout' | 'closed' | 'too-large';
      readonly detail: string;
    };

/**
 * The only three outcomes of a withdraw (classification: safety reference section 4).
 * accepted: the gateway took it; `differs` names echo fields that do not match what was asked, and a missing id.
 * refused: a definite refusal on the pinned list; still needs a verified look-up before it is believed.
 * unanswered: anything else; `stop` says when the whole line must halt and why.
 */
export type WithdrawOutcome =
  | {
      readonly kind: 'accepted';
      readonly withdrawalId: string | null;
      readonly differs: readonly string[];
      /** What the gateway made of a fiat amount, as it says; null when it does not. Only where it converts. */
      readonly made?: string | null;
    }
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'unanswered';
      readonly detail: string;
      readonly stop: 'unknown-outcome' | 'not-authorised' | 'rate-limited';
    };

/** A connected, signed withdraw that has not left yet. Exactly one of `send` and `abandon` is called, once. */
export interface PreparedWithdraw {
  /** Whether the waiting connection is still writable; asked just before the send is recorded. */
  connected(): boolean;
  /** Writes the request on the waiting connection; one request, never retried. Never rejects. */
  send(): Promise<WireReply>;
  /** Closes the connection without a byte of the request. */
  abandon(): void;
}

export interface FeeQuote {
  readonly gross: string;
  readonly networkFee: string;
  readonly serviceFee: string;
}

/** An exchange as it is asked about: what is given, of one currency, for another. */
export interface ExchangeAsked {
  readonly fromId: number;
  readonly toId: number;
  /** Canonical decimal text in the currency that is given. */
  readonly amount: string;
}

/** What the gateway says an exchange would give; nothing is exchanged by asking. Decimal text. */
export interface ExchangeQuote {
  /** Codes as the gateway names them, or null where it does not. */
  readonly fromCode: string | null;
  readonly toCode: string | null;
  readonly give: string;
  readonly receive: string;
  /** Units received for one given, or null where it does not say. */
  readonly rate: string | null;
}

/** Estimates of exchanges; the exchange itself is made at the vendor's site. */
export interface ExchangeSource {
  estimate(asked: ExchangeAsked): Promise<Result<ExchangeQuote, ReadFailure>>;
}

export interface Gateway {
  /** Shortest time between two withdraws as the gateway rules it, ms. */
  readonly withdrawIntervalMs: number;
  currencies(): Promise<Result<readonly Currency[], ReadFailure>>;
  /** Each in its currency's accuracy, rounded down, so that it compares with payouts unit by unit. */
  balances(): Promise<Result<readonly Balance[], ReadFailure>>;
  fees(order: Omit<WithdrawOrder, 'orderId' | 'fiat'>): Promise<Result<FeeQuote, ReadFailure>>;
  lookup(key: LookupKey): Promise<Lookup>;
  /** Serializes, checks the bytes against the order (I9), signs, connects. Sends nothing. */
  prepare(order: WithdrawOrder): Promise<Result<PreparedWithdraw, NotSendable>>;
  /** Reads meaning into a stored reply; pure, so recovery can repeat it. */
  interpret(order: WithdrawOrder, reply: WireReply): WithdrawOutcome;
}
