/** The plan of a batch as main makes it: read at opening, and anew at today's rates on demand. */
import { useCallback } from 'react';
import type { PlanView } from '#contract/views/batch.ts';
import { call } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { useReading, type Reading } from '../../bridge/use-reading.ts';

export interface PlanState extends Reading<PlanView> {
  readonly recalculating: boolean;
  readonly recalculate: () => Promise<void>;
}

export const usePlan = (batchId: string): PlanState => {
  const reading = useReading(
    useCallback(() => call('batch.plan', { batchId, refresh: false }), [batchId]),
  );
  const { run, busy, problem } = useAction();
  const { take, again } = reading;
  // Fee quotes come at the gateway's pace, after the plan; main says when there is more to see.
  useBursts({ event: 'batch.changed', matches: (batch) => batch.id === batchId, wait: 200 }, again);
  const recalculate = useCallback(async () => {
    const answer = await run(() => call('batch.plan', { batchId, refresh: true }));
    if (answer !== null) take(answer.value);
  }, [run, take, batchId]);
  return { ...reading, error: problem ?? reading.error, recalculating: busy, recalculate };
};
