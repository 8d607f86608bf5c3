/**
/**
 * A submitted batch back to its draft, or cancelled; submit.ts brings it here, approve.ts lets it go out.
 */
import type { Actor } from '#core/audit/entry.ts';
import { findEdge } from '#core/payout/transition.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '../ports/host.ts';
import type { Intake } from '../ports/intake.ts';
import type { Ledger, RateBook } from '../ports/ledger.ts';
import { moveEntry } from './engine.ts';
import type { PolicyLimits } from './policy-limits.ts';
import { changedSince, noSuchBatch, problem, type Problem } from './problem.ts';

export interface ReviewNeeds {
  readonly ledger: Ledger;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly platformId: number;
  /** USD price of one unit as last listed, for totals on screen; null when not known. */
  readonly usdRateOf: (currencyId: number) => string | null;
  readonly book: Pick<RateBook, 'terms'>;
  readonly changed: (what: { readonly batchId: string }) => void;
  /** What the policy of this computer lets out; absent where none can be. */
  readonly limits?: Pick<PolicyLimits, 'approval'>;
  /** Who sits here by the operating system, and whether a second one must approve; absent in older set-ups. */
  readonly people?: { readonly account: string; readonly reviewByTwo: boolean };
}

export type Done = Result<void, Problem>;

/** Takes a submitted batch back to its draft; refused once anything of it may have been sent. */
export const sendBack = async (
  needs: ReviewNeeds,
  request: { readonly batchId: string; readonly reason: string; readonly by: Actor },
): Promise<Done> => {
  const { ledger, intake } = needs;
  const batch = await ledger.batch(request.batchId);
  if (batch === null) return err(noSuchBatch());
  const payouts = await ledger.payoutsOf(batch.id);
  const movable = payouts.filter((p) => p.state === 'SUBMITTED' && p.attempt === 0);
  if (batch.run !== 'submitted' || movable.length === 0 || payouts.some((p) => p.attempt > 0)) {
    return err(
      problem(
        'not-allowed',
        'Only a batch that waits for approval, and of which nothing was ever sent, can go back. Nothing was changed.',
      ),
    );
  }
  const appended = await ledger.append(request.by, [
    ...movable.map((payout) => moveEntry(payout, 'returned', { detail: request.reason })),
    { kind: 'run.moved', batchId: batch.id, to: 'returned', reason: null },
  ]);
  if (!appended.ok) return err(changedSince());
  await intake.markSubmitted(batch.id, false);
  needs.changed({ batchId: batch.id });
  return ok(undefined);
};

/** Cancels every payout of a batch that has provably not left; what may have left stays as it is. */
export const cancelRest = async (
  needs: ReviewNeeds,
  request: { readonly batchId: string; readonly reason: string; readonly by: Actor },
): Promise<Done> => {
  const { ledger } = needs;
  const batch = await ledger.batch(request.batchId);
  if (batch === null) return err(noSuchBatch());
  if (batch.run === 'running') {
    return err(
      problem('not-allowed', 'This batch is being sent. Pause it first; then cancel the rest.'),
    );
  }
  const payouts = await ledger.payoutsOf(batch.id);
  const rest = payouts.filter((p) => p.state !== 'CLAIMED' && findEdge(p.state, 'cancelled'));
  if (rest.length === 0) {
    return err(
      problem('not-allowed', 'Nothing of this batch is left to cancel. Nothing was changed.'),
    );
  }
  const anySent = payouts.some((payout) => payout.attempt > 0);
  const appended = await ledger.append(request.by, [
    ...rest.map((payout) => moveEntry(payout, 'cancelled', { detail: request.reason })),
    { kind: 'run.moved', batchId: batch.id, to: anySent ? 'finished' : 'cancelled', reason: null },
  ]);
  needs.changed({ batchId: batch.id });
  return appended.ok ? ok(undefined) : err(changedSince());
};
