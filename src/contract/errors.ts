/**
 * The closed list of ways a call may fail. Codes are stable and never shown as they are; `message` is for people.
 * An exception in main is a bug: it is logged under an id and answered as 'internal' with that id only.
 */
export type AppErrorCode =
  | 'invalid-input'
  | 'not-allowed'
  | 'not-found'
  | 'conflict'
  | 'gateway-refused'
  | 'gateway-unanswered'
  | 'keychain-unavailable'
  | 'storage-failed'
  | 'internal';

export interface AppError {
  readonly code: AppErrorCode;
  /** What happened, what it means for the money, what to do next; in that order, English. */
  readonly message: string;
  /** The vendor's or system's own words, or the id of an internal error in the log. */
  readonly detail: string | null;
}

/** What every call answers. */
export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };
