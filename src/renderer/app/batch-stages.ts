/** The six steps of a batch: which may be opened, and in which state each stands. */
import type { BatchView, Stage } from '#contract/views/batch.ts';

export const STAGES: readonly Stage[] = ['import', 'plan', 'review', 'dispatch', 'track', 'export'];

export const isStage = (text: string): text is Stage => STAGES.some((stage) => stage === text);

/** Frozen once submitted, until it is sent back. */
export const isFrozen = (batch: BatchView): boolean =>
  batch.run !== null && batch.run.state !== 'returned';

/** Whether a step has something to show; the step the batch is at always has. */
export const isReachable = (batch: BatchView, stage: Stage): boolean => {
  if (stage === 'import' || stage === batch.stage) return true;
  if (stage === 'plan') return batch.import.kind === 'ready';
  if (batch.run === null || batch.run.state === 'returned') return false;
  if (stage === 'review') return true;
  return batch.approvedAt !== null;
};

export type StepState = 'passed' | 'current' | 'later';

/** Passed, current or later, by the step the batch itself is at. */
export const stepState = (batch: BatchView, stage: Stage): StepState => {
  const at = STAGES.indexOf(batch.stage);
  const own = STAGES.indexOf(stage);
  return own < at ? 'passed' : own === at ? 'current' : 'later';
};
