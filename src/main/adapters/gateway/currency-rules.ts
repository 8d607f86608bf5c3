/** What Purser adds to the gateway's currency list where that list says nothing. */
import { knownAccuracy } from '#core/money/accuracy.ts';
import { MAX_DECIMALS } from '#core/money/amount.ts';

/**
 * Most decimals of a currency: the gateway's own word, or the known accuracy where it is silent.
 * A word that is no accuracy gives null, because then nothing of that currency can be sent exactly.
 */
export const decimalsOf = (said: string | null, code: string, network: string): number | null => {
  if (said === null) return knownAccuracy(code, network);
  return /^\d{1,2}$/.test(said) && Number(said) <= MAX_DECIMALS ? Number(said) : null;
};
