/** The one question before any change of a draft: is it there, and may it still be changed. */
import type { Reply } from '#contract/errors.ts';
import type { IntakeBatch } from '../../ports/intake.ts';
import type { Session } from '../../session.ts';
import { noSuchBatch } from '../../workflow/problem.ts';
import { done, fromProblem, refuse } from '../desk.ts';

/** The draft; refused once it was submitted, because then its rows are frozen. */
export const openDraft = async (
  { intake }: Pick<Session, 'intake'>,
  batchId: string,
): Promise<Reply<IntakeBatch>> => {
  const draft = await intake.batch(batchId);
  if (draft === null) return fromProblem(noSuchBatch());
  if (!draft.submitted) return done(draft);
  return refuse(
    'conflict',
    'This batch is in review or beyond, so its rows are frozen. Nothing was changed. Send it back first.',
  );
};
