/** Schedules with crashes at chosen calls, for the tiers that leave no call out. */
import {
  calmPlan,
  type Crash,
  type Fate,
  type Fault,
  type Moment,
  type Plan,
  type Press,
} from './plan.ts';
import { playAll, playOne, type Outcome } from './run.ts';

/** The first payout proves the look-up; the second is the one in trouble. */
const PAYOUTS = 2;

/** What differs from one swept schedule to another. */
export interface SweptPlan {
  readonly faults: readonly Fault[];
  readonly restarts?: number | null;
  /** Whether the gateway converts. */
  readonly converts?: boolean;
}

export const sweepPlan = (
  fate: Fate,
  { faults, restarts = null, converts = false }: SweptPlan,
): Plan => ({
  // One seed for all of them: up to its crash each is the schedule that callsOf has counted.
  ...calmPlan(`sweep ${fate}`, PAYOUTS),
  presses: PRESSES,
  converts,
  fates: ['ok', fate],
  faults,
  restarts,
  releases: false,
});

/** Resumes after a crash, while faults may still strike. */
const PRESSES: readonly Press[] = [0, 40_000, 40_000, 40_000].map((after) => ({
  after,
  kind: 'start',
  row: 1,
  instance: 0,
}));

/** How many port calls the schedule makes until the operator tidies up, when nothing strikes. */
export const callsOf = async (fate: Fate, converts = false): Promise<number> => {
  const { trace } = await playOne(sweepPlan(fate, { faults: [], converts }));
  const end = trace.findIndex((line) => line.endsWith('the operator tidies up'));
  const last = trace.slice(0, end).findLast((line) => line.includes(' s  ['));
  return Number(/\[(\d+)\]/.exec(last ?? '')?.[1] ?? 0);
};

export const CRASHES: readonly Crash[] = ['kill', 'power'];
export const MOMENTS: readonly Moment[] = ['before', 'inside', 'after'];

export interface Swept {
  readonly schedules: number;
  readonly crashes: number;
  readonly broken: readonly string[];
}

/** Plays plans and lists those that broke a rule. */
export const sweep = async (plans: Iterator<Plan>): Promise<Swept> => {
  let [schedules, crashes] = [0, 0];
  const broken: string[] = [];
  await playAll(plans, {}, (outcome: Outcome) => {
    schedules += 1;
    crashes += outcome.crashes;
    const isBad = outcome.broken !== null || outcome.extraExecutions > 0 || outcome.lost > 0;
    const { fates, faults, restarts } = outcome.plan;
    if (isBad) broken.push(`${outcome.broken}: ${JSON.stringify({ fates, faults, restarts })}`);
  });
  return { schedules, crashes, broken };
};
