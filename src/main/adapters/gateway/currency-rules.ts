/** What Purser adds to the gateway's currency list where that list says nothing. */
import { knownAccuracy } from '#core/money/accuracy.ts';
import { MAX_DECIMALS } from '#core/money/amount.ts';
import type { TagRule } from '#core/money/currency.ts';

/** Coins whose shared addresses need a tag or memo to find their owner (gateway reference section 5). */
const TAGGED: ReadonlySet<string> = new Set(['XRP', 'TON', 'XLM', 'EOS', 'ATOM']);

/** Whether a payout of this coin may carry a tag; a personal address has none, so it is never required here. */
export const tagRuleOf = (code: string, network: string): TagRule =>
  TAGGED.has(code) || network.toUpperCase() === 'TON' ? 'optional' : 'none';

/**
 * Most decimals of a currency: the gateway's own word, or the known accuracy where it is silent.
 * A word that is no accuracy gives null, because then nothing of that currency can be sent exactly.
 */
export const decimalsOf = (said: string | null, code: string, network: string): number | null => {
  if (said === null) return knownAccuracy(code, network);
  return /^\d{1,2}$/.test(said) && Number(said) <= MAX_DECIMALS ? Number(said) : null;
};
