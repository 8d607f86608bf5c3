import { expect, it } from 'vitest';
import { PAYOUT_STATES } from '#core/payout/state.ts';
import { STATE_WORDS } from '#core/payout/words.ts';

it('only a payout the gateway reports as paid is called paid', () => {
  expect(PAYOUT_STATES.filter((state) => /paid/i.test(STATE_WORDS[state]))).toEqual(['CONFIRMED']);
});

it('no word is a bare "sent", "done", "success" or "complete"', () => {
  const words = PAYOUT_STATES.map((state) => STATE_WORDS[state]);
  expect(words.filter((word) => /^(sent|done|success\w*|complete\w*)$/i.test(word))).toEqual([]);
});
