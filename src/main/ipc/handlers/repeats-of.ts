/** What rows of a draft may pay a second time, with what became of the earlier runs. */
import type { Reply } from '#contract/errors.ts';
import type { RepeatGroupView } from '#contract/views/batch.ts';
import { runKey } from '#core/payout/earlier.ts';
import { done, type Desk } from '../desk.ts';

export const repeatsOf = async (
  desk: Desk,
  batchId: string,
): Promise<Reply<readonly RepeatGroupView[]>> => {
  const { intake, ledger } = desk.session();
  const draft = await intake.batch(batchId);
  if (draft === null) return done([]);
  const groups = await intake.repeats(batchId);
  const views = groups.map(async ({ earlier, ...group }): Promise<RepeatGroupView> => {
    if (earlier === null) return { ...group, earlier };
    const batch = await ledger.batch(earlier.batchId);
    const sameRun = runKey(earlier.batchName) === runKey(draft.name);
    return { ...group, earlier: { ...earlier, counts: batch?.counts ?? {}, sameRun } };
  });
  return done(await Promise.all(views));
};
