import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalText } from '../audit/canonical.ts';
import type { StopReason } from '../audit/entry.ts';
import type { RunChoices } from '../dispatch/choices.ts';

/**
 * How a row ended. accepted: the gateway took it. refused: it definitely did not. no-money: passed over, because its
 * currency did not cover it. held-back: nothing was sent, because not everything could be. unclear: the outcome would
 * wait for a person. not-reached: the run stopped before it.
 */
export const REHEARSED_OUTCOMES = [
  'accepted',
  'refused',
  'no-money',
  'held-back',
  'unclear',
  'not-reached',
] as const;

export type RehearsedOutcome = (typeof REHEARSED_OUTCOMES)[number];

/** One currency before and after. Amounts are decimal text in the currency's own accuracy. */
export interface RehearsedLine {
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  /** Rows to pay, and how many of them the gateway took. */
  readonly count: number;
  readonly accepted: number;
  readonly before: string;
  readonly after: string;
  /** The sum of what was accepted. */
  readonly paid: string;
  /** What left beyond that; null where no quote was known, and then none was taken. */
  readonly fees: string | null;
  /** The first row, in sending order, that the money does not cover. */
  readonly firstWithoutMoney: { readonly row: number; readonly reference: string } | null;
  /** USD of all rows at the rates of the plan, and at the drift bound; null without a rate. */
  readonly usd: string | null;
  readonly worstUsd: string | null;
}

/** A row that did not go through, with the gateway's words. */
export interface RehearsedRefusal {
  readonly row: number;
  readonly reference: string;
  readonly outcome: 'refused' | 'unclear';
  readonly message: string;
}

/** A stop the run would make by itself. */
export interface RehearsedStop {
  readonly code: StopReason['code'];
  readonly detail: string | null;
  readonly row: number | null;
}

/** What a rehearsal found. Plain JSON: it is shown, written down and read back unchanged. */
export interface RehearsalResult {
  /** See `inputsDigest`. */
  readonly inputs: string;
  readonly choices: RunChoices;
  readonly count: number;
  /** Rows by outcome as ranges, "1-4 7"; together they name every row once. Absent: none. */
  readonly rows: Readonly<Partial<Record<RehearsedOutcome, string>>>;
  readonly lines: readonly RehearsedLine[];
  readonly refusals: readonly RehearsedRefusal[];
  readonly stops: readonly RehearsedStop[];
  /** From the first to the last payout at the paced rate, stops not counted, ms. */
  readonly durationMs: number;
  /** How far a rate may move before the run stops, percent. */
  readonly driftPercent: string;
}

/** Whether everything went through without a stop: then order and funding make no difference. */
export const isCalm = (result: RehearsalResult): boolean =>
  result.stops.length === 0 && Object.keys(result.rows).every((outcome) => outcome === 'accepted');

/** The canonical text of a result: the same whatever the order of its members. */
export const resultText = (result: RehearsalResult): string =>
  canonicalText(['purser-rehearsal-1', result]);

/** SHA-256 (hex) of the canonical text; what review approves. */
export const rehearsalHash = (result: RehearsalResult): string =>
  bytesToHex(sha256(utf8ToBytes(resultText(result))));
