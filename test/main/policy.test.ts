/** The whole application under a policy file at each limit: refused in the plan, at the review, and before each send. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '#contract/errors.ts';
import type { BatchView } from '#contract/views/batch.ts';
import { DEFAULT_CHOICES } from '#core/dispatch/choices.ts';
import { policyOf, type PolicyReading } from '#core/policy/policy.ts';
import { readPolicy } from '#core/policy/read-policy.ts';
import type { App } from '#main/app.ts';
import { compose } from '#main/compose.ts';
import { composeOptions } from '../support/compose-options.ts';
import { askApp } from '#test/support/ask-app.ts';

const NONE: PolicyReading = { kind: 'none' };

const policy = (rules: object): PolicyReading => {
  const read = readPolicy(JSON.stringify({ schema: 1, ...rules }));
  if (!read.ok) throw new Error(read.error.message);
  return { kind: 'read', file: '/etc/purser/policy.json', policy: read.value };
};

let folder = '';
let app: App;

/** Starts the application anew over the same data, under this policy and by this account. */
const begin = async (reading: PolicyReading, account = 'anna'): Promise<void> => {
  app = await compose(composeOptions(folder, { policy: reading, account }));
  await must('practice.configure', { intervalMs: 20 });
};
const again = async (reading: PolicyReading, account = 'anna'): Promise<void> => {
  await app.close();
  await begin(reading, account);
};

const { ask, must } = askApp(() => app);
const until = async (batchId: string, holds: (batch: BatchView) => boolean): Promise<BatchView> => {
  for (;;) {
    const batch = await must('batch.get', { batchId });
    if (holds(batch)) return batch;
    await new Promise((next) => setTimeout(next, 50));
  }
};

/** Three payouts of 25.01, 25.02 and 25.03 USD: 75.06 together. */
const pasted = async (): Promise<string> => {
  const header = 'reference,currency,network,address,amount,amount_currency';
  const rows = [1, 2, 3].map(
    (row) => `R-${row},USDT,TRC20,TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd,25.0${row},USD`,
  );
  const text = `${[header, ...rows].join('\n')}\n`;
  const { id } = await must('batch.import', { source: { kind: 'text', text } });
  await until(id, (batch) => batch.import.kind === 'ready');
  return id;
};
const submitted = async (): Promise<string> => {
  const batchId = await pasted();
  const { fingerprint } = await must('batch.plan', { batchId, refresh: false });
  await must('batch.submit', { batchId, fingerprint: fingerprint ?? '', rehearsal: null });
  return batchId;
};
const approve = async (batchId: string): Promise<Reply<BatchView>> => {
  const { fingerprint, sums } = await must('batch.get', { batchId });
  const typedSums = Object.fromEntries(sums.map(({ currencyId, sum }) => [`${currencyId}`, sum]));
  const choices = DEFAULT_CHOICES;
  return ask('batch.approve', { batchId, fingerprint: fingerprint ?? '', typedSums, choices });
};
const approved = async (): Promise<string> => {
  const batchId = await submitted();
  expect(await approve(batchId)).toMatchObject({ ok: true });
  return batchId;
};
const stopped = async (batchId: string): Promise<BatchView> => {
  await must('batch.dispatch', { batchId });
  return until(batchId, ({ run }) => run !== null && run.state !== 'running');
};
const sent = async (): Promise<number> => {
  const { items } = await must('payout.list', { filter: {}, offset: 0, limit: 50 });
  return items.filter(({ state }) => !['SUBMITTED', 'APPROVED'].includes(state)).length;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'purser-policy-'));
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Each limit just below what the batch needs, and what the refusal names. */
const LIMITS = [
  [
    'payout',
    { perPayout: { usd: '25.029999' } },
    'Payout R-3 is 25.03 USD, and 25.029999 USD is allowed.',
  ],
  [
    'payout, by currency',
    { perPayout: { currencies: { 'USDT TRC20': '1' } } },
    'USDT TRC20 is allowed.',
  ],
  ['batch', { perBatch: { usd: '75.05' } }, 'The batch is 75.06 USD, and 75.05 USD is allowed.'],
  [
    'day',
    { perDay: { usd: '75.05' } },
    'within 24 hours, with this, is 75.06 USD, and 75.05 USD is allowed.',
  ],
] as const;

describe.each(LIMITS)('a limit per %s', { timeout: 240_000 }, (_name, maximum, words) => {
  test('stops the plan from being submitted, in words that name it', async () => {
    await begin(policy({ maximum }));
    const plan = await must('batch.plan', { batchId: await pasted(), refresh: false });
    expect(plan.fingerprint).toBeNull();
    expect(plan.obstacles.join()).toContain(words);
  });

  test('refuses the approval of what was submitted before it was set', async () => {
    await begin(NONE);
    const batchId = await submitted();
    await again(policy({ maximum }));
    const reply = await approve(batchId);
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(reply.ok ? '' : reply.error.message).toContain(words);
    expect(await must('batch.get', { batchId })).toMatchObject({ stage: 'review' });
  });

  test('stops the run of what was approved before it was set, and the rest stay approved', async () => {
    await begin(NONE);
    const batchId = await approved();
    await again(policy({ maximum }));
    const { run } = await stopped(batchId);
    expect(run).toMatchObject({ state: 'paused', reason: { code: 'limit-reached' } });
    // Only a daily limit lets the first of them out.
    const before = 'perDay' in maximum ? 2 : 0;
    expect(await sent()).toBe(before);
    expect((await must('batch.resume', { batchId })).run?.state).toBe('running');
    await until(batchId, (batch) => batch.run?.state !== 'running');
    expect(await sent()).toBe(before);
  });
});

