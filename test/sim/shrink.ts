/** Makes a failing schedule as small as it can be while it still breaks the same rule. */
import type { Fate, Plan } from './plan.ts';
import { playOne, type Outcome } from './run.ts';
import type { Rules } from './rules.ts';

/** The rule that was broken, whatever row and time it was broken at. */
export const ruleOf = (broken: string): string => broken.replace(/\d+/g, '#');

const without = <T>(list: readonly T[], at: number): readonly T[] => list.toSpliced(at, 1);

/** Plans one step smaller than this one, the boldest first. */
function* smaller(plan: Plan): Generator<Plan> {
  if (plan.faults.length > 1) yield { ...plan, faults: [] };
  for (let at = plan.faults.length - 1; at >= 0; at -= 1) {
    yield { ...plan, faults: without(plan.faults, at) };
  }
  for (let at = plan.presses.length - 1; at >= 0; at -= 1) {
    yield { ...plan, presses: without(plan.presses, at) };
  }
  for (let at = plan.fates.length - 1; at >= 0; at -= 1) {
    if (plan.fates[at] === 'ok') continue;
    const fates: readonly Fate[] = plan.fates.with(at, 'ok');
    yield { ...plan, fates };
  }
  if (plan.badLine > 0) yield { ...plan, badLine: 0 };
  if (plan.hides !== 'never') yield { ...plan, hides: 'never' };
  if (plan.releases) yield { ...plan, releases: false };
  if (plan.covered < plan.payouts) yield { ...plan, covered: plan.payouts };
  if (plan.payouts > 1) {
    const payouts = plan.payouts - 1;
    const fates = plan.fates.slice(0, payouts);
    yield { ...plan, payouts, fates, covered: Math.min(plan.covered, payouts) };
  }
}

/** The smallest schedule found that breaks the same rule, with its trace. */
export const shrink = async (failing: Outcome, rules: Rules = {}): Promise<Outcome> => {
  const rule = ruleOf(failing.broken ?? '');
  let best = failing;
  for (let progress = true; progress;) {
    progress = false;
    for (const plan of smaller(best.plan)) {
      const outcome = await playOne(plan, rules);
      if (outcome.broken === null || ruleOf(outcome.broken) !== rule) continue;
      best = outcome;
      progress = true;
      break;
    }
  }
  return best;
};
