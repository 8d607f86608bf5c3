/** The rehearsal of a draft: what was found last, how far the one under way is, and the deeds. */
import { useCallback, useState } from 'react';
import type { RehearsalProgressView, RehearsalView } from '#contract/views/rehearsal.ts';
import { DEFAULT_CHOICES, type RunChoices } from '#core/dispatch/choices.ts';
import { call, type AppError } from '../../bridge/client.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { useReading } from '../../bridge/use-reading.ts';

export interface RehearsalState {
  readonly found: RehearsalView | null;
  /** Null when none is under way. */
  readonly at: RehearsalProgressView['at'];
  readonly busy: boolean;
  readonly problem: AppError | null;
  readonly choices: RunChoices;
  readonly choose: (choices: RunChoices) => void;
  readonly rehearse: () => Promise<void>;
  readonly stop: () => void;
  /** Reads again what was found, after something else may have changed it. */
  readonly again: () => void;
}

export const useRehearsal = (batchId: string): RehearsalState => {
  const reading = useReading(useCallback(() => call('batch.rehearsal', { batchId }), [batchId]));
  const { take, again, value } = reading;
  const [at, setAt] = useState<RehearsalProgressView['at']>(null);
  const [chosen, setChosen] = useState<RunChoices | null>(null);
  const { run, busy, problem } = useAction();
  const choices = chosen ?? value?.result.choices ?? DEFAULT_CHOICES;
  useBursts(
    { event: 'rehearsal.changed', matches: (told) => told.batchId === batchId, wait: 50 },
    (all) => setAt(all.at(-1)?.at ?? null),
  );
  useBursts({ event: 'batch.changed', matches: (batch) => batch.id === batchId, wait: 300 }, again);
  const rehearse = useCallback(async () => {
    const answer = await run(() => call('batch.rehearse', { batchId, choices }));
    if (answer !== null && answer.value !== null) take(answer.value);
  }, [run, take, batchId, choices]);
  const stop = useCallback(() => void call('batch.stopRehearsal', { batchId }), [batchId]);
  return { found: value, at, busy, problem, choices, choose: setChosen, rehearse, stop, again };
};
