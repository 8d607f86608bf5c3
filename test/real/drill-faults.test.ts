/** The drill against a gateway of another make that misbehaves at several calls of one run: faults F5 to F23. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectPromiseKept } from '#test/support/drill-promise.ts';
import type { Dialect } from '#test/support/other-gateway/dialect.ts';
import type { Mishap, Strike } from '#test/support/other-gateway/mishap.ts';
import { startOtherGateway } from '#test/support/other-gateway/server.ts';
import {
  endOfDrill,
  KEY,
  PLATFORM,
  startDrill,
  summaryOf,
  writePayouts,
  type DrillEnd,
  type DrillSummary,
} from '#test/support/run-drill.ts';

const PAYOUTS = 6;
const INTERVAL_MS = 40;
/** Longer than the longest pause between two of the first questions about a payout, with room for a busy machine. */
const PATIENCE_MS = 15_000;

interface Ran {
  readonly ended: DrillEnd;
  readonly summary: DrillSummary;
  readonly arrivals: number;
}

const drill = async (
  strikes: readonly Strike[],
  dialect: Partial<Dialect> = {},
  more: readonly string[] = [],
): Promise<Ran> => {
  const folder = mkdtempSync(join(tmpdir(), 'purser-faults-'));
  const gateway = await startOtherGateway({
    platformId: PLATFORM,
    apiKey: KEY,
    intervalMs: INTERVAL_MS,
    strikes,
    dialect,
  });
  try {
    const file = writePayouts(folder, PAYOUTS);
    const flags = ['--patience-ms', `${PATIENCE_MS}`, '--reply-ms', '800', ...more];
    const call = { gateway: gateway.url, folder, file, intervalMs: INTERVAL_MS, more: flags };
    const ended = await endOfDrill(startDrill(call));
    const { register } = gateway;
    const place = { register, folder, intervalMs: INTERVAL_MS };
    const summary = await expectPromiseKept(ended, place);
    return { ended, summary, arrivals: register.arrivals.length };
  } finally {
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const atWithdraws = (nth: readonly number[], mishap: Mishap): readonly Strike[] => [
  { on: 'withdraw', nth, mishap },
];

const found = { CONFIRMED: 6 };
const unknown = { CONFIRMED: 3, UNKNOWN: 3 };
const held = { CONFIRMED: 3, HELD: 3 };

/** At the first, a middle and the last payout: the line goes on after each. */
const PASSING: readonly (readonly [string, Mishap, Readonly<Record<string, number>>])[] = [
  ['F5 reset in the request', { kind: 'reset-in-request' }, unknown],
  ['F5 reset after it', { kind: 'reset-after-request', executed: false }, unknown],
  ['F5, F7 reset after it, executed', { kind: 'reset-after-request', executed: true }, found],
  ['F6 no answer', { kind: 'no-answer', executed: false }, unknown],
  ['F6 no answer, executed', { kind: 'no-answer', executed: true }, found],
  ['F8 502, executed', { kind: 'status', status: 502, body: 'html', executed: true }, found],
  ['F8 504, executed', { kind: 'status', status: 504, body: 'empty', executed: true }, found],
  ['F9 500', { kind: 'status', status: 500, body: 'envelope', executed: false }, unknown],
  ['F9 503', { kind: 'status', status: 503, body: 'html', executed: false }, unknown],
  ['F10 half of the JSON', { kind: 'half-json' }, found],
  ['F10 a length too long', { kind: 'length-too-long' }, found],
  ['F10 a length too short', { kind: 'length-too-short' }, found],
  ['F10 HTML', { kind: 'html' }, found],
  ['F10 nothing', { kind: 'empty' }, found],
  ['F11 no transactionId', { kind: 'no-transaction-id' }, held],
  ['F12 another address echoed', { kind: 'echo', field: 'addressTo' }, held],
  ['F12 another amount echoed', { kind: 'echo', field: 'amount' }, held],
  ['F12 another currency echoed', { kind: 'echo', field: 'paymentId' }, held],
  [
    'F13 a refusal in known words',
    { kind: 'refuse', message: 'Insufficient balance', status: 400, executed: false },
    { CONFIRMED: 3, UNKNOWN: 1, REJECTED: 2 },
  ],
  [
    'F13 the same, which lies',
    { kind: 'refuse', message: 'Invalid address', status: 200, executed: true },
    found,
  ],
  [
    'F14 a refusal in unknown words',
    { kind: 'refuse', message: 'Try later', status: 200, executed: false },
    unknown,
  ],
  [
    'F14 the same, which lies',
    { kind: 'refuse', message: 'Computer says no', status: 400, executed: true },
    found,
  ],
  ['F18 ten megabytes', { kind: 'ten-megabytes' }, found],
  ['F18 a byte a second', { kind: 'byte-a-second' }, found],
];

describe.concurrent('the drill at another gateway, payouts 1, 3 and 6 struck', () => {
  it.for(PASSING)('%s', { timeout: 90_000 }, async ([, mishap, states]) => {
    const { summary, arrivals, ended } = await drill(atWithdraws([1, 3, 6], mishap));
    expect(summary.byState, ended.words).toEqual(states);
    expect(arrivals).toBe(PAYOUTS);
    expect(summary.withdrawsSent).toBe(PAYOUTS);
  });
});

const refusedStatus = (status: number): Mishap => ({
  kind: 'status',
  status,
  body: status < 400 ? 'empty' : 'envelope',
  executed: false,
});

const STOPPING: readonly (readonly [string, Mishap, RegExp])[] = [
  ...[301, 307, 308].map(
    (status) => [`F15 ${status}`, refusedStatus(status), /^not-authorised/] as const,
  ),
  ...[401, 403].map(
    (status) => [`F16 ${status}`, refusedStatus(status), /^not-authorised/] as const,
  ),
  [
    'F16 an IP refusal',
    { kind: 'refuse', message: 'Your IP is not allowed', status: 400, executed: false },
    /^not-authorised/,
  ],
  ['F17 429', refusedStatus(429), /^rate-limited/],
];

describe.concurrent('the drill stops the whole line at', () => {
  it.for(STOPPING)('%s', { timeout: 90_000 }, async ([, mishap, words]) => {
    const { summary, ended, arrivals } = await drill(atWithdraws([3], mishap));
    expect(summary.byState).toEqual({ CONFIRMED: 2, UNKNOWN: 1, APPROVED: 3 });
    expect(summary.stoppedBecause).toMatch(words);
    expect([ended.code, arrivals]).toEqual([2, 3]);
  });
});

const course = (
  ...readings: Extract<Mishap, { kind: 'course' }>['readings'][number][]
): Mishap => ({
  kind: 'course',
  readings,
});

const OUTCOMES: readonly (readonly [string, string, Mishap])[] = [
  ['F19 executed three seconds late', 'CONFIRMED', { kind: 'late', ms: 3_000 }],
  ['F19 executed after the drill', 'UNKNOWN', { kind: 'late', ms: 3_600_000 }],
  [
    'F21 error, then success',
    'CONFIRMED',
    course({ afterMs: 0, approve: 2 }, { afterMs: 700, approve: 1, hash: true, debited: true }),
  ],
  [
    'F21 success, then error',
    'CONFIRMED',
    course(
      { afterMs: 0, approve: 1, hash: true, debited: true },
      { afterMs: 3_000, approve: 2, hash: true, debited: true },
    ),
  ],
  ['an error that stays', 'FAILED_GATEWAY', course({ afterMs: 0, approve: 2 })],
  ['an error with a hash', 'HELD', course({ afterMs: 0, approve: 2, hash: true })],
  ['an error with a debit', 'HELD', course({ afterMs: 0, approve: 2, debited: true })],
  ['pending for ever', 'PENDING', course({ afterMs: 0, approve: 0 })],
  ['success without a hash', 'ACCEPTED', course({ afterMs: 0, approve: 1 })],
  ['F22 a status that means nothing', 'ACCEPTED', course({ afterMs: 0, approve: 'soon' })],
  [
    'F23 success with another amount',
    'ACCEPTED',
    course({ afterMs: 0, approve: 1, hash: true, misstates: 'amount' }),
  ],
  [
    'F23 success with another address',
    'ACCEPTED',
    course({ afterMs: 0, approve: 1, hash: true, misstates: 'addressTo' }),
  ],
];

describe.concurrent('the drill leaves a payout that meets', () => {
  it.for(OUTCOMES)('%s as %s', { timeout: 90_000 }, async ([, state, mishap]) => {
    const seconds = ['--second-reading-ms', '1500'];
    const { summary } = await drill(atWithdraws([2], mishap), {}, seconds);
    const rest = state === 'CONFIRMED' ? 6 : 5;
    expect(summary.byState).toEqual({ CONFIRMED: rest, ...(rest === 6 ? {} : { [state]: 1 }) });
  });
});

const READS = ['withdrawstatus', 'currencies', 'balance', 'fees'] as const;
const SPOILT: readonly (readonly [string, Mishap])[] = [
  ['a reset', { kind: 'reset-after-request', executed: false }],
  ['a 500', { kind: 'status', status: 500, body: 'html', executed: false }],
  ['half of the JSON', { kind: 'half-json' }],
  ['HTML', { kind: 'html' }],
  [
    'a refusal for the pace',
    { kind: 'refuse', message: 'Limit exceeded', status: 400, executed: false },
  ],
];

describe.concurrent('the drill pays everything although every first and fourth read meets', () => {
  it.for(SPOILT)('%s', { timeout: 90_000 }, async ([, mishap]) => {
    const { summary, ended } = await drill(READS.map((on) => ({ on, nth: [1, 4], mishap })));
    expect(summary.byState).toEqual({ CONFIRMED: 6 });
    expect(ended.code).toBe(0);
  });
});

const DIALECTS: readonly (readonly [string, Partial<Dialect>])[] = [
  ['everything as text, refusals with 200', { values: 'text', refusalStatus: 200 }],
  ['amounts as JSON numbers, no keep-alive', { values: 'numbers', keepAlive: false }],
  ['lists as maps, unknown fields, other key order', { lists: 'map', extra: true }],
  ['no decimals, no minimums', { namesRules: false }],
  ['no fees', { without: ['fees'] }],
  ['no fees, refused', { without: ['fees'], unknownPath: 'refusal' }],
  ['"not found" that names the platform', { notFound: 'Order not found for platform 4711' }],
  ['"not found" in another language', { notFound: 'Транзакция не найдена', refusalStatus: 200 }],
];

describe.concurrent('the drill pays everything at a gateway with', () => {
  it.for(DIALECTS)('%s', { timeout: 90_000 }, async ([, dialect]) => {
    const { summary, ended } = await drill(atWithdraws([4], { kind: 'half-json' }), dialect);
    expect(summary.byState).toEqual({ CONFIRMED: 6 });
    expect(ended.code).toBe(0);
  });
});

const NOTHING: readonly (readonly [string, readonly Strike[], Partial<Dialect>])[] = [
  ['no balance', [], { without: ['balance'] }],
  ['no balance, refused', [], { without: ['balance'], unknownPath: 'refusal' }],
  [
    'look-ups that always fail',
    [{ on: 'withdrawstatus', nth: { from: 1 }, mishap: { kind: 'html' } }],
    {},
  ],
  [
    'look-ups that deny access',
    [
      {
        on: 'withdrawstatus',
        nth: { from: 1 },
        mishap: { kind: 'refuse', message: 'platform not found', status: 400, executed: false },
      },
    ],
    {},
  ],
];

describe.concurrent('the drill sends nothing and says why at a gateway with', () => {
  it.for(NOTHING)('%s', { timeout: 90_000 }, async ([, strikes, dialect]) => {
    const { ended, arrivals } = await drill(strikes, dialect);
    const summary = summaryOf(ended);
    expect(arrivals).toBe(0);
    expect(summary.withdrawsSent).toBe(0);
    expect(summary.stoppedBecause).toBeTruthy();
    expect(ended.code).not.toBe(0);
  });
});
