/**
 * A batch as large as a policy allows, through the composition that ships: how long the main thread is held up by its
 * plan, its rehearsal, the end of one that is stopped, and its submission.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DEFAULT_CHOICES } from '#core/dispatch/choices.ts';
import { openHeadless, type Headless } from '#main/headless.ts';
import { planBatch } from '#main/workflow/plan.ts';
import { submit } from '#main/workflow/submit.ts';
import { practiceCredentials } from '#practice/credentials.ts';
import { answerTask, taskText } from '../child.ts';
import { rowsFile } from '../fixture.ts';
import { PERSON } from '../payouts.ts';
import type { GatewayWord } from './gateway.ts';

export interface BatchInput {
  readonly folder: string;
  readonly rows: number;
}

/**
 * Time from asking to the answer; the longest the main thread was held up meanwhile; and the most processor time it took
 * in one turn of its loop, which is the same on a machine that has nothing else to do. All in ms.
 */
export interface Deed {
  readonly ms: number;
  readonly heldUpMs: number;
  readonly busiestTurnMs: number;
}

export interface BatchRun {
  readonly plan: Deed;
  readonly stopped: Deed;
  readonly rehearsal: Deed;
  readonly submission: Deed;
}

const BATCH = 'bench';
const MICRO = 1e6;

const MILLI = 1_000;

/** Watches every turn of the loop until it is asked for the most processor time one of them took, ms. */
const watchTurns = (): (() => number) => {
  const spent = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / MILLI;
  };
  let since = spent();
  let most = 0;
  let over = false;
  const turn = (): void => {
    const now = spent();
    most = Math.max(most, now - since);
    since = now;
    if (!over) setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    over = true;
    turn();
    return most;
  };
};

const measured = async <T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly deed: Deed }> => {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  // The histogram counts from its first turn.
  await new Promise((resolve) => setTimeout(resolve, 20));
  loop.reset();
  const busiest = watchTurns();
  const began = performance.now();
  const value = await work();
  const ms = performance.now() - began;
  const busiestTurnMs = busiest();
  await new Promise((resolve) => setTimeout(resolve, 20));
  loop.disable();
  return { value, deed: { ms, heldUpMs: Math.max(0, loop.max / MICRO - 1), busiestTurnMs } };
};

const imported = async ({ session }: Headless, file: string): Promise<void> => {
  const snapshot = await session.currencies.refresh(true);
  if (snapshot === null) throw new Error('no currency list came');
  const source = { kind: 'file', path: file } as const;
  await session.intake.start({ batchId: BATCH, name: BATCH, source, choices: {}, snapshot });
  while ((await session.intake.batch(BATCH))?.state.kind === 'reading')
    await new Promise((resolve) => setTimeout(resolve, 20));
};

const planned = async ({ session, clock }: Headless): Promise<string> => {
  const { platformId } = session.profile;
  const needs = { ...session, clock, platformId, changed: () => undefined };
  const plan = await planBatch(needs, BATCH, false);
  if (!plan.ok) throw new Error(plan.error.message);
  const { fingerprint } = plan.value;
  if (fingerprint === null)
    throw new Error(plan.value.plan.obstacles.map(({ message }) => message).join(' '));
  return fingerprint;
};

const stopHalfway = async ({ session }: Headless, wholeMs: number): Promise<void> => {
  const going = session.rehearsals.rehearse(BATCH, DEFAULT_CHOICES);
  await new Promise((resolve) => setTimeout(resolve, wholeMs / 2));
  const asked = performance.now();
  session.rehearsals.stop(BATCH);
  await going;
  stopMs = performance.now() - asked;
};

let stopMs = 0;
const input: BatchInput = JSON.parse(taskText());
const served = fork(join(import.meta.dirname, 'gateway.ts'), [JSON.stringify({ intervalMs: 50 })]);
const [ready]: GatewayWord[] = await once(served, 'message');
if (ready?.kind !== 'ready') throw new Error('the practice gateway did not start');
const headless = await openHeadless({
  gatewayUrl: ready.url,
  platformId: practiceCredentials.platformId,
  key: practiceCredentials.apiKey,
  dataFolder: input.folder,
  withdrawIntervalMs: 50,
  secondReadingMs: 300_000,
  limits: { readEveryMs: 10 },
});
await imported(headless, rowsFile(input.rows));
const plan = await measured(() => planned(headless));
const rehearsal = await measured(() =>
  headless.session.rehearsals.rehearse(BATCH, DEFAULT_CHOICES),
);
const found = rehearsal.value;
if (!found.ok || found.value === null) throw new Error('the rehearsal came to nothing');
const stopped = await measured(() => stopHalfway(headless, rehearsal.deed.ms));
const rehearsed = found.value;
const submission = await measured(() =>
  submit(headless.session.review, {
    batchId: BATCH,
    fingerprint: plan.value,
    rehearsed,
    by: PERSON,
  }),
);
if (!submission.value.ok) throw new Error(submission.value.error.message);
served.disconnect();
await headless.session.close();
answerTask({
  plan: plan.deed,
  rehearsal: rehearsal.deed,
  stopped: { ...stopped.deed, ms: stopMs },
  submission: submission.deed,
} satisfies BatchRun);
