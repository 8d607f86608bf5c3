/** Plays schedules: many worlds at once in one process, each by its own seed, none knowing of another. */
import { lostOf, stuckOf } from './oracles.ts';
import { drawPlan, type Plan } from './plan.ts';
import type { Rules } from './rules.ts';
import { World } from './world.ts';

/** What one schedule came to. */
export interface Outcome {
  readonly plan: Plan;
  /** The first rule that was broken, or null. */
  readonly broken: string | null;
  readonly crashes: number;
  readonly executions: number;
  readonly extraExecutions: number;
  readonly lost: number;
  readonly stuckUnflagged: number;
  /** Shortest time between two arrivals of one sender, ms; Infinity when there were not two. */
  readonly minGap: number;
  readonly calls: number;
  /** True time it took, ms. */
  readonly lasted: number;
  readonly trace: readonly string[];
}

/** Worlds alive at once: one turn of the event loop then drains the microtasks of all of them. */
const TOGETHER = 24;

/** Resolves when every microtask, of every world, has run. */
const drained = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const outcomeOf = (world: World): Outcome => {
  const paid = new Set(world.bank.executions.map(({ row }) => row));
  return {
    plan: world.plan,
    broken: world.broken,
    crashes: world.crashes,
    executions: world.bank.executions.length,
    extraExecutions: world.bank.executions.length - paid.size,
    lost: lostOf(world),
    stuckUnflagged: world.hasRested ? stuckOf(world).length : 0,
    minGap: world.bank.minGap,
    calls: world.calls,
    lasted: world.t,
    trace: world.trace ?? [],
  };
};

/** Plays plans as they are drawn, in memory that does not grow with their number; `done` hears of each. */
export const playAll = async (
  plans: Iterator<Plan>,
  rules: Rules,
  done: (outcome: Outcome) => boolean | void,
): Promise<void> => {
  const worlds: World[] = [];
  let more = true;
  for (;;) {
    while (more && worlds.length < TOGETHER) {
      const next = plans.next();
      if (next.done === true) more = false;
      else worlds.push(new World(next.value, rules));
    }
    if (worlds.length === 0) return;
    await drained();
    for (let at = worlds.length - 1; at >= 0; at -= 1) {
      const world = worlds[at];
      if (world === undefined || world.step()) continue;
      const last = worlds.pop();
      if (last !== undefined && last !== world) worlds[at] = last;
      if (done(outcomeOf(world)) === false) more = false;
    }
  }
};

/** The seed of the k-th schedule of a run; it alone plays that schedule again. */
export const seedOf = (run: string, k: number): string => `${run}:${k}`;

/** The plans of a run, from its first to its `count`-th. */
export function* plansOf(run: string, count: number): Generator<Plan> {
  for (let k = 0; k < count; k += 1) yield drawPlan(seedOf(run, k));
}

/** Plays one plan and keeps its trace. */
export const playOne = async (plan: Plan, rules: Rules = {}): Promise<Outcome> => {
  const world = new World(plan, rules);
  world.trace = [];
  do await drained();
  while (world.step());
  return outcomeOf(world);
};
