/** Calls that rehearse a plan and show what was found. */
import type { Reply } from '#contract/errors.ts';
import type { RehearsalView } from '#contract/views/rehearsal.ts';
import { isCalm } from '#core/rehearsal/result.ts';
import type { Handlers } from '../../app.ts';
import { boundRehearsal, type Found } from '../../workflow/rehearsed.ts';
import { done, fromProblem, type Desk } from '../desk.ts';

type RehearsalCalls = Pick<Handlers, 'batch.rehearse' | 'batch.rehearsal' | 'batch.stopRehearsal'>;

const present = ({ hash, result }: Found, holds: boolean): RehearsalView => ({
  hash,
  holds,
  calm: isCalm(result),
  result,
});

/** Of a draft the last one made; of a submitted batch the one its fingerprint covers. */
const shown = async (desk: Desk, batchId: string): Promise<Reply<RehearsalView | null>> => {
  const { ledger, rehearsals } = desk.session();
  const batch = await ledger.batch(batchId);
  if (batch !== null && batch.run !== 'returned') {
    const bound = await boundRehearsal(ledger, batchId);
    return done(bound === null ? null : present(bound, true));
  }
  const standing = await rehearsals.standing(batchId);
  return done(standing === null ? null : present(standing.rehearsed, standing.holds));
};

export const makeRehearsalCalls = (desk: Desk): RehearsalCalls => ({
  'batch.rehearse': async ({ batchId, choices }) => {
    const found = await desk.session().rehearsals.rehearse(batchId, choices);
    if (!found.ok) return fromProblem(found.error);
    return done(found.value === null ? null : present(found.value, true));
  },
  'batch.rehearsal': ({ batchId }) => shown(desk, batchId),
  'batch.stopRehearsal': async ({ batchId }) => {
    desk.session().rehearsals.stop(batchId);
    return done(null);
  },
});
