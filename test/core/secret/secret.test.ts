/** A secret can be handed on; nothing that shows, joins, copies or sends it gives it away. */
import { format, inspect } from 'node:util';
import { serialize } from 'node:v8';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { openSecret } from '#core/secret/open-secret.ts';
import { Secret } from '#core/secret/secret.ts';
import { holds } from '#test/e2e/evidence/traces.ts';

const KEY = 'CANARY~7f3a/9d+e1?c4&b2=Zq8';
const textOf = (secret: Secret): string => new TextDecoder().decode(openSecret(secret));

const secret = new Secret(KEY);
/** What someone might do by accident, and what comes of it. */
const WAYS: Readonly<Record<string, () => unknown>> = {
  'a template': () => `key ${secret as unknown as string}`,
  'joining texts': () => `key ${String(secret)} ${[secret].join()}`,
  'adding to a text': () => 'key ' + (secret as unknown as string),
  JSON: () => JSON.stringify({ secret, list: [secret] }),
  'inspecting it': () => inspect(secret),
  'inspecting everything about it': () =>
    inspect({ secret }, { showHidden: true, depth: null, getters: true, customInspect: false }),
  'printing it': () => format('%s %o %O %j %d', secret, secret, secret, secret, secret),
  'its entries': () => inspect(Object.fromEntries(Object.entries(secret))),
  'assigning it': () => inspect(Object.assign({}, secret)),
  'its own properties': () => [
    ...Reflect.ownKeys(secret).map(String),
    JSON.stringify(Object.getOwnPropertyDescriptors(secret)),
  ],
  'a clone': () => inspect(structuredClone(secret)),
  'its bytes as the engine writes objects': () => serialize({ secret }),
  'the cause of an error': () => inspect(new Error('failed', { cause: secret })),
  'the message of an error': () => new Error(secret as unknown as string).stack,
  'a number': () => Number(secret),
  'a locale': () => secret.toLocaleString(),
};

describe('K4 U: a secret never shows what it holds', () => {
  test.each(Object.keys(WAYS))('not by %s', (way) => {
    const said = WAYS[way]?.();
    const bytes = Buffer.isBuffer(said) ? said : Buffer.from(String(said));
    expect(holds(bytes, KEY)).toBe(false);
  });

  test('not on another thread, where it is an empty object', async () => {
    const { port1, port2 } = new MessageChannel();
    const heard = new Promise((resolve) => port2.once('message', resolve));
    port1.postMessage({ secret });
    const { secret: copy } = (await heard) as { readonly secret: Secret };
    port1.close();
    expect(() => openSecret(copy)).toThrow(TypeError);
  });

  test('and the check of all these sees an open key', () => {
    expect(holds(`key ${KEY}`, KEY)).toBe(true);
    expect(holds(inspect({ key: KEY }), KEY)).toBe(true);
    expect(holds(serialize({ key: KEY }), KEY)).toBe(true);
  });
});

describe('opening a secret', () => {
  test('gives its bytes, whatever they are', () => {
    for (const text of [KEY, 'ключ', '']) expect(textOf(new Secret(text))).toBe(text);
  });

  test('nothing can be added to it or made to look like it', () => {
    expect(() => Object.assign(secret, { text: KEY })).toThrow(TypeError);
    const like = Object.create(Secret.prototype) as Secret;
    expect(() => openSecret(like)).toThrow(TypeError);
  });

  test('K4 U: a secret that was wiped is zeros and cannot be opened again', () => {
    const short = new Secret(KEY);
    const bytes = openSecret(short);
    short.wipe();
    short.wipe();
    expect(bytes.every((byte) => byte === 0)).toBe(true);
    expect(short.isWiped).toBe(true);
    expect(() => openSecret(short)).toThrow('wiped');
  });
});
