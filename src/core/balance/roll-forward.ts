/**
 * From one balance to another: what came in, what left, what it cost, and what nobody can explain.
 * Everything is exact; what was not told counts as nothing here and is named beside.
 */
import {
  compareAmounts,
  MAX_DECIMALS,
  parseAmount,
  rescale,
  type Amount,
} from '../money/amount.ts';
import { firstHeld, heldAt, type HeldAt, type HeldSpan } from './span.ts';

/** Money that came in. `at` in ms since 1970, the amount in the currency. */
export interface Credit {
  readonly at: number;
  readonly amount: Amount;
}

/** A payout that was sent, with what the gateway said it took. Texts are decimal; null where it did not say. */
export interface Debit {
  /** When it was handed to the gateway, ms since 1970. */
  readonly at: number;
  readonly amount: Amount;
  /** What left the balance, fees included. */
  readonly debited: string | null;
  readonly networkFee: string | null;
  readonly serviceFee: string | null;
  /** Whether money may have left although nothing is told yet. */
  readonly open: boolean;
}

export interface Period {
  readonly from: number;
  readonly to: number;
}

/** A quantity with its sign; `units` at `decimals`. */
export interface Signed {
  readonly units: bigint;
  readonly decimals: number;
}

/** Why there is nothing to roll forward between. */
export type NoRollForward = 'no-reading' | 'one-reading' | 'upside-down';

export interface RollForward {
  /** The readings it stands on; they need not lie on the days asked for. */
  readonly opening: HeldAt;
  readonly closing: HeldAt;
  /** How far each reading lies from the moment asked for, ms; negative where only a later one was there. */
  readonly openingAway: number;
  readonly closingAway: number;
  readonly deposits: Signed;
  readonly depositCount: number;
  /** What payees were paid: debited less fees. */
  readonly debits: Signed;
  readonly debitCount: number;
  readonly fees: Signed;
  /** closing − (opening + deposits − debits − fees). */
  readonly unexplained: Signed;
  /** Sent in the period and not told yet what it took; a part of `unexplained` may be theirs. */
  readonly inFlight: Signed;
  readonly inFlightCount: number;
  /** Debited payouts whose fees were not told: all of what they took counts as debited. */
  readonly withoutFees: number;
}

const DECIMALS = MAX_DECIMALS;

const unitsOf = (text: string | null): bigint | null => {
  const read = text === null ? null : parseAmount(text, DECIMALS);
  return read?.ok === true ? read.value.units : null;
};

const signed = (units: bigint): Signed => ({ units, decimals: DECIMALS });
const plain = (amount: Amount): bigint => rescale(amount, DECIMALS).units;
const within = ({ from, to }: Period, at: number): boolean => at > from && at <= to;

interface Taken {
  readonly debited: bigint;
  readonly fees: bigint;
  readonly feesTold: boolean;
}

/** What one payout took; null while that is not told. */
const takenBy = ({ debited, networkFee, serviceFee }: Debit): Taken | null => {
  const all = unitsOf(debited);
  if (all === null) return null;
  const [network, service] = [unitsOf(networkFee), unitsOf(serviceFee)];
  const fees = (network ?? 0n) + (service ?? 0n);
  return { debited: all, fees, feesTold: network !== null && service !== null };
};

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, each) => sum + each, 0n);

/** The readings nearest to both ends, or why there are none. */
const endsOf = (
  spans: readonly HeldSpan[],
  period: Period,
): { opening: HeldAt; closing: HeldAt } | NoRollForward => {
  if (period.from >= period.to) return 'upside-down';
  const opening = heldAt(spans, period.from) ?? firstHeld(spans);
  const closing = heldAt(spans, period.to);
  if (opening === null || closing === null) return 'no-reading';
  return closing.at <= opening.at ? 'one-reading' : { opening, closing };
};

export interface RollForwardInput {
  readonly spans: readonly HeldSpan[];
  readonly credits: readonly Credit[];
  readonly debits: readonly Debit[];
}

/** Rolls forward between two moments; credits and debits count by when they happened, between both readings. */
export const rollForward = (
  { spans, credits, debits }: RollForwardInput,
  period: Period,
): RollForward | NoRollForward => {
  const ends = endsOf(spans, period);
  if (typeof ends === 'string') return ends;
  const { opening, closing } = ends;
  const between = { from: opening.at, to: closing.at };
  const came = credits.filter(({ at }) => within(between, at));
  const left = debits.filter(({ at }) => within(between, at));
  const taken = left.flatMap((debit) => takenBy(debit) ?? []);
  const flying = left.filter((debit) => debit.open && takenBy(debit) === null);
  const deposits = sumOf(came.map(({ amount }) => plain(amount)));
  const fees = sumOf(taken.map((each) => each.fees));
  const paid = sumOf(taken.map((each) => each.debited)) - fees;
  const unexplained = plain(closing.held) - (plain(opening.held) + deposits - paid - fees);
  return {
    opening,
    closing,
    openingAway: period.from - opening.at,
    closingAway: period.to - closing.at,
    deposits: signed(deposits),
    depositCount: came.length,
    debits: signed(paid),
    debitCount: taken.length,
    fees: signed(fees),
    unexplained: signed(unexplained),
    inFlight: signed(sumOf(flying.map(({ amount }) => plain(amount)))),
    inFlightCount: flying.length,
    withoutFees: taken.filter(({ feesTold }) => !feesTold).length,
  };
};

/** A balance below what a person wants to keep. */
export const isLow = (left: Amount, least: Amount): boolean => compareAmounts(left, least) < 0;
