/** What can go wrong at the other gateway, and when. */

/** Whether the payout behind a spoilt answer was carried out. */
interface Deed {
  readonly executed: boolean;
}

export type Mishap =
  /** The connection is reset when the head of the request is here; the body is never read. */
  | { readonly kind: 'reset-in-request' }
  | ({ readonly kind: 'reset-after-request' } & Deed)
  | ({ readonly kind: 'no-answer' } & Deed)
  /** Any status with an HTML page, the gateway's own envelope with `result: 0`, or nothing. */
  | ({ readonly kind: 'status'; readonly status: number; readonly body: StatusBody } & Deed)
  /** Half of the JSON under a length that fits it. */
  | { readonly kind: 'half-json' }
  /** The whole JSON under a length that is too long, then the end of the connection. */
  | { readonly kind: 'length-too-long' }
  | { readonly kind: 'length-too-short' }
  | { readonly kind: 'html' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'ten-megabytes' }
  | { readonly kind: 'byte-a-second' }
  | ({ readonly kind: 'refuse'; readonly message: string; readonly status: 200 | 400 } & Deed)
  | { readonly kind: 'no-transaction-id' }
  | { readonly kind: 'echo'; readonly field: 'addressTo' | 'amount' | 'paymentId' }
  /** Carried out this much later; the answer is lost. */
  | { readonly kind: 'late'; readonly ms: number }
  /** What `approve` says from when on, ms after execution, instead of 0 then 1. */
  | { readonly kind: 'course'; readonly readings: readonly Reading[] };

type StatusBody = 'html' | 'envelope' | 'empty';

export interface Reading {
  readonly afterMs: number;
  /** Text stands for a value that means nothing. */
  readonly approve: number | string;
  readonly hash?: boolean;
  readonly debited?: boolean;
  /** Misstated in this reading. */
  readonly misstates?: 'addressTo' | 'amount';
}

export type Call = 'withdraw' | 'withdrawstatus' | 'currencies' | 'fees' | 'balance';

/** A mishap and the calls it strikes: counted per path from 1, or from one on for ever. */
export interface Strike {
  readonly on: Call;
  readonly nth: readonly number[] | { readonly from: number };
  readonly mishap: Mishap;
}

export const strikeAt = (
  strikes: readonly Strike[],
  call: Call,
  count: number,
): Mishap | undefined =>
  strikes.find(
    ({ on, nth }) => on === call && ('from' in nth ? count >= nth.from : nth.includes(count)),
  )?.mishap;

/** Whether a withdraw that meets this is carried out, and how much later; null when never. */
export const deedOf = (mishap: Mishap | undefined): number | null => {
  if (mishap === undefined) return 0;
  if (mishap.kind === 'reset-in-request') return null;
  if (mishap.kind === 'late') return mishap.ms;
  return 'executed' in mishap && !mishap.executed ? null : 0;
};
