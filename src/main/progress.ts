/** How far a run is, on the window's icon in the task bar. */
import type { BatchView } from '#contract/views/batch.ts';

/** Share of the payouts that were tried, 0 to 1; -1 takes the bar away: nothing is being sent. */
export const progressOf = ({ run }: Pick<BatchView, 'run'>): number => {
  if (run === null || run.state !== 'running') return -1;
  const all = run.count - run.cancelled;
  return all === 0 ? -1 : (all - run.left - run.sending) / all;
};
