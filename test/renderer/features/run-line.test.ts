import { describe, expect, it } from 'vitest';
import type { RunView } from '#contract/views/batch.ts';
import { handedOver, runLine } from '#renderer/features/dispatch/run-line.ts';
import { makeStoppedRun } from '../fixtures/road.ts';

const run = (changed: Partial<RunView>): RunView => ({
  ...makeStoppedRun('operator-paused'),
  reason: null,
  ...changed,
});

describe('the headline of a run', () => {
  it('never calls a run with an unknown simply finished', () => {
    const finished = run({ state: 'finished', left: 0, unknown: 1 });
    expect(runLine(finished, false)).toEqual({ key: 'finishedOpen', tone: 'trouble' });
  });

  it('names refusals at the end of a run', () => {
    const finished = run({ state: 'finished', left: 0, unknown: 0, refused: 2 });
    expect(runLine(finished, false).key).toBe('finishedMixed');
  });

  it('says that the first payout goes alone', () => {
    expect(runLine(run({ state: 'running', canary: true }), false).key).toBe('canary');
  });

  it('says that a stop waits for the payout in hand', () => {
    expect(runLine(run({ state: 'running', canary: false }), true).key).toBe('stopping');
  });

  it('says that nothing has been sent while a run is only approved', () => {
    expect(runLine(run({ state: 'approved' }), false)).toEqual({ key: 'approved', tone: 'quiet' });
  });

  it('counts as handed over only what was tried', () => {
    const counts = { count: 10, left: 4, sending: 1, cancelled: 2 };
    expect(handedOver(run(counts))).toBe(3);
  });
});
