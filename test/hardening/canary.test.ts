/**
 * The canary run of the whole application (safety reference, section 9, K8): a live key is saved, every step is forced into
 * an error, and after each the key is looked for, in every form, wherever something can be left behind. What the engine
 * leaves at every crash is `test/faults/canary.test.ts`; the page is the end-to-end spec's.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { FORMS } from '#test/e2e/evidence/traces.ts';
import { STEPS } from './canary-steps.ts';
import { KEY, openLiveApp, type LiveApp } from './live-app.ts';
import { watchPlaces, type Places } from './places.ts';

let live: LiveApp;
let places: Places;

beforeAll(async () => {
  live = await openLiveApp();
  places = watchPlaces(live);
}, 60_000);
afterAll(async () => {
  await live.close();
  vi.restoreAllMocks();
});

const DOORS = [
  'purser.jsonl',
  'event app.changed',
  'reply of profile.save',
  'settings.json',
  'what is printed',
  'a crash report',
  'the environment and the command line',
];

describe('K8 U: a key that is planted in a place is seen there', () => {
  test('there is a door to each of them', () => {
    expect(Object.keys(places.doors)).toEqual(DOORS);
  });

  test.each(
    DOORS.flatMap((place) => ['plain', 'base64 after one byte'].map((form) => [place, form])),
  )('%s: %s', async (place = '', form = '') => {
    await places.doors[place]?.(String(FORMS[form]?.(KEY)));
    expect(places.leaks()).toContain(`${place}: ${form}`);
    await places.clean();
    expect(places.leaks()).toEqual([]);
  });

  test('a signature in the log', async () => {
    await live.ask('credentials.test', { profileId: live.profileId });
    await places.doors['purser.jsonl']?.(live.wire.signatures()[0] ?? '');
    expect(places.leaks()).toEqual(['purser.jsonl: a signature']);
    await places.clean();
  });
});

describe('K8 U: after an error forced at each step the key is in no file, log, reply, event, notice, report or output', () => {
  test.each(Object.entries(STEPS))('%s', { timeout: 120_000 }, async (_name, force) => {
    await force(live);
    expect(live.left.length).toBeGreaterThan(0);
    expect(places.leaks()).toEqual([]);
  });

  test('and whatever was sent was sent once', () => {
    const { books } = live.gateway;
    const sent = books.withdrawals().flatMap(({ orderId }) => orderId ?? []);
    expect(sent.length).toBeGreaterThan(5);
    for (const orderId of sent) expect(books.executions(orderId)).toBe(1);
  });
});
