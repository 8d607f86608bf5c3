import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base32 } from '@scure/base';

const LENGTH = 40;

/**
 * The look-up key sent with a payout: "p1-" and 40 characters of base32 over SHA-256 of
 * `platformId|reference|epoch`. Deterministic, so a second computer or a restored backup derives the same one.
 * Source: safety reference section 2.
 */
export const orderIdFor = (platformId: number, reference: string, epoch: number): string => {
  const digest = sha256(utf8ToBytes(`${platformId}|${reference}|${epoch}`));
  return `p1-${base32.encode(digest).slice(0, LENGTH)}`;
};
