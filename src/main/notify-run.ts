/** Tells a person who looks at something else that a run has ended or stopped. */
import { noticeOf } from '#core/audit/run-notice.ts';
import type { Notifier } from './ports/host.ts';
import type { Session } from './session.ts';
import { runStanding } from './workflow/run-standing.ts';

export interface NotifyParts {
  readonly notifier: Notifier;
  readonly session: () => Session;
  /** Shows the batch in the window. */
  readonly show: (batchId: string) => void;
}

/** One notification a run; what goes wrong on the way is nobody's business, sending least of all. */
export const notifyRun = async (parts: NotifyParts, batchId: string): Promise<void> => {
  const { ledger, ledgerProblem } = parts.session();
  const batch = await ledger.batch(batchId);
  if (batch === null) return;
  const { state, reason } = runStanding(batch, false, ledgerProblem);
  const notice = noticeOf({ name: batch.name, run: state, reason, counts: batch.counts });
  if (notice !== null) parts.notifier.show(notice, () => parts.show(batchId));
};
