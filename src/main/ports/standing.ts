/**
 * What an open ledger may be used for: everything, or looking only, and why.
 * Only `open` ever sends, submits, approves or releases; nothing but a person leads out of `locked`.
 */
import type { LedgerHead } from '#core/audit/entry.ts';
import type { Result } from '#core/result.ts';

/** The head of a ledger as it was kept outside its file (I20). */
export interface Anchor extends LedgerHead {
  /** When it was kept, ms since 1970. */
  readonly at: number;
}

/** The process that has a ledger open for paying, as it wrote down beside the file. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly user: string;
  /** ms since 1970. */
  readonly since: number;
  readonly version: string;
  /** Names the process life; see `Clock.bootId`. */
  readonly bootId: string;
}

/**
 * Why a ledger is locked. behind: entries that were there are gone. replaced: other entries stand in their place.
 * missing: no ledger is there any more. foreign: it was used under another keychain, on another computer perhaps.
 * restored: a person put it in place from a backup.
 */
export type LockCause = 'behind' | 'replaced' | 'missing' | 'foreign' | 'restored';

/** Who put a ledger in place of another, kept inside the file until it is unlocked. Times are ms since 1970. */
export interface RestoredNote {
  readonly at: number;
  readonly by: string;
  /** When the backup was made; null for one that had been kept aside. */
  readonly madeAt: number | null;
}

export interface Locked {
  readonly kind: 'locked';
  readonly cause: LockCause;
  /** Null when nothing is kept in this keychain. */
  readonly anchor: Anchor | null;
  readonly head: LedgerHead;
  /** When the last entry of this ledger was written; null when it has none. */
  readonly headAt: number | null;
  /** Null unless the cause is `restored`. */
  readonly restored: RestoredNote | null;
}

export type LedgerStanding =
  | { readonly kind: 'open' }
  | Locked
  | {
      readonly kind: 'damaged';
      /** What is wrong and where. English. */
      readonly detail: string;
    }
  | {
      readonly kind: 'elsewhere';
      /** Null when the other process did not write down who it is. */
      readonly holder: Holder | null;
      /** When the copy that is shown was taken, ms since 1970. */
      readonly copiedAt: number;
    };

/** The place outside the ledger file where its head is kept (I20). */
export interface HeadKeeper {
  /** Keeps the head as it is now; answers once it is kept (RP1). Nothing may be sent when it fails. */
  keepHead(): Promise<Result<void, { readonly detail: string }>>;
}
