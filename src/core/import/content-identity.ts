/**
 * One text for what a file would pay, whatever its name, its order, its encoding, its delimiter, its headings and the
 * way it writes numbers: two files of one identity pay the same amounts to the same accounts under the same references.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PayoutContent } from '../payout/payout.ts';
import { accountKey } from './across-rows.ts';
import { textDigest } from '../beneficiary/text-digest.ts';

type Identified = Pick<PayoutContent, 'reference' | 'destination' | 'asked'>;

/** Gathers the rows that could be paid by their own checks, in any order; memory does not grow with them. */
export interface IdentityBuilder {
  add(content: Identified): void;
  /** SHA-256 (hex) over the count and the sum of the digests of the rows; null before the first row. */
  identity(): string | null;
}

const LANES = 8;
/** What a lane counts up to. */
const LANE = 2 ** 32;
const ROWS_PER_CARRY = 2 ** 20;

/** Whether two rows are the same row of the same file: reference, account with tag, currency, and amount asked. */
export const isSameRow = (one: Identified, other: Identified): boolean =>
  canonicalText(one) === canonicalText(other);

const canonicalText = (content: Identified): string => {
  const { reference, asked } = content;
  const { amount, unit } = asked;
  const { currencyId } = content.destination;
  const account = accountKey(content);
  if (PLAIN.test(reference) && PLAIN.test(account) && PLAIN.test(unit))
    return `["${reference}","${account}",${currencyId},"${amount}","${unit}"]`;
  return JSON.stringify([reference, account, currencyId, amount, unit]);
};

/** Text that JSON writes as it stands, between quotes. */
const PLAIN = /^[ !#-[\]-~]*$/;

/**
 * Digests of rows are added modulo 2^256, so that no order counts while a row that comes twice does. The sum of
 * random digests is as good as one of them against chance; it is not meant to withstand who forges a file to fit.
 */
export const makeIdentity = (): IdentityBuilder => {
  // Of 32 bits each, the first one highest. They carry over only now and then: numbers hold 53 bits.
  const sum = new Float64Array(LANES);
  let count = 0;
  const carryOver = (): void => {
    let carry = 0;
    for (let lane = LANES - 1; lane >= 0; lane -= 1) {
      const total = (sum[lane] ?? 0) + carry;
      carry = Math.floor(total / LANE);
      sum[lane] = total - carry * LANE;
    }
  };
  return {
    add: (content) => {
      const digest = textDigest(canonicalText(content));
      for (let lane = 0; lane < LANES; lane += 1)
        sum[lane] = (sum[lane] ?? 0) + ((digest[lane] ?? 0) >>> 0);
      count += 1;
      if (count % ROWS_PER_CARRY === 0) carryOver();
    },
    identity: () => {
      if (count === 0) return null;
      carryOver();
      return bytesToHex(sha256(utf8ToBytes(`purser-content-1 ${count} ${sum.join(' ')}`)));
    },
  };
};
