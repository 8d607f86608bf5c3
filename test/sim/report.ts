/** Runs many schedules and adds up what they came to, in memory that does not grow with their number. */
import { MUTANTS, type Mutant } from './mutants.ts';
import { playAll, plansOf, type Outcome } from './run.ts';
import type { Rules } from './rules.ts';

/** What `npm run sim --json` prints, but for its mutants. */
export interface Sums {
  readonly seed: string;
  schedules: number;
  payouts: number;
  crashes: number;
  executions: number;
  extraExecutions: number;
  lost: number;
  stuckUnflagged: number;
  /** Between two arrivals of one sender; null when there were not two. */
  minWithdrawGapMs: number | null;
  schedulesPerSecond: number;
}

export interface Findings {
  readonly sums: Sums;
  /** The first few schedules that broke a rule. */
  readonly failures: readonly Outcome[];
  readonly failed: number;
}

const KEPT = 5;

const add = (sums: Sums, outcome: Outcome): void => {
  sums.schedules += 1;
  sums.payouts += outcome.plan.payouts;
  sums.crashes += outcome.crashes;
  sums.executions += outcome.executions;
  sums.extraExecutions += outcome.extraExecutions;
  sums.lost += outcome.lost;
  sums.stuckUnflagged += outcome.stuckUnflagged;
  if (outcome.minGap === Infinity) return;
  sums.minWithdrawGapMs = Math.min(sums.minWithdrawGapMs ?? Infinity, outcome.minGap);
};

export interface RunOptions {
  readonly seed: string;
  readonly schedules: number;
  readonly rules?: Rules;
  /** Told now and then how many schedules are through. */
  readonly progress?: (schedules: number) => void;
}

const PROGRESS_EVERY = 10_000;

export const runSchedules = async (options: RunOptions): Promise<Findings> => {
  const { seed, schedules, rules = {}, progress } = options;
  const failures: Outcome[] = [];
  let failed = 0;
  const sums: Sums = {
    seed,
    schedules: 0,
    payouts: 0,
    crashes: 0,
    executions: 0,
    extraExecutions: 0,
    lost: 0,
    stuckUnflagged: 0,
    minWithdrawGapMs: null,
    schedulesPerSecond: 0,
  };
  const began = performance.now();
  await playAll(plansOf(seed, schedules), rules, (outcome) => {
    add(sums, outcome);
    if (sums.schedules % PROGRESS_EVERY === 0) progress?.(sums.schedules);
    if (outcome.broken === null) return;
    failed += 1;
    if (failures.length < KEPT) failures.push(outcome);
  });
  const seconds = (performance.now() - began) / 1_000;
  sums.schedulesPerSecond = schedules === 0 ? 0 : Math.round(schedules / seconds);
  return { sums, failures, failed };
};

export interface Caught {
  readonly name: string;
  /** The schedule that noticed, or null when none did. */
  readonly caughtBySeed: string | null;
  /** The rule it saw broken. */
  readonly by: string | null;
}

/** Schedules a mutant may hide in: the rarest needs thousands (safety section 7). */
export const MOST_SCHEDULES = 10_000;

/** Plays schedules without the mutant's rule until one of them notices. */
export const hunt = async (mutant: Mutant, seed: string): Promise<Caught> => {
  let caught: Outcome | null = null;
  await playAll(plansOf(seed, MOST_SCHEDULES), mutant.rules, (outcome) => {
    if (outcome.broken === null || caught !== null) return true;
    caught = outcome;
    return false;
  });
  const found = caught as Outcome | null;
  return {
    name: mutant.name,
    caughtBySeed: found?.plan.seed ?? null,
    by: found?.broken ?? null,
  };
};

export const huntAll = async (seed: string): Promise<readonly Caught[]> => {
  const caught: Caught[] = [];
  for (const mutant of MUTANTS) caught.push(await hunt(mutant, seed));
  return caught;
};
