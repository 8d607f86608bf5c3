/** Calls of the Unknown desk: what is open, the evidence, and a person's decision. */
import type { Reply } from '#contract/errors.ts';
import type { OpenQuestionView, UnknownListView } from '#contract/views/unknown.ts';
import { ATTENTION_STATES } from '#core/payout/state.ts';
import { LOOKUPS_NEEDED, QUIET_MS, releaseStanding } from '#core/track/release.ts';
import type { Handlers } from '../../app.ts';
import type { PayoutRecord } from '../../ports/ledger.ts';
import { checkPayout, resolvePayout, waysOutOf } from '../../workflow/resolve.ts';
import { done, fromProblem, operator, refuse, type Desk } from '../desk.ts';
import { presentEvidence } from '../present-evidence.ts';
import { iso, isoOrNull } from '../present-money.ts';
import { presentPayout } from '../present-payout.ts';
import { contextOf, payoutDetail } from './payout-calls.ts';

type UnknownCalls = Pick<Handlers, 'payout.resolve' | 'unknown.list' | 'unknown.check'>;

const MOST = 500;

const isOpen = ({ state }: PayoutRecord): boolean => ATTENTION_STATES.includes(state);

const questionOf = async (desk: Desk, payout: PayoutRecord): Promise<OpenQuestionView> => {
  const { ledger, evidence } = desk.session();
  const { clock } = desk;
  const life = await ledger.entriesOf({ payoutId: payout.id });
  const now = { at: clock.now(), mono: clock.mono(), bootId: clock.bootId };
  const standing = releaseStanding(life, now, await ledger.hasCapability('order-id-lookup'));
  return {
    payout: presentPayout(payout, await contextOf(desk, payout)),
    ...(await presentEvidence(evidence, payout, life)),
    quiet: {
      since: isoOrNull(standing.quietSince?.at ?? null),
      forMs: standing.quietForMs,
      neededMs: QUIET_MS,
      restarted: standing.restarted,
    },
    lookUps: { notFound: standing.notFound, needed: LOOKUPS_NEEDED },
    missing: payout.state === 'UNKNOWN' ? standing.missing : [],
    waysOut: waysOutOf(payout),
  };
};

const list = async (desk: Desk, payoutId: string | null): Promise<UnknownListView> => {
  const { ledger } = desk.session();
  const page = await ledger.payouts({ states: ATTENTION_STATES }, { offset: 0, limit: MOST });
  const open = [...page.items].sort((a, b) => a.movedAt - b.movedAt);
  const asked = payoutId === null ? (open[0] ?? null) : await ledger.payout(payoutId);
  return {
    payouts: await Promise.all(
      open.map(async (payout) => presentPayout(payout, await contextOf(desk, payout))),
    ),
    total: page.total,
    question: asked !== null && isOpen(asked) ? await questionOf(desk, asked) : null,
    lookupProven: await ledger.hasCapability('order-id-lookup'),
    checkedAt: iso(desk.clock.now()),
  };
};

const ledgerClosed = (desk: Desk): Reply<never> | null => {
  const { ledgerProblem } = desk.session();
  return ledgerProblem === null ? null : refuse('storage-failed', ledgerProblem);
};

export const makeUnknownCalls = (desk: Desk): UnknownCalls => ({
  'unknown.list': async ({ payoutId }) => done(await list(desk, payoutId)),
  'unknown.check': async ({ payoutId }) => {
    const closed = ledgerClosed(desk);
    if (closed !== null) return closed;
    const checked = await checkPayout(desk.session().resolve, payoutId);
    return checked.ok ? done(await list(desk, payoutId)) : fromProblem(checked.error);
  },
  'payout.resolve': async ({ payoutId, decision }) => {
    const closed = ledgerClosed(desk);
    if (closed !== null) return closed;
    const by = operator(desk);
    const resolved = await resolvePayout(desk.session().resolve, { payoutId, decision, by });
    return resolved.ok ? payoutDetail(desk, payoutId) : fromProblem(resolved.error);
  },
});
