import { describe, expect, it } from 'vitest';
import type { BatchView } from '#contract/views/batch.ts';
import { isFrozen, isReachable, STAGES, stepState } from '#renderer/app/batch-stages.ts';
import { makeStoppedRun, roadBatches } from '../fixtures/road.ts';

const byId = (id: string): BatchView => {
  const batch = roadBatches().find((each) => each.id === id);
  if (batch === undefined) throw new Error(`no batch ${id}`);
  return batch;
};
const reachable = (batch: BatchView) => STAGES.filter((stage) => isReachable(batch, stage));

describe('the steps of a batch', () => {
  it('open only the import while the file is being read', () => {
    expect(reachable(byId('road-reading'))).toEqual(['import']);
  });

  it('open the plan once the file is ready, and no review before submission', () => {
    expect(reachable(byId('road-25'))).toEqual(['import', 'plan']);
  });

  it('keep dispatch closed until the order is approved', () => {
    expect(reachable(byId('road-review'))).toEqual(['import', 'plan', 'review']);
  });

  it('open all once approved', () => {
    expect(reachable(byId('road-approved'))).toEqual([...STAGES]);
  });

  it('let rows be changed again after the batch was sent back', () => {
    const sentBack = { ...byId('road-review'), stage: 'plan' as const };
    expect(isFrozen(sentBack)).toBe(true);
    const returned: BatchView = {
      ...sentBack,
      run: { ...makeStoppedRun('operator-paused'), state: 'returned' },
    };
    expect(isFrozen(returned)).toBe(false);
    expect(reachable(returned)).toEqual(['import', 'plan']);
  });

  it('mark what is passed, current and later', () => {
    const batch = byId('road-review');
    expect(STAGES.map((stage) => stepState(batch, stage))).toEqual([
      'passed',
      'passed',
      'current',
      'later',
      'later',
      'later',
    ]);
  });
});
