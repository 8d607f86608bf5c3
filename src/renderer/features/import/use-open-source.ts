/** Opening one payment file at a time, with the refusal kept for the screen. */
import { useCallback } from 'react';
import { useAction, type Action } from '../../bridge/use-action.ts';
import type { Opened } from './open-source.ts';

export interface OpenSource extends Pick<Action, 'busy' | 'problem'> {
  readonly open: (from: () => Promise<Opened>) => Promise<void>;
}

export const useOpenSource = (onOpened: (batchId: string) => void): OpenSource => {
  const { run, busy, problem } = useAction();
  const open = useCallback(
    async (from: () => Promise<Opened>) => {
      const answer = await run(from);
      if (answer?.value) onOpened(answer.value.id);
    },
    [run, onOpened],
  );
  return { busy, problem, open };
};
