/**
 * How the practice gateway calls back: documented by default, every misbehaviour on request (gateway reference
 * sections 4 and 8).
 */
import type { SignatureMode } from './signature.ts';

export interface CallbackSwitches {
  /** The platform's Notification URL, on this computer; null calls nobody. */
  readonly url: string | null;
  /** The dashboard's “Enable withdraw webhook”. */
  readonly withdrawals: boolean;
  /** v1 is the older form of deposits; shops using v2 still receive it, so `both` is possible too. */
  readonly form: 'v2' | 'v1' | 'both';
  /** Which spelling of the JSON body is signed; the plain one is sent. */
  readonly signs: SignatureMode;
  /** What is wrong with every callback. */
  readonly fault: 'none' | 'forged' | 'unsigned' | 'other-platform';
  /** How often each is delivered once more although it was answered 200. */
  readonly repeats: number;
  /** Whether later news of one thing come before earlier ones. */
  readonly reversed: boolean;
  /** Pause before a callback that was not answered 200 comes again, ms; the vendor's is unknown. */
  readonly retryAfterMs: number;
  /** Time from the first to the second confirmation of a deposit, ms. */
  readonly secondAfterMs: number;
}

/** After an answer other than 200 so many more attempts follow (gateway reference section 4). */
export const MORE_ATTEMPTS = 2;

export const documentedCallbacks: CallbackSwitches = {
  url: null,
  withdrawals: true,
  form: 'v2',
  signs: 'raw',
  fault: 'none',
  repeats: 0,
  reversed: false,
  retryAfterMs: 1_000,
  secondAfterMs: 2_000,
};

/** A notification URL the practice gateway may call, or why it may not. It never leaves this computer. */
export const notificationUrlProblem = (text: string): string | null => {
  const url = URL.parse(text);
  if (url === null || url.protocol !== 'http:') return 'This is not an http address.';
  return url.hostname === '127.0.0.1' || url.hostname === '[::1]'
    ? null
    : 'The practice gateway calls addresses on this computer only: 127.0.0.1 or [::1].';
};
