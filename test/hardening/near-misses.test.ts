/** What comes nearest to a call that is taken: its own shape with one thing wrong, and the right thing asked by another. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CALL_CHANNEL, DROP_CHANNEL } from '#contract/channels.ts';
import { calls } from '#contract/contract.ts';
import { inputsOf } from '../support/arbitrary-input.ts';
import { border, counting, names, page } from './border.ts';
import { spoiledInputs } from './spoiled.ts';

const PAYLOADS = 10_000;
const SEED = 20_261_125;

/** Some inputs that a call takes. */
const inputsFor = (name: (typeof names)[number], numRuns = 40): readonly unknown[] =>
  fc
    .sample(inputsOf(calls[name]), { numRuns, seed: SEED })
    .filter((input) => calls[name].safeParse(input).success);

describe('C29 U: 10,000 inputs of its own shape, each spoiled in one place, to every call: what is refused runs nothing', () => {
  test.each(names)('%s', { timeout: 120_000 }, async (name) => {
    const counter = counting();
    const ask = border(counter.app);
    const inputs = inputsFor(name);
    expect(inputs.length).toBeGreaterThan(0);
    let given = 0;
    let refused = 0;
    for (const payload of spoiledInputs(inputs, PAYLOADS)) {
      const before = counter.ran;
      const reply = await ask(CALL_CHANNEL, name, payload);
      given += 1;
      if (reply.ok) continue;
      refused += 1;
      if (counter.ran !== before || reply.error.code !== 'invalid-input')
        throw new Error(`${name} ran on ${JSON.stringify(payload)}`);
    }
    expect(given).toBe(PAYLOADS);
    expect(counter.ran).toBe(PAYLOADS - refused);
    // A field that may be anything of its type takes some of what is wild; a field too many is never taken.
    expect(refused).toBeGreaterThan(PAYLOADS / 50);
    expect(({} as { readonly ok?: unknown }).ok).toBeUndefined();
  });
});

const frame = page.senderFrame;
/** Whoever may not ask, as the host would tell of them. */
const STRANGERS: Readonly<Record<string, unknown>> = {
  'another window': { ...page, sender: { id: 2 } },
  'a frame inside our page': { ...page, senderFrame: { ...frame, parent: {} } },
  'a frame that is gone': { ...page, senderFrame: null },
  'a page of the network': { ...page, senderFrame: { ...frame, url: 'https://purser/index.html' } },
  'a look-alike origin': {
    ...page,
    senderFrame: { ...frame, url: 'app://purser.evil/index.html' },
  },
  'a look-alike scheme': { ...page, senderFrame: { ...frame, url: 'xapp://purser/index.html' } },
  'a name in front of ours': {
    ...page,
    senderFrame: { ...frame, url: 'app://a@purser/index.html' },
  },
  'a file': { ...page, senderFrame: { ...frame, url: 'file:///app://purser/index.html' } },
  'an empty page': { ...page, senderFrame: { ...frame, url: 'about:blank' } },
  'our origin without a page': { ...page, senderFrame: { ...frame, url: 'app://purser' } },
  'no address': { ...page, senderFrame: { ...frame, url: '' } },
};

describe('C17 U: nobody but our page is answered by any call, whatever is asked, and nothing runs', () => {
  test.each(Object.entries(STRANGERS))('%s', async (_who, from) => {
    const counter = counting();
    const ask = border(counter.app, { from });
    const refusal = { ok: false, error: { code: 'not-allowed' } };
    for (const name of names) {
      for (const input of inputsFor(name, 5))
        expect(await ask(CALL_CHANNEL, name, input)).toMatchObject(refusal);
    }
    expect(await ask(DROP_CHANNEL, '/etc/hostname')).toMatchObject(refusal);
    expect(counter.ran).toBe(0);
  });

  test('while our page is', async () => {
    const counter = counting();
    const ask = border(counter.app);
    for (const name of names)
      expect(await ask(CALL_CHANNEL, name, inputsFor(name)[0])).toMatchObject({ ok: true });
    expect(counter.ran).toBe(names.length);
  });
});
