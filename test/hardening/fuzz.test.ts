/** Whatever a page sends: it is answered, nothing throws, and what is refused has run nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALL_CHANNEL, DROP_CHANNEL } from '#contract/channels.ts';
import { calls, type CallName } from '#contract/contract.ts';
import type { App } from '#main/app.ts';
import { compose } from '#main/compose.ts';
import { MAX_INPUT } from '#main/ipc/register.ts';
import { inputsOf, type Hints } from '../support/arbitrary-input.ts';
import { composeOptions } from '../support/compose-options.ts';
import { border, counting, names } from './border.ts';

const PAYLOADS = 10_000;
/** Calls on the way at the same time: a page need not wait for an answer. */
const AT_ONCE = 100;
const SEED = 20_261_125;

/** Calls that ask the gateway or read a whole file: fewer of them, so that the run ends in time. */
const SLOW: readonly CallName[] = [
  'balance.list',
  'batch.import',
  'batch.plan',
  'batch.rehearse',
  'overview.get',
  'payout.create',
  'payout.lookup',
  'payout.preview',
  'unknown.check',
];

const anything = fc.sample(
  fc.anything({
    withBigInt: true,
    withMap: true,
    withSet: true,
    withDate: true,
    withTypedArray: true,
  }),
  {
    numRuns: PAYLOADS,
    seed: SEED,
  },
);

describe('C29 U: 10,000 random payloads to every call: each is answered, and what is refused runs nothing', () => {
  test.each(names)('%s', async (name) => {
    const counter = counting();
    const ask = border(counter.app);
    let answered = 0;
    for (const payload of anything) {
      const before = counter.ran;
      const reply = await ask(CALL_CHANNEL, name, payload);
      answered += reply.ok ? 1 : 0;
      if (!reply.ok) expect(counter.ran).toBe(before);
    }
    expect(counter.ran).toBe(answered);
  });

  test('a dropped file', async () => {
    const counter = counting();
    const ask = border(counter.app);
    for (const payload of anything) {
      const reply = await ask(DROP_CHANNEL, payload);
      expect(reply.ok).toBe(typeof payload === 'string' && payload !== '');
    }
  });
});

test('C29 U: an input above 1 MiB is refused by every call, whatever holds it, and runs nothing', async () => {
  const counter = counting();
  const ask = border(counter.app);
  const large = 'x'.repeat(MAX_INPUT + 1);
  for (const name of names) {
    for (const input of [
      large,
      { text: large },
      [large],
      { [large]: 1 },
      { deep: { er: [large] } },
    ]) {
      expect(await ask(CALL_CHANNEL, name, input)).toMatchObject({
        ok: false,
        error: { code: 'invalid-input', message: expect.stringContaining('too large') as string },
      });
    }
  }
  expect(await ask(DROP_CHANNEL, large)).toMatchObject({ ok: false });
  expect(counter.ran).toBe(0);
});

describe('the application that ships', () => {
  const folder = mkdtempSync(join(tmpdir(), 'purser-fuzz-'));
  let app: App;

  beforeAll(async () => {
    app = await compose(composeOptions(folder));
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test(
    'C29 U: 10,000 payloads of nearly the right shape, with ids that exist: no handler throws',
    { timeout: 600_000 },
    async () => {
      const failures: unknown[] = [];
      const ask = border(app, { failures });
      const imported = await ask(CALL_CHANNEL, 'batch.import', {
        source: { kind: 'sample', name: 'payroll-25.csv' },
      });
      const batchId = imported.ok ? (imported.value as { readonly id: string }).id : '';
      expect(batchId).not.toBe('');
      const hints: Hints = {
        batchId: fc.oneof(
          { weight: 3, arbitrary: fc.constant(batchId) },
          fc.stringMatching(/^[a-z0-9]{20}$/),
        ),
        refresh: fc.constant(false),
        text: fc.string({ unit: 'binary', maxLength: 200 }),
      };
      // A batch that stays is asked more than one that was thrown away by the first payload that can.
      const { batchId: _, ...strangers } = hints;
      const name = fc.oneof(
        { weight: 1, arbitrary: fc.constantFrom(...SLOW) },
        { weight: 19, arbitrary: fc.constantFrom(...names.filter((one) => !SLOW.includes(one))) },
      );
      const shaped = name.chain((chosen) =>
        inputsOf(calls[chosen], chosen === 'batch.discard' ? strangers : hints).map(
          (input) => [chosen, input] as const,
        ),
      );
      const told = new Map<string, number>();
      const send = async ([name, input]: readonly [CallName, unknown]): Promise<void> => {
        const reply = await ask(CALL_CHANNEL, name, input);
        const outcome = reply.ok ? 'done' : reply.error.code;
        told.set(outcome, (told.get(outcome) ?? 0) + 1);
        if (outcome === 'internal')
          throw new Error(`${name} ${JSON.stringify(input)}`, { cause: failures.at(-1) });
      };
      const payloads = fc.sample(shaped, { numRuns: PAYLOADS, seed: SEED });
      const waiting = payloads.values();
      const sendAll = async (): Promise<void> => {
        for (const payload of waiting) await send(payload);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, sendAll));
      expect([...told.values()].reduce((sum, count) => sum + count, 0)).toBe(PAYLOADS);
      expect(told.get('done') ?? 0).toBeGreaterThan(PAYLOADS / 20);
    },
  );
});
