/** What stands between a draft and the ledger because it may pay something a second time. */
import { runKey } from '#core/payout/earlier.ts';
import type { Intake, IntakeBatch } from '../ports/intake.ts';
import { problem, type Problem } from './problem.ts';

/** Names a run whose name the draft bears and whose payments it repeats by excuse: that is no new run. */
export const sameRunProblem = async (
  intake: Pick<Intake, 'repeats'>,
  draft: Pick<IntakeBatch, 'id' | 'name'>,
): Promise<Problem | null> => {
  const groups = await intake.repeats(draft.id);
  const same = groups.find(
    ({ earlier, excuses }) =>
      earlier !== null && excuses.length > 0 && runKey(earlier.batchName) === runKey(draft.name),
  );
  return same === undefined ? null : problem('conflict', sameRunWords(draft.name));
};

/** Why rows that repeat a run of the same name cannot be excused. */
export const sameRunWords = (name: string): string =>
  `There is an earlier run named “${name}” with the same payments, so this would be that run again. Nothing was changed. Open that run to resume it; if this is another month's run, give it a name of its own.`;
