/** A ledger that says once, and for the rest of this process life, when its disk can no longer be trusted (I17). */
import type { Ledger } from './ports/ledger.ts';

export interface GuardedLedger {
  readonly ledger: Ledger;
  /** Null while the ledger takes entries; otherwise what happened and what to do. */
  readonly problem: () => string | null;
}

const words = (detail: string): string =>
  `The ledger could not be written (${detail}). Nothing more is sent. Payouts already sent stay sent and are asked about after the next start. Check the disk, then start Purser again.`;

/** Wraps `append`; `onFailure` is told the first time it rejects. */
export const guardLedger = (ledger: Ledger, onFailure: () => void): GuardedLedger => {
  let problem: string | null = null;
  const append: Ledger['append'] = async (actor, entries) => {
    try {
      return await ledger.append(actor, entries);
    } catch (failure) {
      if (problem === null) {
        problem = words(failure instanceof Error ? failure.message : String(failure));
        onFailure();
      }
      throw failure;
    }
  };
  return { ledger: { ...ledger, append }, problem: () => problem };
};
