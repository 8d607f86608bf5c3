/** Whether a batch is in the middle of being paid, sending or paused: not the moment to change the program. */
import type { RunState } from '#core/audit/entry.ts';
import type { Session } from './session.ts';

const OPEN: ReadonlySet<RunState> = new Set(['running', 'paused']);

export const hasOpenRun = async ({ dispatch, ledger }: Session): Promise<boolean> =>
  dispatch.live() !== null || (await ledger.batches()).some(({ run }) => OPEN.has(run));
