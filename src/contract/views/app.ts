/**
 * What the window sees of the application: profiles, preferences, the overview.
 * Amounts are decimal text, times are ISO 8601 UTC text; no bigint, no Date, no secret.
 */
import type { LogLevel } from '#core/log/level.ts';
import type { BatchView } from './batch.ts';
import type { CurrencyTableView } from './holdings.ts';
import type { LedgerStandingView } from './ledger.ts';
import type { BalanceListView } from './money.ts';

export interface ProfileView {
  readonly id: string;
  readonly kind: 'practice' | 'live';
  readonly name: string;
  readonly color: string;
  readonly platformId: number;
  readonly gatewayUrl: string;
  readonly active: boolean;
  /** Whether a key is saved; the key itself is never shown. 'unavailable' when the keychain cannot be asked. */
  readonly key: 'built-in' | 'saved' | 'missing' | 'unavailable';
}

export interface PreferencesView {
  readonly theme: 'light' | 'dark' | 'system';
  readonly language: string;
  readonly operator: string;
  /** How far back earlier payments are looked for, in days. */
  readonly repeatDays: number;
  /** Lines of the log that are kept, and all that are weightier. */
  readonly logLevel: LogLevel;
  /** Null until someone chose; the window then shows its own choice. */
  readonly currencies: CurrencyTableView | null;
}

/** What the window shows first and everywhere. */
export interface AppView {
  readonly version: string;
  readonly host: {
    readonly electron: string;
    readonly node: string;
    readonly sqlite: string;
    readonly platform: string;
  };
  readonly profile: ProfileView;
  readonly profiles: readonly ProfileView[];
  readonly preferences: PreferencesView;
  /** Null when the keychain works; otherwise what is wrong and what to do. */
  readonly keychainProblem: string | null;
  /** Null when the ledger is open for writing; otherwise why it is not. */
  readonly ledgerProblem: string | null;
  /** What the ledger may be used for. */
  readonly ledger: LedgerStandingView;
  /** Why the end of the ledger could not be kept in the keychain; null while it can. */
  readonly anchorProblem: string | null;
  readonly dataFolder: string;
  /** The policy of this computer. */
  readonly policy: {
    /** The file it was read from; null where there is none. */
    readonly file: string | null;
    /** Why it cannot be used, so that nothing is sent; null when it can. */
    readonly problem: string | null;
    /** Every rule in force, set or not. */
    readonly lines: readonly { readonly rule: string; readonly value: string }[];
  };
  /** Look-up by order id on the platform in use: when and by which payout it was seen to work; null until then. */
  readonly lookupProof: {
    readonly at: string;
    readonly payoutId: string;
    readonly reference: string;
  } | null;
  /** Counts for the side rail: only what needs a person. */
  readonly attention: { readonly batches: number; readonly unknown: number };
}

export interface OverviewView {
  readonly balances: BalanceListView;
  readonly runs: readonly BatchView[];
  readonly attention: readonly {
    readonly kind: 'unknown' | 'held' | 'paused' | 'review' | 'stalled';
    readonly batchId: string | null;
    readonly payoutId: string | null;
    readonly sentence: string;
  }[];
  /** Thirty days, oldest first; every day present. USD at the plan's rate. */
  readonly volume: readonly {
    readonly day: string;
    readonly paid: string;
    readonly onTheWay: string;
    readonly refused: string;
    readonly unknown: string;
    readonly count: number;
  }[];
}

export interface KeyTestView {
  readonly ok: boolean;
  /** Each read-only call tried, what came back, in words. */
  readonly steps: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly sentence: string;
  }[];
}

export interface SampleView {
  readonly name: string;
  readonly title: string;
  readonly rows: number;
}

export interface PageView<T> {
  readonly total: number;
  readonly offset: number;
  readonly items: readonly T[];
}
