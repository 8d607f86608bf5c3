/** The ledger as a whole → what the window shows of it. */
import type { LedgerStandingView, UnlockView, VerificationView } from '#contract/views/ledger.ts';
import { hashLines, isGood, verdictSentence, type Fault } from '#core/audit/verdict.ts';
import { formatAmount } from '#core/money/amount.ts';
import type { Verdict, Verification } from '../desk/verification.ts';
import type { LedgerStanding } from '../ports/standing.ts';
import { countUnsettled, type AskProgress } from '../workflow/unlock.ts';
import type { Desk } from './desk.ts';
import { iso, isoOrNull } from './present-money.ts';

/** Times in the page of text: to the second, in UTC. */
export const formatTime = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

export const presentStanding = (standing: LedgerStanding): LedgerStandingView => {
  switch (standing.kind) {
    case 'locked': {
      const { kind, cause, anchor, head, headAt, restored } = standing;
      return {
        kind,
        cause,
        anchor: anchor === null ? null : { seq: anchor.seq, at: iso(anchor.at) },
        head: { seq: head.seq, at: isoOrNull(headAt) },
        restored:
          restored === null
            ? null
            : { at: iso(restored.at), by: restored.by, madeAt: isoOrNull(restored.madeAt) },
      };
    }
    case 'elsewhere': {
      const { kind, holder, copiedAt } = standing;
      if (holder === null) return { kind, holder, copiedAt: iso(copiedAt) };
      const { pid, host, user, since, version } = holder;
      return {
        kind,
        holder: { pid, host, user, since: iso(since), version },
        copiedAt: iso(copiedAt),
      };
    }
    default:
      return standing;
  }
};

const presentFault = ({ seq, at, what, neighbours }: Fault) => ({
  seq,
  at: isoOrNull(at),
  what,
  neighbours,
});

const presentVerdict = ({ findings, text, checkedAt }: Verdict) => ({
  good: isGood(findings),
  sentence: verdictSentence(findings),
  text,
  checkedAt: iso(checkedAt),
  entries: findings.entries,
  firstAt: isoOrNull(findings.firstAt),
  lastAt: isoOrNull(findings.lastAt),
  head: findings.head.hash,
  headLines: hashLines(findings.head.hash),
  payouts: findings.payouts,
  batches: findings.batches.length,
  states: findings.states,
  faults: findings.faults.map(presentFault),
  faultCount: findings.faultCount,
});

export const presentVerification = (now: Verification): VerificationView =>
  now.kind === 'done' ? { kind: 'done', verdict: presentVerdict(now.verdict) } : now;

const presentAsked = (progress: AskProgress): NonNullable<UnlockView['asked']> => ({
  done: progress.asked,
  total: progress.total,
  found: progress.found,
  failed: progress.failed,
  ended: progress.ended,
  notable: progress.notable.map(({ payout, answer, detail }) => ({
    payoutId: payout.id,
    reference: payout.reference,
    beneficiary: payout.beneficiary,
    amount: formatAmount(payout.amount),
    code: payout.destination.code,
    network: payout.destination.network,
    state: payout.state,
    answer: answer === 'found' ? 'found' : 'failed',
    detail,
  })),
});

/** The way out of the lock; null when there is none to find. */
export const presentUnlock = async (desk: Desk): Promise<UnlockView | null> => {
  const { unlock, standing } = desk.session();
  if (unlock === null || standing.kind !== 'locked') return null;
  const { progress, isAsking } = desk.unlocking;
  const approved = await unlock.ledger.payouts({ states: ['APPROVED'] }, { offset: 0, limit: 1 });
  return {
    head: standing.head.seq,
    open: await countUnsettled(unlock),
    approved: approved.total,
    asking: isAsking,
    asked: progress === null ? null : presentAsked(progress),
  };
};
