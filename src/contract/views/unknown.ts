/**
 * What the window sees on the Unknown desk: payouts whose outcome is unclear, the evidence, and the ways out.
 * Amounts are decimal text, times are ISO 8601 UTC text, durations ms.
 */
import type { BalanceVerdict } from '#core/track/balance-evidence.ts';
import type { Missing } from '#core/track/release.ts';
import type { PayoutView } from './payout.ts';

/** One thing that was seen or done, oldest first. Look-ups with the same answer in a row are one step. */
export interface EvidenceStepView {
  readonly seq: number;
  readonly kind: 'sent' | 'reply' | 'look-up' | 'balance' | 'decision' | 'alarm' | 'other';
  readonly at: string;
  /** When it was seen last, and how often, where it repeats. */
  readonly until: string | null;
  readonly times: number;
  readonly actor: string;
  readonly sentence: string;
  /** The gateway's own words, cut, or null. */
  readonly raw: string | null;
}

export interface BalanceEvidenceView {
  readonly verdict: BalanceVerdict;
  readonly before: { readonly at: string; readonly held: string } | null;
  readonly after: { readonly at: string; readonly held: string } | null;
  /** The balance there would be had exactly the amount been taken, fees aside; null without a reading before. */
  readonly expected: string | null;
}

/** Everything a person needs to settle one payout. */
export interface OpenQuestionView {
  readonly payout: PayoutView;
  readonly steps: readonly EvidenceStepView[];
  readonly balance: BalanceEvidenceView;
  readonly quiet: {
    readonly since: string | null;
    readonly forMs: number;
    readonly neededMs: number;
    /** Purser was started again since; only the time since that start counts. */
    readonly restarted: boolean;
  };
  readonly lookUps: { readonly notFound: number; readonly needed: number };
  /** What stands against a release; empty: it may be released. */
  readonly missing: readonly Missing[];
  readonly waysOut: readonly ('was-paid' | 'not-paid' | 'write-off')[];
}

export interface UnknownListView {
  /** Oldest first; at most 500. */
  readonly payouts: readonly PayoutView[];
  readonly total: number;
  /** The one asked for, or the oldest; null when there is none, or the one asked for is settled. */
  readonly question: OpenQuestionView | null;
  readonly lookupProven: boolean;
  /** When the ledger was looked at for this. */
  readonly checkedAt: string;
}
