/** What diagnostics tell of the open profile's ledger, its proof, its runs and the payouts that need a person. */
import type {
  CountedStates,
  LedgerFacts,
  OpenPayoutFacts,
  ProofFacts,
  RunFacts,
} from '#core/diagnostics/facts.ts';
import { ATTENTION_STATES, type PayoutState } from '#core/payout/state.ts';
import type { Verification } from '../desk/verification.ts';
import type { BatchState, PayoutRecord } from '../ports/ledger.ts';
import type { Session } from '../session.ts';
import { runStanding, watchBatch } from '../workflow/run-standing.ts';
import type { Desk } from './desk.ts';
import { iso, isoOrNull } from './present-money.ts';

const MOST_RUNS = 20;
const MOST_PAYOUTS = 50;
const MOST_FAULTS = 20;

const countsOf = (batches: readonly BatchState[]): CountedStates => {
  const sums: Partial<Record<PayoutState, number>> = {};
  for (const { counts } of batches)
    for (const [state, count] of Object.entries(counts) as [PayoutState, number][])
      sums[state] = (sums[state] ?? 0) + count;
  return sums;
};

const lastAt = ({ book }: Session): string | null => {
  const { seq } = book.head();
  return isoOrNull(book.entryAt(seq)?.at ?? null);
};

export const ledgerFacts = async (session: Session): Promise<LedgerFacts> => {
  const { ledger, book, standing, treasury, intake, evidence, ledgerProblem } = session;
  const { seq: entries, hash } = book.head();
  const drafts = await intake.batches();
  const proof = await evidence.proofOf('order-id-lookup');
  return {
    standing: standing.kind,
    cause: standing.kind === 'locked' ? standing.cause : null,
    schema: book.schema,
    entries,
    lastAt: lastAt(session),
    head: entries === 0 ? '' : hash,
    takesEntries: standing.kind === 'open' && ledgerProblem === null,
    counts: countsOf(await ledger.batches()),
    drafts: drafts.filter(({ submitted }) => !submitted).length,
    treasury: (await treasury.standing()).kind,
    provenAt: isoOrNull(proof?.at ?? null),
  };
};

const checkOf = (now: Verification): ProofFacts['check'] => {
  switch (now.kind) {
    case 'copying':
    case 'reading':
      return { kind: 'running' };
    case 'done': {
      const { findings, checkedAt } = now.verdict;
      const places = findings.faults.map(({ seq }) => seq).filter((seq) => seq !== null);
      return {
        kind: 'done',
        at: iso(checkedAt),
        entries: findings.entries,
        faults: findings.faultCount,
        places: places.slice(0, MOST_FAULTS),
      };
    }
    default:
      return { kind: now.kind };
  }
};

export const proofFacts = ({ keys, verification }: Desk, session: Session): ProofFacts => ({
  kept: session.profile.kind === 'practice' ? null : session.anchorProblem === null,
  keychain: keys.problem === null ? 'works' : 'does not work',
  check: checkOf(verification.now),
});

const runOf = async (session: Session, batchId: string): Promise<RunFacts | null> => {
  const { batch, live } = await watchBatch(session, batchId);
  if (batch === null) return null;
  const { state, reason } = runStanding(batch, live !== null, session.ledgerProblem);
  const { id, counts, name, fileName, submittedAt } = batch;
  const why = reason?.code ?? null;
  return { id, state, why, submittedAt: iso(submittedAt), counts, name, fileName };
};

/** The newest first. */
export const runFacts = async (session: Session): Promise<readonly RunFacts[]> => {
  const newest = (await session.ledger.batches())
    .toSorted((one, other) => other.submittedAt - one.submittedAt)
    .slice(0, MOST_RUNS);
  const runs = await Promise.all(newest.map(({ id }) => runOf(session, id)));
  return runs.filter((run) => run !== null);
};

const payoutOf = (payout: PayoutRecord): OpenPayoutFacts => {
  const { id, state, attempt, notFoundInARow, reference, beneficiary, orderId } = payout;
  const { code, network, address, tag } = payout.destination;
  const times = { since: iso(payout.movedAt), askedAt: isoOrNull(payout.askedAt) };
  const outside = { reference, beneficiary, orderId, code, network, address, tag };
  return { id, state, attempt, notFoundInARow, ...times, ...outside };
};

export const openPayoutFacts = async ({ ledger }: Session): Promise<readonly OpenPayoutFacts[]> => {
  const page = await ledger.payouts(
    { states: ATTENTION_STATES },
    { offset: 0, limit: MOST_PAYOUTS },
  );
  return page.items.map(payoutOf);
};
