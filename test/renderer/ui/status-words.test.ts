import { describe, expect, it } from 'vitest';
import { PAYOUT_STATES } from '#core/payout/state.ts';
import { english } from '#renderer/i18n/english.ts';
import { toneOfState } from '#renderer/ui/status-badge.tsx';

const { status } = english;

describe('the words for states', () => {
  it.each(PAYOUT_STATES)('%s has a word, a sentence and a look', (state) => {
    expect(status[state].word).not.toBe('');
    expect(status[state].says).toMatch(/\.$/);
    expect(toneOfState[state]).toBeDefined();
  });

  it('call only what the gateway reports paid "Paid", and only that green', () => {
    expect(PAYOUT_STATES.filter((state) => status[state].word === 'Paid')).toEqual(['CONFIRMED']);
    expect(PAYOUT_STATES.filter((state) => toneOfState[state] === 'paid')).toEqual(['CONFIRMED']);
  });

  it('say of what is on its way that it is not paid yet', () => {
    expect(status.ACCEPTED.word).toBe('Sent to gateway');
    expect(status.ACCEPTED.says).toContain('Not paid yet');
    expect(status.PENDING.says).toContain('Not paid yet');
    expect(status.stalled.says).toContain('Not paid yet');
  });

  it('warn of an unknown outcome as of money that may have moved', () => {
    expect(status.UNKNOWN.says).toMatch(/may have been paid.*not send again/i);
  });

  it('avoid words that promise more than is known', () => {
    const words = PAYOUT_STATES.map((state) => status[state].word.toLowerCase());
    for (const word of ['success', 'done', 'complete', 'completed', 'sent']) {
      expect(words).not.toContain(word);
    }
  });

  it('are all different', () => {
    expect(new Set(PAYOUT_STATES.map((state) => status[state].word)).size).toBe(
      PAYOUT_STATES.length,
    );
  });
});
