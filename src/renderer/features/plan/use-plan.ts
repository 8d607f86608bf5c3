/** The plan of a batch as main makes it, read at opening, on demand, and whenever the rows change. */
import { useCallback, useEffect, useState } from 'react';
import type { BatchView, PlanView } from '#contract/views/batch.ts';
import { call } from '../../bridge/client.ts';
import { useAction, type Action } from '../../bridge/use-action.ts';

export interface PlanState {
  readonly plan: PlanView | null;
  readonly action: Action;
  readonly make: (refresh: boolean) => Promise<void>;
}

export const usePlan = (batch: BatchView): PlanState => {
  const [plan, setPlan] = useState<PlanView | null>(null);
  const action = useAction();
  const { run } = action;
  const batchId = batch.id;
  const make = useCallback(
    async (refresh: boolean) => {
      const answer = await run(() => call('batch.plan', { batchId, refresh }));
      if (answer !== null) setPlan(answer.value);
    },
    [run, batchId],
  );
  useEffect(() => void make(false), [make, batch.toPay, batch.excluded, batch.run?.state]);
  return { plan, action, make };
};
