import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOG_EVENTS, type LogEvent, type LogFields } from '#core/log/events.ts';
import { LOG_LEVELS } from '#core/log/level.ts';
import { logLine, readLogLine } from '#core/log/line.ts';
import { canariesIn, CANARIES, canaryTexts } from '#test/support/canaries.ts';

const words = { calls: new Set(['batch.import', 'app.state']) };
const at = '2026-11-25T22:00:00.000Z';
const BATCH = '3fa9c1e2b04d4f6a8c7e5d2b1a09f8e7';
const keep = { words, least: 'debug' } as const;
const events = Object.keys(LOG_EVENTS) as LogEvent[];

/** Whatever a careless caller passes; the compiler is not asked. */
const carelessly = (event: string, fields: object): string | null =>
  logLine({ at, event: event as LogEvent, fields: fields as never }, keep);

describe('a line of the log', () => {
  test('holds its time, level, event and fields, ids in part', () => {
    const fields = { batch: BATCH, to: 'paused', why: 'unknown-outcome' } as const;
    expect(JSON.parse(logLine({ at, event: 'run-moved', fields }, keep) ?? '')).toEqual({
      at,
      level: 'info',
      event: 'run-moved',
      batch: '3fa9c1e2',
      to: 'paused',
      why: 'unknown-outcome',
    });
  });

  test('names a payout by its batch and row', () => {
    const fields = { payout: `${BATCH}-17`, move: 'unanswered', to: 'UNKNOWN' } as const;
    expect(logLine({ at, event: 'payout-unclear', fields }, keep)).toContain('"3fa9c1e2-17"');
  });

  test('is written only where its level is kept', () => {
    const kept = LOG_LEVELS.map(
      (least) =>
        logLine(
          { at, event: 'started', fields: { version: '1.0.0', node: '24.1.0', ms: 9 } },
          { words, least },
        ) !== null,
    );
    expect(Object.fromEntries(LOG_LEVELS.map((level, index) => [level, kept[index]]))).toEqual({
      error: false,
      warn: false,
      info: true,
      debug: true,
    });
  });

  test('an event that is not on the list is not written', () => {
    expect(carelessly('payout-address', {})).toBeNull();
    expect(carelessly('constructor', {})).toBeNull();
  });

  test('a field that is not on the event’s list, or not of its kind, is refused and counted', () => {
    const line = carelessly('run-moved', { batch: BATCH, to: 'paused', why: 'none', payee: 'x' });
    expect(JSON.parse(line ?? '')).toMatchObject({ batch: '3fa9c1e2', refused: 1 });
    expect(line).not.toContain('payee');
    const wrong = carelessly('run-moved', { batch: CANARIES.key, to: CANARIES.name, why: 7 });
    expect(JSON.parse(wrong ?? '')).toEqual({ at, level: 'info', event: 'run-moved', refused: 3 });
  });

  test('the compiler refuses a field or value that is not on the list', () => {
    const lines = [
      // @ts-expect-error a field of no event
      logLine({ at, event: 'alarm', fields: { address: CANARIES.address } }, keep),
      // @ts-expect-error a value that is no word of the field
      logLine({ at, event: 'level-changed', fields: { to: CANARIES.name } }, keep),
      // @ts-expect-error a field is missing
      logLine({ at, event: 'call-answered', fields: { call: 'app.state', ms: 1 } }, keep),
    ];
    expect(canariesIn(lines.join('\n'))).toEqual([]);
  });
});

test('no field has a name that every line has for itself', () => {
  for (const event of events)
    for (const own of ['at', 'level', 'event', 'refused'])
      expect(Object.keys(LOG_EVENTS[event].fields), event).not.toContain(own);
});

/** Any value a field could be given, canaries far more often than chance would. */
const anyValue = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...canaryTexts) },
  { weight: 2, arbitrary: fc.anything({ withBigInt: true, withNullPrototype: true }) },
  { weight: 1, arbitrary: fc.constantFrom(...canaryTexts).map((text) => ({ [text]: text })) },
  { weight: 1, arbitrary: fc.constantFrom(...canaryTexts).map(hostileError) },
  { weight: 1, arbitrary: fc.nat() },
);

function hostileError(text: string): Error {
  const stack = `${text}: ${text}\n    at ${text} (${text}/main/index.js:1:2)\n    at ${text}`;
  return Object.assign(new Error(text), { name: text, code: text, stack });
}

const anyEvent = fc.constantFrom(...events).chain((event) => {
  const own = Object.fromEntries(
    Object.keys(LOG_EVENTS[event].fields).map((name) => [name, anyValue]),
  );
  const strange = fc.dictionary(
    fc.constantFrom(...canaryTexts, 'body', 'key', '__proto__'),
    anyValue,
  );
  return fc.tuple(fc.constant(event), fc.record(own), strange);
});

