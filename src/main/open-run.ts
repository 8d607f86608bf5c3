/** Whether a batch is in the middle of being paid, sending or paused: not the moment to change the program. */
import { OPEN_RUNS } from '#core/audit/entry.ts';
import type { Session } from './session.ts';

export const hasOpenRun = async ({ dispatch, ledger }: Session): Promise<boolean> =>
  dispatch.live() !== null || (await ledger.batches()).some(({ run }) => OPEN_RUNS.includes(run));

/** The same of a ledger that may be replaced: where it is not open for paying, a run in it cannot go on. */
export const hasRunToFinish = async (session: Session): Promise<boolean> =>
  session.dispatch.live() !== null ||
  (session.standing.kind === 'open' && (await hasOpenRun(session)));
