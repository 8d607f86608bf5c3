/** Other worlds to look at: nothing yet, everything failing. Chosen by `?scene=`. */
import type { AppError } from '#contract/errors.ts';
import type { LedgerStandingView } from '#contract/views/ledger.ts';
import type { PayoutView } from '#contract/views/payout.ts';
import { makeApp } from '../fixtures/app.ts';
import {
  damagedLedger,
  elsewhereLedger,
  lockedLedger,
  makeUnlock,
  makeVerdict,
} from '../fixtures/ledger.ts';
import { makePayout, makePayoutDetail } from '../fixtures/payouts.ts';
import { road } from '../fixtures/road.ts';
import { makeAddress, makeSeeded } from '../fixtures/seeded.ts';
import type { Answers } from '../mock-bridge.ts';

const makeLongPayout = (index: number): PayoutView => ({
  ...makePayout(index),
  beneficiary: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  reference: 'PAYROLL-2026-11-DEPARTMENT-0001-A',
  code: 'ADA',
  network: 'ADA',
  address: makeAddress(makeSeeded(index), 'ADA'),
  amount: '1234567890.123456789012345678',
});

const unanswered: AppError = {
  code: 'gateway-unanswered',
  message:
    'The gateway did not answer within 20 s. No money moved. Check the connection and try again.',
  detail: 'ETIMEDOUT 104.21.7.1:443',
};

const empty: Partial<Answers> = {
  'address.list': () => ({ total: 0, offset: 0, items: [] }),
  'invoice.list': () => ({ total: 0, offset: 0, items: [], counts: {} }),
  'batch.list': () => [],
  'payout.list': () => ({ total: 0, offset: 0, items: [] }),
  'balance.list': () => ({ takenAt: null, balances: [], problem: null }),
  'currency.list': () => ({ takenAt: null, currencies: [], problem: null }),
  'holdings.get': () => ({ takenAt: null, holdings: [], problem: null, storeProblem: null }),
  'currency.history': () => ({
    total: 0,
    changes: [],
    moves: [],
    lastAt: null,
    beforeAt: null,
    problem: null,
  }),
  'overview.get': () => ({
    balances: { takenAt: null, balances: [], problem: null },
    runs: [],
    attention: [],
    volume: [],
  }),
};

const failing: Partial<Answers> = {
  'address.list': () => unanswered,
  'invoice.list': () => unanswered,
  'invoice.get': () => unanswered,
  'batch.list': () => unanswered,
  'payout.list': () => unanswered,
  'payout.get': () => unanswered,
  'balance.list': () => unanswered,
  'currency.list': () => unanswered,
  'holdings.get': () => unanswered,
  'currency.history': () => unanswered,
  'overview.get': () => unanswered,
};

/** More rows than an element can be high. */
const huge: Partial<Answers> = {
  'payout.list': ({ offset, limit }) => ({
    total: 3_000_000,
    offset,
    items: Array.from({ length: Math.min(limit, 3_000_000 - offset) }, (_, index) =>
      makePayout(offset + index),
    ),
  }),
};

/** Long names, long addresses, every amount with all its decimals. */
const long: Partial<Answers> = {
  'payout.list': ({ offset, limit }) => ({
    total: 40,
    offset,
    items: Array.from({ length: Math.min(limit, 40) }, (_, index) => makeLongPayout(index)),
  }),
  'payout.get': ({ payoutId }) => ({
    ...makePayoutDetail(0),
    ...makeLongPayout(Number(payoutId.slice(2))),
  }),
};

const withLedger = (ledger: LedgerStandingView): Partial<Answers> => {
  const theme = new URLSearchParams(globalThis.location?.search ?? '').get('theme');
  const preferences = {
    ...makeApp().preferences,
    theme: theme === 'dark' ? 'dark' : 'light',
  } as const;
  return { 'app.state': () => ({ ...makeApp(), preferences, ledger }) };
};

const locked: Partial<Answers> = {
  ...withLedger(lockedLedger('behind')),
  'unlock.get': () => makeUnlock(),
};

const verdict = (good: boolean): Partial<Answers> => ({
  'ledger.verification': () => ({ kind: 'done', verdict: makeVerdict({ good }) }),
});

export const scenes: Readonly<Record<string, Partial<Answers>>> = {
  empty,
  failing,
  huge,
  long,
  road,
  locked,
  damaged: { ...withLedger(damagedLedger), ...verdict(false) },
  elsewhere: withLedger(elsewhereLedger),
  verified: verdict(true),
};
