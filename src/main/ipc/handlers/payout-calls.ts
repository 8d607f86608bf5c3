/** Calls about single payouts: find, look into, ask the gateway again. */
import type { Reply } from '#contract/errors.ts';
import type { PayoutDetailView, PayoutView } from '#contract/views/payout.ts';
import type { Handlers } from '../../app.ts';
import type { PayoutFilter, PayoutRecord } from '../../ports/ledger.ts';
import type { CallInput } from '#contract/contract.ts';
import { done, refuse, type Desk } from '../desk.ts';
import { presentPayout, presentPayoutDetail, type PayoutContext } from '../present-payout.ts';

type PayoutCalls = Pick<Handlers, 'payout.list' | 'payout.get' | 'payout.lookup'>;

/** What a payout's view needs beside the payout, as it is now. */
export const contextOf = async (desk: Desk, payout: PayoutRecord): Promise<PayoutContext> => {
  const session = desk.session();
  const batch = await session.ledger.batch(payout.batchId);
  return {
    batchName: batch?.name ?? '',
    now: desk.clock.now(),
    askedAt: session.tracker.askedAt(payout.id),
  };
};

/** The view of one payout as it is now, or null. */
export const payoutView = async (desk: Desk, payoutId: string): Promise<PayoutView | null> => {
  const payout = await desk.session().ledger.payout(payoutId);
  return payout === null ? null : presentPayout(payout, await contextOf(desk, payout));
};

/** One payout with its life, or why it cannot be shown. */
export const payoutDetail = async (
  desk: Desk,
  payoutId: string,
): Promise<Reply<PayoutDetailView>> => {
  const { ledger } = desk.session();
  const payout = await ledger.payout(payoutId);
  if (payout === null)
    return refuse('not-found', 'This payout is not in the ledger of this profile.');
  const life = await ledger.entriesOf({ payoutId });
  return done(presentPayoutDetail(payout, await contextOf(desk, payout), life));
};

const toFilter = ({ from, to, ...rest }: CallInput<'payout.list'>['filter']): PayoutFilter => ({
  ...(rest.batchId === undefined ? {} : { batchId: rest.batchId }),
  ...(rest.states === undefined ? {} : { states: rest.states }),
  ...(rest.currencyId === undefined ? {} : { currencyId: rest.currencyId }),
  ...(rest.text === undefined || rest.text === '' ? {} : { text: rest.text }),
  ...(from === undefined ? {} : { from: Date.parse(from) }),
  ...(to === undefined ? {} : { to: Date.parse(to) }),
});

export const makePayoutCalls = (desk: Desk): PayoutCalls => ({
  'payout.list': async ({ filter, offset, limit }) => {
    const page = await desk.session().ledger.payouts(toFilter(filter), { offset, limit });
    const items = await Promise.all(
      page.items.map(async (payout) => presentPayout(payout, await contextOf(desk, payout))),
    );
    return done({ total: page.total, offset, items });
  },
  'payout.get': ({ payoutId }) => payoutDetail(desk, payoutId),
  'payout.lookup': async ({ payoutId }) => {
    await desk.session().tracker.askNow(payoutId);
    return payoutDetail(desk, payoutId);
  },
});
