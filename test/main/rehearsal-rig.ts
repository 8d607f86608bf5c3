/** A session over a practice gateway that stands for the live one, with a file imported and planned. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunChoices } from '#core/dispatch/choices.ts';
import { formatAmount } from '#core/money/amount.ts';
import { typedTotals } from '#core/plan/control-sums.ts';
import { makeClock, makeIds } from '#main/adapters/clock.ts';
import { openSession } from '#main/open-session.ts';
import type { Session } from '#main/session.ts';
import { planBatch } from '#main/workflow/plan.ts';
import type { Rehearsed } from '#main/workflow/rehearsed.ts';
import { fingerprintOfDraft } from '#main/workflow/read-to-pay.ts';
import { approve } from '#main/workflow/approve.ts';
import { submit } from '#main/workflow/submit.ts';
import {
  startPracticeGateway,
  type PracticeGateway,
  type PracticeOptions,
} from '#practice/server.ts';
import { INTERVAL_MS, KEY, PLATFORM, profileAt } from './session-rig.ts';
import { ANNA, BATCH } from './workflow/rig.ts';
import { keyOf } from '#test/support/lent-key.ts';

export const TRON = 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd';
export const EVM = '0x52908400098527886E0F7030069857D2E4169EE7';

const HEADER = 'reference,beneficiary,currency,network,address,amount,amount_currency';

/** One line of the file: an amount of USDT on a network, to an address there. */
export const usdt = (reference: string, network: 'TRC20' | 'ERC20', amount: string): string =>
  [reference, 'Ann', 'USDT', network, network === 'TRC20' ? TRON : EVM, amount, 'USDT'].join(',');

export interface RehearsalRig {
  readonly gateway: PracticeGateway;
  readonly session: Session;
  readonly progress: readonly { readonly done: number; readonly total: number }[];
  /** Plans the batch at once and answers the fingerprint the plan shows; fee quotes are waited for. */
  plan(): Promise<string>;
  rehearse(choices: RunChoices): Promise<Rehearsed>;
  /** Approves what was submitted, with its sums retyped. */
  approve(choices: RunChoices): ReturnType<typeof approve>;
  /** Sends, and resumes after each stop as long as that leads on. */
  run(): Promise<void>;
  close(): Promise<void>;
}

export const submitAs = (rig: RehearsalRig, fingerprint: string, rehearsed?: Rehearsed) =>
  submit(rig.session.review, {
    batchId: BATCH,
    fingerprint,
    by: ANNA,
    ...(rehearsed === undefined ? {} : { rehearsed }),
  });

const importLines = async ({ session }: Opened, lines: readonly string[]): Promise<void> => {
  const snapshot = await session.currencies.refresh(true);
  if (snapshot === null) throw new Error('no currency list came');
  const source = { kind: 'text', text: [HEADER, ...lines].join('\n'), name: 'pasted' } as const;
  const draft = { batchId: BATCH, name: 'payroll', source, choices: {}, snapshot };
  await session.intake.start(draft);
  for (;;) {
    const { state, errors } = (await session.intake.batch(BATCH)) ?? { state: null, errors: 0 };
    if (state?.kind === 'ready' && errors === 0) return;
    if (state?.kind !== 'reading') throw new Error(`import: ${JSON.stringify(state)} ${errors}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

interface Opened {
  readonly gateway: PracticeGateway;
  readonly session: Session;
  readonly folder: string;
  readonly progress: { readonly done: number; readonly total: number }[];
}

const open = async (options: Partial<PracticeOptions>): Promise<Opened> => {
  const gateway = await startPracticeGateway({
    platformId: PLATFORM,
    apiKey: KEY,
    seed: 'rehearsal',
    stateFile: null,
    withdrawIntervalMs: INTERVAL_MS,
    settleMs: { min: 50, max: 100 },
    ...options,
  });
  const folder = mkdtempSync(join(tmpdir(), 'purser-rehearsal-'));
  const progress: { readonly done: number; readonly total: number }[] = [];
  const session = await openSession({
    profile: profileAt(gateway.url),
    folder,
    key: keyOf(KEY),
    clock: makeClock(),
    ids: makeIds(),
    version: '0.0.0-test',
    intakeWorker: new URL('../../src/main/adapters/intake/worker.ts', import.meta.url),
    rehearsalWorker: new URL('../../src/main/rehearsal-worker.ts', import.meta.url),
    withdrawIntervalMs: () => INTERVAL_MS,
    secondReadingMs: 200,
    limits: { readEveryMs: 110, listEveryMs: 1_100 },
    changed: () => undefined,
    draftChanged: () => undefined,
    ledgerFailed: () => undefined,
    rehearsing: (_batchId, at) => {
      if (at !== null) progress.push(at);
    },
  });
  return { gateway, session, folder, progress };
};

const planNow = async ({ session }: Opened): Promise<string> => {
  const { review, profile } = session;
  const { clock, changed } = review;
  const needs = { ...session, clock, changed, platformId: profile.platformId };
  const planned = await planBatch(needs, BATCH, false);
  if (!planned.ok) throw new Error(planned.error.message);
  const contents = (await session.intake.toPay(BATCH, 5_000)).map(({ content }) => content);
  const first = new Map(contents.toReversed().map((one) => [one.destination.currencyId, one]));
  await session.fees.learn([...first.values()]);
  return fingerprintOfDraft(review, planned.value.draft);
};

const runAll = async ({ session }: Opened): Promise<void> => {
  for (let left = -1; ;) {
    const before = left;
    await session.dispatch.start(BATCH, ANNA);
    await session.dispatch.settled();
    left = (await session.ledger.batch(BATCH))?.counts.APPROVED ?? 0;
    if (left === 0 || left === before) return;
  }
};

/** Opens a session with these lines imported. */
export const openRehearsalRig = async (
  lines: readonly string[],
  options: Partial<PracticeOptions> = {},
): Promise<RehearsalRig> => {
  const opened = await open(options);
  const { gateway, session, folder, progress } = opened;
  await importLines(opened, lines);
  return {
    gateway,
    session,
    progress,
    plan: () => planNow(opened),
    rehearse: async (choices) => {
      const found = await session.rehearsals.rehearse(BATCH, choices);
      if (!found.ok) throw new Error(found.error.message);
      if (found.value === null) throw new Error('the rehearsal was stopped');
      return found.value;
    },
    approve: async (choices) => {
      const waiting = await session.ledger.payoutsOf(BATCH);
      const typedSums = Object.fromEntries(
        typedTotals(waiting).map(({ key, sum }) => [key, formatAmount(sum)]),
      );
      const fingerprint = (await session.ledger.batch(BATCH))?.fingerprint ?? '';
      const request = { batchId: BATCH, fingerprint, typedSums, choices, by: ANNA };
      return approve(session.review, request);
    },
    run: () => runAll(opened),
    close: async () => {
      await session.close();
      await gateway.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
