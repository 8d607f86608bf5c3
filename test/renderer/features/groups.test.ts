import { describe, expect, it } from 'vitest';
import { PAYOUT_STATES } from '#core/payout/state.ts';
import { GROUPS, statesOf } from '#renderer/features/track/groups.ts';
import { toneOfState } from '#renderer/ui/status-badge.tsx';

describe('the groups of tracked payouts', () => {
  it('hold every state exactly once, so that their counts add up', () => {
    const grouped = GROUPS.flatMap(({ states }) => states);
    expect([...grouped].sort()).toEqual([...PAYOUT_STATES].sort());
  });

  it('call only what the gateway reports paid paid', () => {
    expect(statesOf('paid')).toEqual(['CONFIRMED']);
  });

  it('keep what may have been paid apart from what was not sent', () => {
    expect(statesOf('unknown')).toContain('UNKNOWN');
    expect(statesOf('left')).not.toContain('UNKNOWN');
  });

  it('wear the tone of the states they hold', () => {
    for (const { tone, states } of GROUPS)
      for (const state of states) expect(toneOfState[state]).toBe(tone);
  });
});
