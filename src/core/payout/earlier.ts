import type { Destination } from '../beneficiary/destination.ts';
import type { Comparable } from './similarity.ts';
import type { PayoutState } from './state.ts';

/** An earlier payout that a new row may repeat. */
export interface EarlierPayout extends Comparable {
  readonly destination: Destination;
  readonly payoutId: string;
  readonly batchId: string;
  readonly batchName: string;
  /** Data row in its file, from 1. */
  readonly row: number;
  readonly reference: string;
  readonly state: PayoutState;
  /** ISO 8601 UTC. */
  readonly submittedAt: string;
}

/** An earlier batch that a new file may repeat. */
export interface EarlierBatch {
  readonly batchId: string;
  readonly name: string;
  /** ISO 8601 UTC. */
  readonly submittedAt: string;
  /** Its payouts per state. */
  readonly counts: Readonly<Partial<Record<PayoutState, number>>>;
}

/** Run names are compared without regard to case and to spaces at the ends or doubled inside. */
export const runKey = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** How a message speaks of an earlier payout: “row 3 of …”. */
export const earlierWords = ({
  row,
  batchName,
}: Pick<EarlierPayout, 'row' | 'batchName'>): string => `row ${row} of “${batchName}”`;
