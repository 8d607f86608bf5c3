/** F47: the price moves while people decide. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Actor } from '#core/audit/entry.ts';
import { formatAmount } from '#core/money/amount.ts';
import { controlSums } from '#core/plan/control-sums.ts';
import { openHeadless, type Headless } from '#main/headless.ts';
import { planBatch } from '#main/workflow/plan.ts';
import { approve } from '#main/workflow/approve.ts';
import { sendBack } from '#main/workflow/review.ts';
import { submit } from '#main/workflow/submit.ts';
import { startPracticeGateway, type PracticeGateway } from '#practice/server.ts';
import { credentials } from '#test/practice/rig.ts';
import { NOON } from './world.ts';

const ANNA: Actor = { kind: 'person', name: 'Anna' };
const LTC = 30;
const ROW = 'R-1,LTC,litecoin,ltc1q9j2ku8hj0zefusj9la39jenn6jl8wcepykf94a,310.25,USD';
const TEXT = `reference,currency,network,address,amount,amount_currency\n${ROW}\n`;

const folder = mkdtempSync(join(tmpdir(), 'purser-rates-'));
let opened: { readonly headless: Headless; readonly gateway: PracticeGateway } | null = null;
afterEach(async () => {
  await opened?.headless.session.close();
  await opened?.gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Waits until the list may be read again, and reads it. */
const refresh = async ({ session, clock }: Headless): Promise<number> => {
  await clock.sleep(1_110);
  await session.currencies.refresh(true);
  return Number(session.currencies.find(LTC)?.usdRate);
};

const submitted = async ({ session, clock }: Headless, batchId: string): Promise<string> => {
  const { platformId } = session.profile;
  const needs = { ...session, clock, platformId, changed: () => undefined };
  const planned = await planBatch(needs, batchId, true);
  const fingerprint = planned.ok ? (planned.value.fingerprint ?? '') : '';
  const done = await submit(session.review, { batchId, fingerprint, by: ANNA });
  if (!done.ok) throw new Error(done.error.message);
  return fingerprint;
};

const approved = async ({ session }: Headless, batchId: string, fingerprint: string) => {
  const waiting = await session.ledger.payoutsOf(batchId);
  const typedSums = Object.fromEntries(
    controlSums(waiting).map((sum) => [`${sum.currencyId}`, formatAmount(sum)]),
  );
  return approve(session.review, { batchId, fingerprint, typedSums, by: ANNA });
};

test('F47: a rate moves by 10 % between quote and approval → refused until there is a new quote and a new approval', async () => {
  let ahead = 0;
  const gateway = await startPracticeGateway({
    ...credentials,
    seed: 'rates',
    stateFile: null,
    clock: { now: () => NOON + ahead },
    switches: { drift: 'strong', limits: false },
  });
  const headless = await openHeadless({
    gatewayUrl: gateway.url,
    platformId: credentials.platformId,
    key: credentials.apiKey,
    dataFolder: folder,
    withdrawIntervalMs: 20,
    secondReadingMs: 1_000,
    limits: { readEveryMs: 0, listEveryMs: 0 },
  });
  opened = { headless, gateway };
  const { session, clock } = headless;
  const snapshot = await session.currencies.refresh(true);
  if (snapshot === null) throw new Error('no list came');
  const source = { kind: 'text', text: TEXT, name: 'rates' } as const;
  await session.intake.start({ batchId: 'b', name: 'rates', source, choices: {}, snapshot });
  while ((await session.intake.batch('b'))?.state.kind !== 'ready') await clock.sleep(10);
  const first = await submitted(headless, 'b');
  const quoted = Number((await session.ledger.payout('b-1'))?.rate);

  for (let rate = quoted; Math.abs(rate - quoted) / quoted < 0.1; ahead += 7_000) {
    const list = await session.gateway.currencies();
    rate = Number(list.ok && list.value.find(({ id }) => id === LTC)?.usdRate);
  }
  ahead -= 7_000;
  await refresh(headless);
  const late = await approved(headless, 'b', first);
  expect(late).toMatchObject({ ok: false, error: { kind: 'not-allowed' } });
  expect(late.ok ? '' : late.error.message).toContain('LTC litecoin was');
  expect((await session.ledger.payout('b-1'))?.state).toBe('SUBMITTED');

  await sendBack(session.review, { batchId: 'b', reason: 'the rate moved', by: ANNA });
  const now = await refresh(headless);
  await session.rates.confirm(ANNA, { currencyId: LTC, rate: `${now}` });
  await clock.sleep(1_110);
  const second = await submitted(headless, 'b');
  expect(second).not.toBe(first);
  expect((await approved(headless, 'b', first)).ok).toBe(false);
  expect((await approved(headless, 'b', second)).ok).toBe(true);
});
