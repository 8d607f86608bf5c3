/** What a rehearsal came to, read from its room's ledger and gateway when the run is over. */
import {
  addAmounts,
  compareAmounts,
  formatAmount,
  subtractAmounts,
  zero,
  type Amount,
} from '#core/money/amount.ts';
import { toUsd } from '#core/money/convert.ts';
import { inSendingOrder } from '#core/dispatch/sending-order.ts';
import { controlSums, type ControlTotal } from '#core/plan/control-sums.ts';
import { reservedOf, takenBy } from '#core/payout/fiat-exact.ts';
import type { PayoutState } from '#core/payout/state.ts';
import { firstWithoutMoney } from '#core/rehearsal/funds.ts';
import { inputsDigest } from '#core/rehearsal/inputs.ts';
import { rowRanges } from '#core/rehearsal/ranges.ts';
import {
  REHEARSED_OUTCOMES,
  type RehearsalResult,
  type RehearsedLine,
  type RehearsedOutcome,
  type RehearsedRefusal,
  type RehearsedStop,
} from '#core/rehearsal/result.ts';
import { boundsShown, worstUsd } from '#core/rehearsal/worst-case.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import type { RehearsalRoom } from '../ports/rehearsal.ts';
import { estimateFees } from './fee-estimate.ts';
import { quotesOf, type Prepared } from './rehearsal-inputs.ts';

/** How the run went. */
export interface Course {
  readonly stops: readonly RehearsedStop[];
  readonly durationMs: number;
}

interface Ended {
  readonly payout: PayoutRecord;
  readonly outcome: RehearsedOutcome;
}

type Money = ReadonlyMap<number, Amount>;

const ACCEPTED: readonly PayoutState[] = ['ACCEPTED', 'PENDING', 'CONFIRMED'];

const outcomeOf = (payout: PayoutRecord, after: Money, course: Course): RehearsedOutcome => {
  const { state, destination } = payout;
  const amount = reservedOf(payout);
  if (ACCEPTED.includes(state)) return 'accepted';
  if (state === 'REJECTED') return 'refused';
  if (state !== 'APPROVED') return 'unclear';
  if (course.stops.some(({ code }) => code === 'funds-short')) return 'held-back';
  const left = after.get(destination.currencyId) ?? zero(amount.decimals);
  return compareAmounts(left, amount) < 0 ? 'no-money' : 'not-reached';
};

const moneyOf = (
  balances: readonly { readonly currencyId: number; readonly held: Amount }[],
): Money => new Map(balances.map(({ currencyId, held }) => [currencyId, held]));

/** Where the money ends: where the run found it ending, or in a run that sent nothing where it would have. */
const shortRows = (plan: Prepared, ended: readonly Ended[], after: Money) => {
  const fees = quotesOf(plan);
  const feeOf = ({ amount, destination }: Pick<PayoutRecord, 'amount' | 'destination'>): bigint =>
    estimateFees({ currencyId: destination.currencyId, count: 1, sum: amount }, fees)?.units ?? 0n;
  const payouts = ended.map(({ payout }) => ({ ...payout, amount: reservedOf(payout) }));
  if (ended.some(({ outcome }) => outcome === 'held-back'))
    return firstWithoutMoney(payouts, moneyOf(plan.free), feeOf);
  const lacked = ended.filter(({ payout, outcome }) => {
    if (outcome === 'no-money') return true;
    if (outcome !== 'refused' && outcome !== 'unclear') return false;
    const left = after.get(payout.destination.currencyId) ?? zero(payout.amount.decimals);
    const most = { ...payout, amount: reservedOf(payout) };
    const needed = { ...most.amount, units: most.amount.units + feeOf(most) };
    return compareAmounts(left, needed) < 0;
  });
  return new Map(lacked.toReversed().map(({ payout }) => [payout.destination.currencyId, payout]));
};

interface LineNeeds {
  readonly plan: Prepared;
  readonly ended: readonly Ended[];
  readonly after: Money;
  readonly short: ReadonlyMap<number, { readonly row: number; readonly reference: string }>;
}

const lineOf = (total: ControlTotal, { plan, ended, after, short }: LineNeeds): RehearsedLine => {
  const { currencyId, code, network, count, units, decimals } = total;
  const accepted = ended.filter(
    ({ outcome, payout }) => outcome === 'accepted' && payout.destination.currencyId === currencyId,
  );
  const paid = accepted.reduce(
    (sum, { payout }) => addAmounts(sum, takenBy(payout)),
    zero(decimals),
  );
  const before = moneyOf(plan.free).get(currencyId) ?? zero(decimals);
  const left = after.get(currencyId) ?? zero(decimals);
  const listed = plan.snapshot.currencies.find(({ id }) => id === currencyId);
  const usd = toUsd({ units, decimals }, listed?.usdRate ?? null);
  const isFeeKnown = quotesOf(plan).known(currencyId) !== null;
  const first = short.get(currencyId);
  return {
    currencyId,
    code,
    network,
    count,
    accepted: accepted.length,
    before: formatAmount(before),
    after: formatAmount(left),
    paid: formatAmount(paid),
    fees: isFeeKnown ? formatAmount(subtractAmounts(subtractAmounts(before, left), paid)) : null,
    firstWithoutMoney: first === undefined ? null : { row: first.row, reference: first.reference },
    usd: usd === null ? null : formatAmount(usd),
    worstUsd: usd === null ? null : worstUsd(usd, code, plan.inputs.drift),
  };
};

const refusalOf = ({ payout, outcome }: Ended): readonly RehearsedRefusal[] => {
  if (outcome !== 'refused' && outcome !== 'unclear') return [];
  const { row, reference, detail } = payout;
  return [{ row, reference, outcome, message: detail ?? '' }];
};

const rowsBy = (ended: readonly Ended[]): RehearsalResult['rows'] =>
  Object.fromEntries(
    REHEARSED_OUTCOMES.flatMap((outcome) => {
      const rows = ended.filter((one) => one.outcome === outcome).map(({ payout }) => payout.row);
      return rows.length === 0 ? [] : [[outcome, rowRanges(rows)] as const];
    }),
  );

/** Reads the whole result. Throws when the room's gateway does not tell its balances, which only a bug can cause. */
export const readRehearsal = async (
  { ledger, gateway }: RehearsalRoom,
  plan: Prepared,
  course: Course,
): Promise<RehearsalResult> => {
  const balances = await gateway.balances();
  if (!balances.ok) throw new Error('the rehearsal has no balances at its end');
  const after = moneyOf(balances.value);
  const { choices } = plan.inputs;
  const payouts = inSendingOrder(await ledger.payoutsOf(plan.draft.id), choices.order);
  const ended = payouts.map((payout) => ({ payout, outcome: outcomeOf(payout, after, course) }));
  const short = shortRows(plan, ended, after);
  return {
    inputs: inputsDigest(plan.inputs),
    choices,
    count: ended.length,
    rows: rowsBy(ended),
    lines: controlSums(payouts).map((total) => lineOf(total, { plan, ended, after, short })),
    refusals: ended.flatMap(refusalOf).sort((a, b) => a.row - b.row),
    stops: course.stops,
    durationMs: course.durationMs,
    driftPercent: boundsShown(
      payouts.map(({ destination }) => destination.code),
      plan.inputs.drift,
    ),
  };
};
