/** Calls about rows that may pay something twice: what they repeat, and letting them pass with a reason. */
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { BatchView, RepeatGroupView } from '#contract/views/batch.ts';
import { runKey } from '#core/payout/earlier.ts';
import { noSuchBatch } from '../../workflow/problem.ts';
import { sameRunWords } from '../../workflow/repeats.ts';
import { done, fromProblem, operatorName, refuse, type Desk } from '../desk.ts';
import { replyBatch } from './batch-view.ts';
import { rowsOf } from './row-choice.ts';

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

export const excuse = async (
  desk: Desk,
  { batchId, rows, rule, reason }: CallInput<'batch.excuse'>,
): Promise<Reply<BatchView>> => {
  const session = desk.session();
  const draft = await session.intake.batch(batchId);
  if (draft === null) return fromProblem(noSuchBatch());
  if (draft.submitted)
    return refuse(
      'conflict',
      'This batch is in review or beyond, so its rows are frozen. Nothing was changed. Send it back first.',
    );
  const by = operatorName(desk);
  const outcome = await session.intake.excuse(batchId, rowsOf(rows), { rule, by, reason });
  if (outcome.changed === 0 && outcome.ofSameRun > 0)
    return refuse('not-allowed', sameRunWords(draft.name));
  return replyBatch(session, batchId);
};
