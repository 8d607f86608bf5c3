import { compareAmounts, MAX_DECIMALS, parseAmount } from '../money/amount.ts';
import { conversionFault, type Convertible } from '../payout/fiat-exact.ts';
import type { PayoutEvent } from '../payout/transition.ts';
import type { PayoutState } from '../payout/state.ts';
import type { Destination } from '../beneficiary/destination.ts';
import type { Amount } from '../money/amount.ts';
import type { Withdrawal } from '../payout/payout.ts';

/** Two readings of "error" must be this far apart before a failure is believed, ms (safety section 2). */
export const SECOND_READING_MS = 5 * 60_000;

/** What was approved, to hold a reading against. */
export interface Expected extends Convertible {
  readonly destination: Destination;
  /** What the gateway first said it made of a fiat amount; absent until it did, and where Purser converted. */
  readonly sent?: string;
}

/** The address as it goes on the wire: a tag is joined with a colon (vendor page "withdraw"). */
export const wireAddress = ({ address, tag }: Pick<Destination, 'address' | 'tag'>): string =>
  tag === null || tag === '' ? address : `${address}:${tag}`;

const sameAmount = (expected: Amount, said: string): boolean => {
  const read = parseAmount(said, MAX_DECIMALS);
  return read.ok && compareAmounts(expected, read.value) === 0;
};

const amountFault = (expected: Expected, said: string): string | null => {
  if (expected.fiatExact !== undefined) return conversionFault(expected, said, expected.sent);
  return sameAmount(expected.amount, said) ? null : `amount: gateway says ${said}`;
};

/**
 * Names the fields in which the gateway's record differs from what was approved; empty when they agree.
 * A field the gateway left out is not a difference. Amounts are compared as values, never as text; what the gateway
 * made of a fiat amount must lie within the bound, and stay what it first said.
 */
export const differencesOf = (expected: Expected, said: Withdrawal): readonly string[] => {
  const differs: string[] = [];
  const { destination } = expected;
  if (said.currencyId !== null && said.currencyId !== destination.currencyId) {
    differs.push(`currency: asked ${destination.currencyId}, gateway says ${said.currencyId}`);
  }
  if (said.address !== null) {
    const asked = wireAddress(destination);
    if (said.address !== asked && said.address !== destination.address) {
      differs.push(`address: asked ${asked}, gateway says ${said.address}`);
    }
  }
  const fault = said.amount === null ? null : amountFault(expected, said.amount);
  return fault === null ? differs : [...differs, fault];
};

/**
 * As {@link differencesOf}, for a payout that is to be believed found: address and amount must be there and agree.
 * The id of the withdrawal may be missing, because status replies do not repeat it (vendor page "check withdraw").
 */
export const evidenceAgainst = (expected: Expected, said: Withdrawal): readonly string[] => [
  ...differencesOf(expected, said),
  ...(said.address === null ? ['the gateway does not repeat the address'] : []),
  ...(said.amount === null ? ['the gateway does not repeat the amount'] : []),
];

const isZero = (text: string | null): boolean => text === null || /^0*(\.0*)?$/.test(text);

/** What a status reading of an accepted payout means, before the table is asked. */
export type ReadingMeaning =
  | { readonly kind: 'event'; readonly event: PayoutEvent }
  /** Nothing new: keep polling. */
  | { readonly kind: 'wait' }
  /** First reading of an error: believed only after a second one, `SECOND_READING_MS` later. */
  | { readonly kind: 'suspect-failure' }
  /** The gateway contradicts what it said or what was approved: unchanged state, alarm. */
  | { readonly kind: 'alarm'; readonly detail: string };

/**
 * Reads a status answer for a payout that is ACCEPTED, PENDING or already final.
 * `firstErrorAgoMs` is the age of the earliest reading of an error in this unbroken row, or null.
 */
export const meaningOf = (
  state: PayoutState,
  said: Withdrawal,
  context: {
    readonly differs: readonly string[];
    readonly firstErrorAgoMs: number | null;
    readonly secondReadingMs: number;
  },
): ReadingMeaning => {
  if (context.differs.length > 0) return { kind: 'alarm', detail: context.differs.join('; ') };
  if (state === 'CONFIRMED' || state === 'FAILED_GATEWAY') return contradiction(state, said);
  switch (said.status) {
    case 'pending':
      return state === 'ACCEPTED' ? { kind: 'event', event: 'status-pending' } : { kind: 'wait' };
    case 'success':
      return isEmpty(said.chainHash) ? { kind: 'wait' } : { kind: 'event', event: 'status-paid' };
    case 'error': {
      if (!isEmpty(said.chainHash) || !isZero(said.debited)) {
        return { kind: 'event', event: 'status-failed-with-debit' };
      }
      const agoMs = context.firstErrorAgoMs;
      return agoMs !== null && agoMs >= context.secondReadingMs
        ? { kind: 'event', event: 'status-failed' }
        : { kind: 'suspect-failure' };
    }
    case 'other':
      return { kind: 'wait' };
  }
};

const isEmpty = (text: string | null): boolean => text === null || text === '';

const contradiction = (state: 'CONFIRMED' | 'FAILED_GATEWAY', said: Withdrawal): ReadingMeaning => {
  const agrees = state === 'CONFIRMED' ? said.status === 'success' : said.status === 'error';
  return agrees || said.status === 'other'
    ? { kind: 'wait' }
    : {
        kind: 'alarm',
        detail: `gateway reported ${state === 'CONFIRMED' ? 'success' : 'error'} and now says ${said.status}`,
      };
};
