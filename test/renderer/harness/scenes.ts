/** Other worlds to look at: nothing yet, everything failing. Chosen by `?scene=`. */
import type { AppError } from '#contract/errors.ts';
import { road } from '../fixtures/road.ts';
import type { Answers } from '../mock-bridge.ts';

const unanswered: AppError = {
  code: 'gateway-unanswered',
  message:
    'The gateway did not answer within 20 s. No money moved. Check the connection and try again.',
  detail: 'ETIMEDOUT 104.21.7.1:443',
};

const empty: Partial<Answers> = {
  'batch.list': () => [],
  'payout.list': () => ({ total: 0, offset: 0, items: [] }),
  'balance.list': () => ({ takenAt: null, balances: [], problem: null }),
  'currency.list': () => ({ takenAt: null, currencies: [], problem: null }),
  'overview.get': () => ({
    balances: { takenAt: null, balances: [], problem: null },
    runs: [],
    attention: [],
    volume: [],
  }),
};

const failing: Partial<Answers> = {
  'batch.list': () => unanswered,
  'payout.list': () => unanswered,
  'payout.get': () => unanswered,
  'balance.list': () => unanswered,
  'currency.list': () => unanswered,
  'overview.get': () => unanswered,
};

export const scenes: Readonly<Record<string, Partial<Answers>>> = { empty, failing, road };