test('exactly at every limit everything is paid', { timeout: 240_000 }, async () => {
  const most = { usd: '75.06' };
  await begin(policy({ maximum: { perPayout: { usd: '25.03' }, perBatch: most, perDay: most } }));
  const batchId = await approved();
  expect((await stopped(batchId)).run).toMatchObject({ state: 'finished' });
  expect(await sent()).toBe(3);
});

test(
  'what left today counts in the next batch and after a restart',
  { timeout: 240_000 },
  async () => {
    await begin(policy({ maximum: { perDay: { usd: '100' } } }));
    expect((await stopped(await approved())).run).toMatchObject({ state: 'finished' });
    await again(policy({ maximum: { perDay: { usd: '100' } } }));
    const text = `reference,currency,network,address,amount,amount_currency\nS-1,USDT,TRC20,TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7,24.95,USD\n`;
    const { id: batchId } = await must('batch.import', { source: { kind: 'text', text } });
    await until(batchId, (batch) => batch.import.kind === 'ready');
    const plan = await must('batch.plan', { batchId, refresh: false });
    expect(plan.obstacles.join()).toContain('100.01 USD');
  },
);

describe('review by two', { timeout: 240_000 }, () => {
  const two = policy({ reviewByTwo: true });

  test('the account that submitted cannot approve, under whatever name', async () => {
    await begin(two);
    const batchId = await submitted();
    await must('preferences.save', { operator: 'Somebody Else' });
    const reply = await approve(batchId);
    expect(reply.ok ? '' : reply.error.message).toContain(
      'the account anna of this computer submitted',
    );
    await again(two, 'ANNA');
    expect((await approve(batchId)).ok).toBe(false);
  });

  test('another account can, under another name, and the ledger says that two did', async () => {
    await begin(two);
    await must('preferences.save', { operator: 'Anna' });
    const batchId = await submitted();
    await again(two, 'ben');
    const sameName = await approve(batchId);
    expect(sameName.ok ? '' : sameName.error.message).toContain('both are called "Anna"');
    await must('preferences.save', { operator: 'Ben' });
    expect(await approve(batchId)).toMatchObject({ ok: true });
    const life = await must('batch.life', { batchId });
    expect(JSON.stringify(life)).toContain('a second person confirmed');
  });
});

describe('platforms under a policy', { timeout: 240_000 }, () => {
  const live = (gatewayUrl: string) => ({
    profileId: null,
    name: 'Acme',
    color: '#123456',
    platformId: 7,
    gatewayUrl,
  });

  test('practice only: no live platform is added', async () => {
    await begin(policy({ practiceOnly: true }));
    const reply = await ask('profile.save', live('https://api.example'));
    expect(reply.ok ? '' : reply.error.message).toContain('practice only');
  });

  test('practice only: one that was there is neither opened at the start nor by choice', async () => {
    await begin(NONE);
    const { id } = await must('profile.save', live('https://127.0.0.1:9'));
    await again(policy({ practiceOnly: true }));
    expect(await ask('profile.select', { profileId: id })).toMatchObject({ ok: false });
    expect((await must('app.state', {})).profile.kind).toBe('practice');
  });

  test('a gateway that is not on the list is not saved, one that is, is', async () => {
    await begin(policy({ gateways: ['https://api.example'] }));
    const reply = await ask('profile.save', live('https://other.example'));
    expect(reply.ok ? '' : reply.error.message).toContain('it allows https://api.example');
    expect(await ask('profile.save', live('https://api.example/'))).toMatchObject({ ok: true });
  });

  test('a platform whose gateway was taken off the list is not spoken to', async () => {
    await begin(NONE);
    const { id: profileId } = await must('profile.save', live('https://127.0.0.1:9'));
    await again(policy({ gateways: ['https://api.example'] }));
    const test_ = await must('credentials.test', { profileId });
    expect(test_.ok).toBe(false);
  });
});

test('a policy that cannot be used leaves practice closed too, and says which line is wrong', async () => {
  const refused: PolicyReading = {
    kind: 'refused',
    file: '/etc/purser/policy.json',
    line: 3,
    problem: 'telemetry can only be "none".',
  };
  app = await compose(composeOptions(folder, { policy: refused }));
  const reply = await ask('batch.import', { source: { kind: 'sample', name: 'payroll-25.csv' } });
  expect(reply).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  expect(reply.ok ? '' : reply.error.message).toContain('line 3): telemetry can only be "none".');
  expect(policyOf(refused)).toMatchObject({ practiceOnly: true, updates: 'none' });
});
