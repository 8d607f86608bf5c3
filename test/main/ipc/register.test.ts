/** The border: who may ask, what may be asked, and what comes back when something breaks. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { CALL_CHANNEL, DROP_CHANNEL } from '#contract/channels.ts';
import { calls, type CallName } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { App, Handlers } from '#main/app.ts';
import { MAX_INPUT, registerCalls } from '#main/ipc/register.ts';

type Heard = (event: unknown, ...args: readonly unknown[]) => Promise<Reply<unknown>>;

const ours = { contentsId: 7, origin: 'app://purser' };
const page = { sender: { id: 7 }, senderFrame: { url: 'app://purser/index.html', parent: null } };

function border(handlers: Partial<Record<CallName, (input: never) => Promise<unknown>>>) {
  const channels = new Map<string, Heard>();
  const ran: string[] = [];
  const logged: { readonly event: string; readonly fields: unknown }[] = [];
  const known = Object.keys(calls).map((name) => [
    name,
    (input: never) => {
      ran.push(name);
      return handlers[name as CallName]?.(input) ?? Promise.resolve({ ok: true, value: name });
    },
  ]);
  const app: Pick<App, 'handlers' | 'registerDroppedFile'> = {
    handlers: Object.fromEntries(known) as Handlers,
    registerDroppedFile: (path) =>
      Promise.resolve({ ok: true, value: { fileToken: 't', name: path, size: 1 } }),
  };
  registerCalls({
    ipcMain: { handle: (channel, listener) => channels.set(channel, listener as Heard) },
    app: Promise.resolve(app),
    ours,
    log: { write: (event, fields) => void logged.push({ event, fields }) },
  });
  const hear = (channel: string, event: unknown, ...args: readonly unknown[]) =>
    channels.get(channel)?.(event, ...args);
  return { channels, ran, logged, hear };
}

describe('the border', () => {
  let it = border({});
  beforeEach(() => {
    it = border({});
  });

  test('C20 U: main hears two channels and no more', () => {
    expect([...it.channels.keys()].toSorted()).toEqual([CALL_CHANNEL, DROP_CHANNEL]);
  });

  test('runs a call of our page and answers what its handler answers', async () => {
    expect(await it.hear(CALL_CHANNEL, page, 'app.state', {})).toEqual({
      ok: true,
      value: 'app.state',
    });
  });

  test.each([
    ['another window', { ...page, sender: { id: 8 } }],
    ['a frame inside our page', { ...page, senderFrame: { ...page.senderFrame, parent: {} } }],
    ['another origin', { ...page, senderFrame: { url: 'https://evil.example/', parent: null } }],
    ['a look-alike origin', { ...page, senderFrame: { url: 'app://purser.evil/', parent: null } }],
    ['a frame that is gone', { ...page, senderFrame: null }],
  ])('C17 U: a call from elsewhere is refused and runs nothing: %s', async (_who, event) => {
    for (const channel of [CALL_CHANNEL, DROP_CHANNEL]) {
      expect(await it.hear(channel, event, 'app.state', {})).toMatchObject({
        ok: false,
        error: { code: 'not-allowed' },
      });
    }
    expect(it.ran).toEqual([]);
  });

  test.each([
    ['an unknown call', ['key.read', {}]],
    ['a name from the prototype', ['constructor', {}]],
    ['no name', []],
    ['an extra argument', ['app.state', {}, {}]],
    ['an extra key', ['app.state', { extra: 1 }]],
    ['a missing input', ['app.state']],
    ['an id that is a path', ['batch.get', { batchId: '../x' }]],
    ['too much text', ['batch.rename', { batchId: 'b', name: 'x'.repeat(MAX_INPUT) }]],
  ])('refuses %s and runs nothing', async (_what, args) => {
    expect(await it.hear(CALL_CHANNEL, page, ...args)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
    expect(it.ran).toEqual([]);
  });

  test('K7 U: an exception is answered with an id only, and logged under that id', async () => {
    const broken = border({ 'app.state': () => Promise.reject(new Error('secret 123')) });
    const reply = await broken.hear(CALL_CHANNEL, page, 'app.state', {});
    expect(JSON.stringify(reply)).not.toContain('secret 123');
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    const id = reply?.ok === false ? reply.error.detail : null;
    expect(broken.logged).toEqual([
      {
        event: 'call-failed',
        fields: expect.objectContaining({ id, call: 'app.state' }) as unknown,
      },
    ]);
  });

  test('answers a handler that throws at once just the same', async () => {
    const broken = border({
      'app.state': () => {
        throw new Error('at once');
      },
    });
    expect(await broken.hear(CALL_CHANNEL, page, 'app.state', {})).toMatchObject({ ok: false });
  });

  test.each([[[]], [['']], [[7]], [['x'.repeat(5_000)]], [['/a', '/b']]])(
    'refuses a dropped file that is no path: %j',
    async (args) => {
      expect(await it.hear(DROP_CHANNEL, page, ...args)).toMatchObject({ ok: false });
    },
  );

  test('registers a dropped file by its path', async () => {
    expect(await it.hear(DROP_CHANNEL, page, '/home/a/payouts.csv')).toEqual({
      ok: true,
      value: { fileToken: 't', name: '/home/a/payouts.csv', size: 1 },
    });
  });

  test('survives anything: no input makes a call reject, and what is refused runs nothing', async () => {
    const names = fc.constantFrom(...Object.keys(calls));
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.anything({ withBigInt: true, withMap: true }),
        async (name, input) => {
          const fresh = border({});
          const reply = await fresh.hear(CALL_CHANNEL, page, name, input);
          expect(fresh.ran.length).toBe(reply?.ok === true ? 1 : 0);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
