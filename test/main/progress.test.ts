import { describe, expect, it } from 'vitest';
import type { RunView } from '#contract/views/batch.ts';
import { progressOf } from '#main/progress.ts';
import { runStanding, watchBatch } from '#main/workflow/run-standing.ts';
import type { BatchState } from '#main/ports/ledger.ts';
import type { LiveRun } from '#main/workflow/dispatch.ts';

const run = (more: Partial<RunView>): { readonly run: RunView } => ({
  run: {
    batchId: 'b',
    state: 'running',
    reason: null,
    count: 10,
    left: 5,
    sending: 1,
    accepted: 2,
    paid: 2,
    refused: 0,
    unknown: 0,
    cancelled: 0,
    perMinute: 57,
    leftMs: 0,
    current: null,
    next: null,
    choices: { order: 'file', funding: 'strict' },
    approvalEndsAt: null,
    canary: false,
    ...more,
  },
});

describe('the bar on the window’s icon', () => {
  it('shows the share of payouts that were tried', () => {
    expect(progressOf(run({}))).toBe(0.4);
    expect(progressOf(run({ left: 0, sending: 0, unknown: 6 }))).toBe(1);
  });

  it('counts only what is to be sent', () => {
    expect(progressOf(run({ left: 4, sending: 0, cancelled: 2 }))).toBe(0.5);
  });

  it('is gone while nothing is sent', () => {
    expect(progressOf(run({ state: 'paused' }))).toBe(-1);
    expect(progressOf({ run: null })).toBe(-1);
  });
});

describe('where a run stands for people', () => {
  const running = { run: 'running', reason: null } as const;

  it('is what the ledger says while something drives it, and whenever it does not run', () => {
    expect(runStanding(running, true, null)).toEqual({ state: 'running', reason: null });
    const paused = {
      run: 'paused',
      reason: { code: 'held', detail: null, payoutId: 'p' },
    } as const;
    expect(runStanding(paused, false, 'disk')).toMatchObject({
      state: 'paused',
      reason: paused.reason,
    });
  });

  it('is stopped for the disk when the ledger could not be written', () => {
    expect(runStanding(running, false, 'no space left')).toEqual({
      state: 'paused',
      reason: { code: 'storage-failed', detail: 'no space left', payoutId: null },
    });
  });

  it('is stopped for a fault of Purser when nothing drives it and the disk is well', () => {
    expect(runStanding(running, false, null)).toMatchObject({ reason: { code: 'internal' } });
  });
});

describe('a batch seen together with what drives it', () => {
  const driving: LiveRun = { batchId: 'b', current: null, replyMs: 0 };
  const inState = (run: BatchState['run']): BatchState => ({ run }) as BatchState;

  /** The states and drivers as each look finds them, in turn; the last stays. */
  const seen = async (
    states: readonly BatchState['run'][],
    drivers: readonly (LiveRun | null)[],
  ): Promise<{ readonly run: string | undefined; readonly isLive: boolean }> => {
    let reads = 0;
    let looks = 0;
    const { batch, live } = await watchBatch(
      {
        ledger: {
          batch: () => {
            const state = states[Math.min(reads++, states.length - 1)];
            return Promise.resolve(state === undefined ? null : inState(state));
          },
        },
        dispatch: { live: () => drivers[Math.min(looks++, drivers.length - 1)] ?? null },
      },
      'b',
    );
    return { run: batch?.run, isLive: live !== null };
  };

  it('is driven when it ends only after it was read', async () => {
    expect(await seen(['running'], [driving, null])).toEqual({ run: 'running', isLive: true });
  });

  it('is driven when it begins only after the first look', async () => {
    expect(await seen(['running'], [null, driving])).toEqual({ run: 'running', isLive: true });
  });

  it('is read once more when it began and ended between two looks', async () => {
    expect(await seen(['running', 'paused'], [null])).toEqual({ run: 'paused', isLive: false });
  });

  it('was left when it says running at both readings and nothing drives it', async () => {
    expect(await seen(['running', 'running'], [null])).toEqual({ run: 'running', isLive: false });
  });

  it('is not driven by the run of another batch', async () => {
    const other = { ...driving, batchId: 'other' };
    expect(await seen(['approved'], [other])).toEqual({ run: 'approved', isLive: false });
  });
});
