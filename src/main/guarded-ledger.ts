/**
 * A ledger that says once, and for the rest of this process life, when its file can no longer be trusted: the disk
 * failed (I17), or another process opened it in spite of the lock (I10).
 */
import type { Ledger } from './ports/ledger.ts';

export interface GuardedLedger {
  readonly ledger: Ledger;
  /** Null while the ledger takes entries; otherwise what happened and what to do. */
  readonly problem: () => string | null;
}

const words = (detail: string): string =>
  `The ledger could not be written (${detail}). Nothing more is sent. Payouts already sent stay sent and are asked about after the next start. Check the disk, then start Purser again.`;

const TAKEN =
  'Another Purser has opened this ledger while this one was using it. Two at once could pay twice, so nothing more is sent or written from here. Close this Purser and go on in the other one.';

/**
 * Wraps `append`; once it has rejected it never writes again. `onFailure` is told the first time; `isHolder` says
 * whether this process still is the one that holds the ledger.
 */
export const guardLedger = (
  ledger: Ledger & { readonly busy?: () => Promise<void> | null },
  onFailure: () => void,
  isHolder: () => boolean = () => true,
): GuardedLedger => {
  let problem: string | null = null;
  const fail = (what: string): void => {
    if (problem !== null) return;
    problem = what;
    onFailure();
  };
  /** Whether this process may write is asked when it writes, not when it begins to wait for a longer write. */
  const turn = async (): Promise<void> => {
    for (let end = ledger.busy?.(); end; end = ledger.busy?.()) await end;
  };
  const append: Ledger['append'] = async (actor, entries) => {
    if (ledger.busy?.()) await turn();
    if (problem === null && !isHolder()) fail(TAKEN);
    if (problem !== null) throw new Error(problem);
    try {
      return await ledger.append(actor, entries);
    } catch (failure) {
      fail(words(failure instanceof Error ? failure.message : String(failure)));
      throw failure;
    }
  };
  return { ledger: { ...ledger, append }, problem: () => problem };
};

/** A ledger that is only looked at: nothing of it may be written, and whoever tries has a bug. */
export const unwritable = (ledger: Ledger): Ledger => ({
  ...ledger,
  append: () => Promise.reject(new Error('this ledger is open for looking only')),
});
