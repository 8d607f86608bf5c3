/**
 * Plain shapes the window sees. Amounts are decimal text, times are ISO 8601 UTC text; no bigint, no Date, no secret.
 */
import type { RunState, StopReason } from '#core/audit/entry.ts';
import type { FileReason, RowField, RowIssue, RowStatus } from '#core/import/row.ts';
import type { TagRule } from '#core/money/currency.ts';
import type { PayoutState } from '#core/payout/state.ts';

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
  readonly dataFolder: string;
  /** Look-up by order id has worked once on this platform. */
  readonly lookupProven: boolean;
  /** Counts for the side rail: only what needs a person. */
  readonly attention: { readonly batches: number; readonly unknown: number };
}

export interface CurrencyView {
  readonly id: number;
  readonly code: string;
  readonly network: string;
  readonly name: string;
  readonly decimals: number | null;
  readonly usdRate: string | null;
  readonly minDeposit: string | null;
  readonly minWithdraw: string | null;
  readonly tag: TagRule;
}

export interface CurrencyListView {
  readonly takenAt: string | null;
  readonly currencies: readonly CurrencyView[];
  /** Why the list could not be refreshed just now; the last good list is shown with its age. */
  readonly problem: string | null;
}

export interface BalanceView {
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  readonly held: string;
  /** Approved or later and not final: what open payouts will take, fees not counted. */
  readonly reserved: string;
  readonly free: string;
  readonly usd: string | null;
}

export interface BalanceListView {
  readonly takenAt: string | null;
  readonly balances: readonly BalanceView[];
  readonly problem: string | null;
}

export type ImportAskView =
  | {
      readonly kind: 'encoding';
      readonly options: readonly { readonly value: string; readonly example: string }[];
    }
  | {
      readonly kind: 'delimiter';
      readonly options: readonly { readonly value: string; readonly examples: readonly string[] }[];
    }
  | {
      readonly kind: 'decimal-mark';
      readonly options: readonly {
        readonly value: '.' | ',';
        readonly examples: readonly { readonly written: string; readonly read: string }[];
      }[];
    }
  | {
      readonly kind: 'columns';
      readonly headers: readonly {
        readonly header: string;
        readonly field: RowField | null;
        readonly samples: readonly string[];
      }[];
      readonly missing: readonly RowField[];
    };

export type ImportStateView =
  | {
      readonly kind: 'reading';
      readonly bytesRead: number;
      readonly bytesTotal: number;
      readonly rows: number;
    }
  | { readonly kind: 'asking'; readonly asks: readonly ImportAskView[] }
  | { readonly kind: 'refused'; readonly reasons: readonly FileReason[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'ready' };

export type Stage = 'import' | 'plan' | 'review' | 'dispatch' | 'track' | 'export';

/** Count and sum of one currency; the totals a reviewer compares. */
export interface ControlSum {
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  readonly count: number;
  readonly sum: string;
  readonly usd: string | null;
}

/** The plan: what would be sent, held against what is there. */
export interface PlanLine extends ControlSum {
  readonly rate: string | null;
  readonly held: string | null;
  readonly free: string | null;
  /** Missing to pay all of it, or null when it suffices or is not known. */
  readonly shortfall: string | null;
  /** Data row at which this currency's money runs out, in sending order. */
  readonly runsOutAtRow: number | null;
  /** Estimated fees in the currency, or null: known when settled. */
  readonly fees: string | null;
  readonly minWithdraw: string | null;
}

export interface PlanView {
  readonly lines: readonly PlanLine[];
  readonly snapshotAt: string;
  /** Seconds until the snapshot is too old to approve. */
  readonly snapshotExpiresAt: string;
  /** Time all payouts take at the paced rate, ms. */
  readonly durationMs: number;
  /** What stops submission, in plain words; empty when it may be submitted. */
  readonly obstacles: readonly string[];
  readonly fingerprint: string | null;
}

/** One run as it goes: what the dispatch screen reads from two metres. */
export interface RunView {
  readonly batchId: string;
  readonly state: RunState;
  readonly reason: StopReason | null;
  /** Payouts of the batch in each bucket; they add up to `count`. */
  readonly count: number;
  readonly left: number;
  readonly sending: number;
  readonly accepted: number;
  readonly paid: number;
  readonly refused: number;
  readonly unknown: number;
  readonly cancelled: number;
  /** Payouts a minute at the paced rate, and time left, ms. */
  readonly perMinute: number;
  readonly leftMs: number;
  readonly current: {
    readonly payoutId: string;
    readonly row: number;
    readonly reference: string;
    readonly beneficiary: string;
  } | null;
  /** The canary: the first payout goes alone and must be accepted. */
  readonly canary: boolean;
}

export interface BatchView {
  readonly id: string;
  readonly name: string;
  readonly fileName: string | null;
  readonly createdAt: string;
  readonly stage: Stage;
  readonly import: ImportStateView;
  readonly notes: readonly FileReason[];
  /** rowsInFile = toPay + excluded + errors, always. */
  readonly rowsInFile: number;
  readonly toPay: number;
  readonly warnings: number;
  readonly errors: number;
  readonly excluded: number;
  readonly sums: readonly ControlSum[];
  /** Issue rules present, most first. */
  readonly issues: readonly {
    readonly rule: string;
    readonly level: 'warning' | 'error';
    readonly rows: number;
  }[];
  readonly snapshotAt: string | null;
  /** Null until submitted. */
  readonly run: RunView | null;
  readonly fingerprint: string | null;
  readonly submittedAt: string | null;
  readonly approvedAt: string | null;
  readonly exportedAt: string | null;
}

export interface RowView {
  readonly row: number;
  readonly line: number;
  readonly status: RowStatus | 'excluded';
  readonly cells: Readonly<Record<RowField, string>>;
  readonly issues: readonly RowIssue[];
  /** What would be paid, in the currency itself, or null. */
  readonly pays: {
    readonly amount: string;
    readonly code: string;
    readonly network: string;
    readonly rate: string | null;
  } | null;
  readonly excludedBecause: string | null;
}

export interface PageView<T> {
  readonly total: number;
  readonly offset: number;
  readonly items: readonly T[];
}

export interface PayoutView {
  readonly id: string;
  readonly batchId: string;
  readonly batchName: string;
  readonly row: number;
  readonly reference: string;
  readonly beneficiary: string;
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  readonly address: string;
  readonly tag: string | null;
  readonly amount: string;
  readonly asked: { readonly amount: string; readonly unit: string };
  readonly rate: string | null;
  readonly note: string;
  readonly state: PayoutState;
  /** Pending beyond what is usual for its network. */
  readonly stalled: boolean;
  readonly orderId: string;
  readonly withdrawalId: string | null;
  readonly chainHash: string | null;
  readonly confirmations: number | null;
  readonly debited: string | null;
  readonly networkFee: string | null;
  readonly serviceFee: string | null;
  readonly detail: string | null;
  readonly submittedAt: string;
  readonly movedAt: string;
  readonly askedAt: string | null;
}

/** One step in a payout's or batch's life, as a sentence. */
export interface LifeEntryView {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly kind: string;
  readonly sentence: string;
  readonly hash: string;
}

export interface PayoutDetailView extends PayoutView {
  readonly life: readonly LifeEntryView[];
}

/** The conversion of one payout typed by hand, checked as a row would be. */
export interface PayoutPreviewView {
  readonly issues: readonly RowIssue[];
  readonly pays: string | null;
  readonly usd: string | null;
  readonly rate: string | null;
  readonly snapshotAt: string | null;
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
