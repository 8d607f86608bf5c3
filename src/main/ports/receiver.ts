/** The receiver of callbacks as the desk needs it: a listener on this computer that the operator switches on. */
import type { CallbackClaim } from '#core/receive/callback.ts';
import type { Result } from '#core/result.ts';
import type { Disbelief, ReceiverSettings } from './callbacks.ts';

export type ReceiverState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'on';
      /** Where it listens, as addresses without a path. */
      readonly addresses: readonly string[];
      /** ms since 1970. */
      readonly since: number;
    }
  /** Why it could not listen or stopped, and what to do. English. */
  | { readonly kind: 'failed'; readonly detail: string };

/** What requests came to since the receiver was switched on. */
export interface ReceiverTally {
  /** Kept for the first time. */
  readonly kept: number;
  readonly repeated: number;
  /** Answered “not now”: the key or the store could not be had. */
  readonly unavailable: number;
  /** Turned away before their body was read: method, path, size, rate, too many at once. */
  readonly turnedAway: number;
  readonly disbelieved: Readonly<Record<Disbelief, number>>;
}

/** One callback that was kept for the first time. */
export interface FreshCallback {
  readonly digest: string;
  /** Null when it cannot be understood. */
  readonly claim: CallbackClaim | null;
}

export interface Receiver {
  state(): ReceiverState;
  tally(): ReceiverTally;
  /** Listens under these settings; what listened before is closed first. Never rejects. */
  start(settings: ReceiverSettings): Promise<ReceiverState>;
  /** Answers what is under way, then frees the port. */
  stop(): Promise<void>;
  /** Forgets the key until the next callback needs it. */
  dropKey(): void;
}

/** What one address of the receiver answered to a call from this computer, or why nothing came back. */
export interface SelfTestAnswer {
  readonly address: string;
  readonly answer: Result<{ readonly status: number; readonly text: string }, string>;
}

/** Calls our own receiver with a signed test. Errors: the key cannot be had; words for people. */
export type SelfTest = (
  settings: ReceiverSettings,
) => Promise<Result<readonly SelfTestAnswer[], string>>;
