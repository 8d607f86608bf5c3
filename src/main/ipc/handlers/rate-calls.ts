/** Calls about reference rates, prices to confirm, and the bounds for both. */
import type { CallInput, CallReplies } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { RateListView, TermsView } from '#contract/views/money.ts';
import type { FiatRate } from '#core/money/fiat-rate.ts';
import { modeOf, type MoneyTerms } from '#core/money/terms.ts';
import type { Handlers } from '../../app.ts';
import { isStale } from '../../workflow/basis.ts';
import { done, operator, refuse, type Desk } from '../desk.ts';
import { iso } from '../present-money.ts';
import { snapshotFor } from './draft-calls.ts';

type RateCalls = Pick<
  Handlers,
  'rate.list' | 'rate.give' | 'rate.confirm' | 'terms.get' | 'terms.save'
>;

/** Rows looked through for the fiats they need; more fiats than so many rows name are found once these have rates. */
const LOOKED_AT = 500;

const neededBy = async (desk: Desk, batchId: string | null): Promise<readonly string[]> => {
  if (batchId === null) return [];
  const { intake } = desk.session();
  const batch = await intake.batch(batchId);
  if (batch === null || batch.state.kind !== 'ready' || batch.submitted) return [];
  const rows = await intake.rows(
    batchId,
    { rule: 'fiat-needs-rate' },
    { offset: 0, limit: LOOKED_AT },
  );
  return [...new Set(rows.items.map(({ cells }) => cells.amount_currency))].sort();
};

const listRates = async (desk: Desk, batchId: string | null): Promise<RateListView> => {
  const { rates } = desk.session();
  const terms = await rates.terms();
  const now = desk.clock.now();
  return {
    rates: rates.rates.map((rate) => ({
      ...rate,
      heldAt: iso(rate.heldAt),
      stale: isStale(rate, now, terms),
    })),
    needed: await neededBy(desk, batchId),
    mostHours: terms.fiatRateHours,
  };
};

/** Rows that waited for a rate are checked at once, so that the person sees what it made of them. */
const recheck = async (desk: Desk, batchId: string): Promise<Reply<never> | null> => {
  const { intake, review } = desk.session();
  const batch = await intake.batch(batchId);
  if (batch === null || batch.state.kind !== 'ready' || batch.submitted) return null;
  const listed = await snapshotFor(desk, false);
  if ('refused' in listed) return listed.refused;
  await intake.recheck(batchId, listed.snapshot);
  review.changed({ batchId });
  return null;
};

const giveRates = async (
  desk: Desk,
  input: CallInput<'rate.give'>,
): Promise<Reply<CallReplies['rate.give']>> => {
  const by = operator(desk);
  const name = by.kind === 'person' ? by.name : '';
  const heldAt = Date.parse(input.heldAt);
  const source = input.source.trim();
  const given = input.rates.map((rate): FiatRate => ({ ...rate, source, heldAt, by: name }));
  const result = await desk.session().rates.give(by, given, input.confirmed);
  if (!result.ok)
    return refuse('invalid-input', `${result.error.message} No rate was kept.`, result.error.field);
  if (result.value.kind === 'asked') return done(result.value);
  const failed = input.batchId === null ? null : await recheck(desk, input.batchId);
  if (failed !== null) return failed;
  return done({ kind: 'kept', list: await listRates(desk, input.batchId) });
};

const presentTerms = (terms: MoneyTerms): TermsView => ({ ...terms, mode: modeOf(terms) });

export const makeRateCalls = (desk: Desk): RateCalls => ({
  'rate.list': async ({ batchId }) => done(await listRates(desk, batchId)),
  'rate.give': (input) => giveRates(desk, input),
  'rate.confirm': async ({ batchId, currencyId, rate }) => {
    const { rates, currencies, review } = desk.session();
    if (currencies.find(currencyId)?.usdRate !== rate)
      return refuse('conflict', 'This rate has changed since. Nothing was confirmed. Look again.');
    await rates.confirm(operator(desk), { currencyId, rate });
    review.changed({ batchId });
    return done(null);
  },
  'terms.get': async () => done(presentTerms(await desk.session().rates.terms())),
  'terms.save': async (terms) => {
    const { rates } = desk.session();
    await rates.setTerms(operator(desk), terms);
    return done(presentTerms(await rates.terms()));
  },
});