test('K6 U: whatever events and fields it is given, no line holds a key, address, name, reference, tag, amount, host or folder', () => {
  fc.assert(
    fc.property(anyEvent, ([event, own, strange]) => {
      const line = carelessly(event, { ...strange, ...own }) ?? '';
      expect(canariesIn(line)).toEqual([]);
      const known = ['at', 'level', 'event', 'refused', ...Object.keys(LOG_EVENTS[event].fields)];
      expect(known).toEqual(expect.arrayContaining(Object.keys(JSON.parse(line) as object)));
    }),
    { numRuns: 5_000 },
  );
});

const error = new TypeError('x');
const moved = { payout: `${BATCH}-17`, move: 'unanswered', to: 'UNKNOWN' } as const;

/** One line of each event, whole. */
const EXAMPLES: { readonly [E in LogEvent]: LogFields<E> } = {
  started: { version: '1.0.0', node: '24.1.0', ms: 900 },
  'start-failed': { error },
  crashed: { error },
  ended: {},
  'page-gone': { how: 'oom' },
  'call-failed': { id: '3fa9c1e2', call: 'batch.import', error },
  'call-refused': { call: 'batch.import' },
  'call-answered': { call: 'app.state', ms: 1, ok: true },
  'foreign-sender': {},
  'level-changed': { to: 'debug' },
  'lines-lost': { count: 3 },
  'policy-read': { kind: 'refused' },
  'profile-opened': { kind: 'live', ledger: 'locked', entries: 0, ms: 7 },
  'profile-failed': { error },
  'ledger-failed': { error },
  'ledger-unlocked': { open: 2 },
  'anchor-changed': { kept: false },
  'batch-submitted': { batch: BATCH, payouts: 25 },
  'batch-approved': { batch: BATCH, alone: true },
  'run-moved': { batch: BATCH, to: 'paused', why: 'unknown-outcome' },
  'payout-moved': moved,
  'payout-unclear': moved,
  'look-up-proven': { payout: `${BATCH}-1` },
  alarm: {},
  'gateway-failed': { call: 'balances', kind: 'refused', status: 403 },
  'gateway-answers': { call: 'look-up' },
  sleep: {},
  'screen-locked': {},
  'update-moved': { to: 'newest' },
  'diagnostics-collected': { addresses: false, names: true },
  'diagnostics-saved': { addresses: false, names: true },
};

test.each(events)('%s is written whole and read back as it was', (event) => {
  const line = carelessly(event, EXAMPLES[event]) ?? '';
  expect(Object.keys(JSON.parse(line) as object).toSorted()).toEqual(
    ['at', 'level', 'event', ...Object.keys(EXAMPLES[event])].toSorted(),
  );
  expect(readLogLine(line, words)).toBe(line);
});

test('what was refused in part is read back as it was', () => {
  fc.assert(
    fc.property(anyEvent, ([event, own, strange]) => {
      const line = carelessly(event, { ...strange, ...own });
      expect(readLogLine(line ?? '', words)).toBe(line);
    }),
  );
});

describe('a line of a log file', () => {
  const line = (more: object): string =>
    JSON.stringify({ at, level: 'warn', event: 'alarm', ...more });

  test('is passed on when the list allows all of it', () => {
    expect(readLogLine(line({}), words)).toBe(line({}));
  });

  test.each([
    ['a field of its own', { payee: 'Anna' }],
    ['another level', { level: 'info' }],
    ['a time that is text', { at: CANARIES.name }],
    ['a count that is text', { refused: CANARIES.amount }],
  ])('is not passed on with %s', (_what, more) => {
    expect(readLogLine(line(more), words)).toBeNull();
  });

  test.each(['', 'null', '[]', '"text"', CANARIES.key, '{"event":"alarm"'])(
    '%j is none',
    (text) => {
      expect(readLogLine(text, words)).toBeNull();
    },
  );
});

test('a failure leaves its kind, code and place in the program, not its message or the folders above', () => {
  const error = Object.assign(new TypeError(`canary\n    at canary (/x/main/canary.js:1:1)`), {
    code: 'ENOSPC',
  });
  error.stack = `TypeError: ${error.message}\n    at work (/home/canary/out/main/index.js:10:5)\n    at async node:internal/process/task:1:2\n    at file:///C:/Users/canary/out/main/chunks/open.js:3:4\n    at elsewhere (/home/canary/x.js:1:1)`;
  const fields: LogFields<'crashed'> = { error };
  expect(JSON.parse(logLine({ at, event: 'crashed', fields }, keep) ?? '')).toMatchObject({
    error: {
      name: 'TypeError',
      code: 'ENOSPC',
      at: ['main/index.js:10:5', 'node/internal/process/task:1:2', 'main/chunks/open.js:3:4'],
    },
  });
});
