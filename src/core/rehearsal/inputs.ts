import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalText } from '../audit/canonical.ts';
import type { RunChoices } from '../dispatch/choices.ts';

/** What the gateway said one payout of a currency costs; decimal text in the currency. */
export interface RehearsedFee {
  readonly currencyId: number;
  /** The amount the quote was given for. */
  readonly amount: string;
  readonly gross: string;
  readonly networkFee: string;
  readonly serviceFee: string;
}

/** What there is of one currency, as decimal text. */
export interface RehearsedFunds {
  readonly currencyId: number;
  /** Held by the gateway less what payouts approved earlier still take. */
  readonly free: string;
}

/** Everything a rehearsal depends on. Plain values, so that they can be kept, compared and written down. */
export interface RehearsalInputs {
  /** Rows, mode and snapshot: the fingerprint the batch would have without a rehearsal. */
  readonly fingerprint: string;
  readonly choices: RunChoices;
  /** By currency id, ascending. */
  readonly funds: readonly RehearsedFunds[];
  /** Quotes known at the time, by currency id, ascending. */
  readonly fees: readonly RehearsedFee[];
  /** The gateway's shortest time between two payouts, ms. */
  readonly intervalMs: number;
  /** Whether the gateway was seen to find a payout by its order id; refusals are believed only then. */
  readonly lookupProven: boolean;
}

const textOf = (inputs: RehearsalInputs): string =>
  canonicalText(['purser-rehearsal-inputs-1', inputs]);

/** SHA-256 (hex) of the inputs; part of the result, so that its hash stands for them too. */
export const inputsDigest = (inputs: RehearsalInputs): string =>
  bytesToHex(sha256(utf8ToBytes(textOf(inputs))));

/**
 * Whether a rehearsal of `then` still holds now. Everything must be the same, but a fee quote that came since is no
 * reason to rehearse again: the result said that this fee was not known.
 */
export const stillHolds = (then: RehearsalInputs, now: RehearsalInputs): boolean => {
  const known = new Set(then.fees.map(({ currencyId }) => currencyId));
  const fees = now.fees.filter(({ currencyId }) => known.has(currencyId));
  return textOf(then) === textOf({ ...now, fees });
};
