/** Calls that submit, approve and send. */
import { approvalLapsed } from '#core/review/approval.ts';
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { BatchView } from '#contract/views/batch.ts';
import type { Handlers } from '../../app.ts';
import type { BatchState } from '../../ports/ledger.ts';
import { noSuchBatch, type Problem } from '../../workflow/problem.ts';
import { lapse } from '../../workflow/lapse.ts';
import { approve, cancelRest, sendBack } from '../../workflow/review.ts';
import { submit } from '../../workflow/submit.ts';
import type { Result } from '#core/result.ts';
import { fromProblem, operator, refuse, type Desk } from '../desk.ts';
import { presentEntry } from '../present-payout.ts';
import { replyBatch } from './batch-view.ts';

type RunCalls = Pick<
  Handlers,
  | 'batch.submit'
  | 'batch.approve'
  | 'batch.sendBack'
  | 'batch.cancel'
  | 'batch.dispatch'
  | 'batch.pause'
  | 'batch.resume'
  | 'batch.stop'
  | 'batch.life'
>;

const after = async (
  desk: Desk,
  batchId: string,
  result: Result<void, Problem>,
): Promise<Reply<BatchView>> =>
  result.ok ? replyBatch(desk.session(), batchId) : fromProblem(result.error);

const notStartable = (batch: BatchState, wanted: 'approved' | 'paused'): Reply<never> | null => {
  if (batch.run === wanted || (wanted === 'approved' && batch.run === 'paused')) return null;
  return batch.run === 'running'
    ? refuse('conflict', 'This batch is being sent already. Nothing was changed.')
    : refuse('conflict', NOT_READY);
};

const NOT_READY =
  'This batch is not ready to be sent. It must be approved first, and nothing of it left to send means it is through.';

/** Starts or resumes a run; an approval older than its life is not sent on. */
const startRun = async (
  desk: Desk,
  batchId: string,
  wanted: 'approved' | 'paused',
): Promise<Reply<BatchView>> => {
  const session = desk.session();
  if (session.ledgerProblem !== null) return refuse('storage-failed', session.ledgerProblem);
  const batch = await session.ledger.batch(batchId);
  if (batch === null) return fromProblem(noSuchBatch());
  const wrong = notStartable(batch, wanted);
  if (wrong !== null) return wrong;
  if (batch.approvedAt === null || approvalLapsed(batch.approvedAt, desk.clock.now())) {
    await lapse(session.review, batch, operator(desk));
    return refuse(
      'not-allowed',
      'The approval of this batch is older than two hours and no longer counts. Nothing was sent. Review and approve it again.',
    );
  }
  const started = await session.dispatch.start(batchId, operator(desk));
  if (started === 'busy') {
    return refuse(
      'conflict',
      'Another batch is being sent. The gateway takes one payout at a time. Wait for it, or pause it.',
    );
  }
  return started === 'not-waiting' ? refuse('conflict', NOT_READY) : replyBatch(session, batchId);
};

/** Submits with the rehearsal that was looked at, or with one made now. */
const submitRehearsed = async (
  desk: Desk,
  { batchId, fingerprint, rehearsal }: CallInput<'batch.submit'>,
): Promise<Reply<BatchView>> => {
  const { review, rehearsals } = desk.session();
  const found = await rehearsals.forSubmission(batchId, rehearsal);
  if (!found.ok) return fromProblem(found.error);
  const rehearsed = found.value === null ? {} : { rehearsed: found.value };
  const by = operator(desk);
  return after(desk, batchId, await submit(review, { batchId, fingerprint, by, ...rehearsed }));
};

export const makeRunCalls = (desk: Desk): RunCalls => ({
  'batch.submit': (input) => submitRehearsed(desk, input),
  'batch.approve': async (input) => {
    const { review, currencies } = desk.session();
    // The plan's rates are held against those of now; where none can be had, their age decides alone.
    await currencies.refresh(false);
    return after(desk, input.batchId, await approve(review, { ...input, by: operator(desk) }));
  },
  'batch.sendBack': async (input) =>
    after(
      desk,
      input.batchId,
      await sendBack(desk.session().review, { ...input, by: operator(desk) }),
    ),
  'batch.cancel': async (input) =>
    after(
      desk,
      input.batchId,
      await cancelRest(desk.session().review, { ...input, by: operator(desk) }),
    ),
  'batch.dispatch': ({ batchId }) => startRun(desk, batchId, 'approved'),
  'batch.resume': ({ batchId }) => startRun(desk, batchId, 'paused'),
  'batch.pause': ({ batchId }) => {
    desk.session().dispatch.pause(batchId);
    return replyBatch(desk.session(), batchId);
  },
  'batch.stop': ({ batchId }) => {
    desk.session().dispatch.stopAfterThis(batchId);
    return replyBatch(desk.session(), batchId);
  },
  'batch.life': async ({ batchId }) => ({
    ok: true,
    value: (await desk.session().ledger.entriesOf({ batchId })).map(presentEntry),
  }),
});
