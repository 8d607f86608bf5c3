/** What a person may do with a run; each deed is one call, and the batch that comes back is taken over. */
import { useState } from 'react';
import type { BatchView } from '#contract/views/batch.ts';
import { receiveBatch } from '../../bridge/batches-store.ts';
import { call, type Reply } from '../../bridge/client.ts';
import { useAction, type Action } from '../../bridge/use-action.ts';

export interface RunDeeds extends Pick<Action, 'busy' | 'problem'> {
  /** A pause or stop was asked for and the payout in hand is still under way. */
  readonly stopping: boolean;
  readonly send: () => Promise<void>;
  readonly pause: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly cancel: (reason: string) => Promise<void>;
}

export const useRun = (batch: BatchView): RunDeeds => {
  const { run, busy, problem } = useAction();
  const [halting, setHalting] = useState(false);
  const batchId = batch.id;
  const state = batch.run?.state;
  const take = async (ask: () => Promise<Reply<BatchView>>): Promise<boolean> => {
    const answer = await run(ask);
    if (answer !== null) receiveBatch(answer.value);
    return answer !== null;
  };
  const halt = async (name: 'batch.pause' | 'batch.stop'): Promise<void> => {
    setHalting(await take(() => call(name, { batchId })));
  };
  return {
    busy,
    problem,
    stopping: halting && state === 'running',
    send: async () => {
      setHalting(false);
      await take(() => call('batch.dispatch', { batchId }));
    },
    pause: () => halt('batch.pause'),
    stop: () => halt('batch.stop'),
    resume: async () => {
      setHalting(false);
      await take(() => call('batch.resume', { batchId }));
    },
    cancel: async (reason) => {
      await take(() => call('batch.cancel', { batchId, reason }));
    },
  };
};
