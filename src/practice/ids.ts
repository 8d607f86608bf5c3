/**
 * Identifiers that look like the vendor's and the chains' own, drawn from the seed.
 */
import { drawBytes, drawInteger } from './chance.ts';
import type { Chain } from './currencies.ts';

/**
 * The vendor's internal id of the `index`-th withdrawal. Its form follows the one published sample (base64 over hex
 * over a word and a number); clients must treat it as opaque.
 */
export const transactionIdFor = (seed: string, index: number, slash: boolean): string => {
  const number = 100_000 + drawInteger(seed, 800_000, 'transaction') + index;
  const id = Buffer.from(Buffer.from(`withdraw_${number}`).toString('hex')).toString('base64');
  return slash ? `${id.slice(0, 20)}/${id.slice(20)}` : id;
};

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** A transaction hash in the form block explorers of the chain show. */
export const chainHashFor = (seed: string, chain: Chain, transactionId: string): string => {
  const bytes = drawBytes(seed, 'hash', transactionId);
  const hex = bytes.toString('hex');
  switch (chain) {
    case 'evm':
      return `0x${hex}`;
    case 'ripple':
      return hex.toUpperCase();
    case 'ton':
      return bytes.toString('base64url');
    case 'solana':
      return base58(Buffer.concat([bytes, drawBytes(seed, 'hash-tail', transactionId)]));
    default:
      return hex;
  }
};

const base58 = (bytes: Buffer): string => {
  let value = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  while (value > 0n) {
    text = `${BASE58[Number(value % 58n)] ?? ''}${text}`;
    value /= 58n;
  }
  return text;
};
