/** The update desk over a virtual updater: what a person may do when. */
import { describe, expect, test } from 'vitest';
import { err, ok } from '#core/result.ts';
import { UpdateDesk } from '#main/desk/updates.ts';
import type { Release, UpdateFeed, Updater } from '#main/ports/updater.ts';

const release: Release = { version: '2.0.0', notes: 'New', releasedAt: '2026-11-25', size: 1000 };

const FEED = { kind: 'feed', url: 'https://feed' } as const;

interface Rig {
  readonly desk: UpdateDesk;
  readonly asked: string[];
  readonly kinds: string[];
  runOpen: boolean;
}

const rigOf = (updater: Partial<Updater> = {}, feed: UpdateFeed = FEED): Rig => {
  const asked: string[] = [];
  const kinds: string[] = [];
  const whole: Updater = {
    look: () => Promise.resolve(ok(release)),
    fetch: (onProgress) => {
      for (let done = 1; done <= 1000; done += 1) onProgress(done, 1000);
      return Promise.resolve(ok(undefined));
    },
    install: () => undefined,
    ...updater,
  };
  const desk = new UpdateDesk({
    feed,
    open: () =>
      Promise.resolve({
        look: (from) => (asked.push(`look ${from}`), whole.look(from)),
        fetch: (onProgress, stop) => (asked.push('fetch'), whole.fetch(onProgress, stop)),
        install: () => void asked.push('install'),
      }),
    runOpen: () => Promise.resolve(rig.runOpen),
    now: () => 0,
    changed: ({ kind }) => kinds.push(kind),
  });
  const rig: Rig = { desk, asked, kinds, runOpen: false };
  return rig;
};

const BLOCKED = { kind: 'run-open' };

describe('While a run is open', () => {
  test('C26 U: while a run is open no update is looked for, fetched or put in place', async () => {
    const rig = rigOf();
    rig.runOpen = true;
    expect(await rig.desk.look()).toEqual(BLOCKED);
    expect(rig.asked).toEqual([]);
    rig.runOpen = false;
    await rig.desk.look();
    rig.runOpen = true;
    expect(await rig.desk.fetch()).toEqual(BLOCKED);
    rig.runOpen = false;
    await rig.desk.fetch();
    rig.runOpen = true;
    expect(await rig.desk.mayInstall()).toEqual(BLOCKED);
    expect(rig.desk.state.kind).toBe('ready');
    expect(rig.asked).toEqual(['look https://feed', 'fetch']);
  });
});

describe('A release', () => {
  test('is fetched and put in place only after it was offered and asked for', async () => {
    const { desk, asked, kinds } = rigOf();
    await desk.fetch();
    expect(await desk.mayInstall()).toBe(false);
    expect(asked).toEqual([]);
    await desk.look();
    expect(desk.state).toEqual({ kind: 'offered', release });
    await desk.fetch();
    expect(await desk.mayInstall()).toBe(true);
    desk.install();
    expect(asked).toEqual(['look https://feed', 'fetch', 'install']);
    expect(new Set(kinds)).toEqual(new Set(['looking', 'offered', 'fetching', 'ready']));
  });

  test('tells of its way in hundredths, however small the pieces are', async () => {
    const { desk, kinds } = rigOf();
    await desk.look();
    await desk.fetch();
    expect(kinds.filter((kind) => kind === 'fetching')).toHaveLength(101);
  });

  test('stays on offer when fetching is stopped', async () => {
    const { desk } = rigOf({
      fetch: (_onProgress, stop) =>
        new Promise((resolve) => {
          stop.addEventListener('abort', () => resolve(err({ kind: 'stopped', detail: '' })));
        }),
    });
    await desk.look();
    const fetching = desk.fetch();
    await Promise.resolve();
    await Promise.resolve();
    await expect.poll(() => desk.state.kind).toBe('fetching');
    desk.stop();
    await fetching;
    expect(desk.state).toEqual({ kind: 'offered', release });
  });

  test('that is damaged on its way is refused, and cannot be put in place', async () => {
    const refusal = { kind: 'damaged', detail: 'hash' } as const;
    const { desk } = rigOf({ fetch: () => Promise.resolve(err(refusal)) });
    await desk.look();
    await desk.fetch();
    expect(desk.state).toEqual({ kind: 'refused', refusal });
    expect(await desk.mayInstall()).toBe(false);
  });
});

describe('A copy that may not update itself', () => {
  test.each(['policy', 'no-feed', 'no-key'] as const)('asks nobody: %s', async (why) => {
    const { desk, asked } = rigOf({}, { kind: 'off', why });
    await desk.look();
    await desk.fetch();
    expect(desk.state).toEqual({ kind: 'off', why });
    expect(asked).toEqual([]);
  });
});
