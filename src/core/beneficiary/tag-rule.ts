import type { TagRule } from '../money/currency.ts';
import { familyOf, type NetworkFamily } from '../money/network.ts';

/** Networks on which many customers of an exchange share one address (gateway reference section 5 for XRP and TON). */
const TAGGED: ReadonlySet<NetworkFamily> = new Set<NetworkFamily>([
  'xrp',
  'ton',
  'stellar',
  'eos',
  'cosmos',
  'osmosis',
  'celestia',
  'injective',
  'dydx',
  'juno',
  'axelar',
  'secret',
  'terra',
  'thorchain',
  'cronos-pos',
]);

/** Coins of such networks that Purser cannot read addresses of. */
const TAGGED_CODES: ReadonlySet<string> = new Set([
  'XRP',
  'TON',
  'XLM',
  'EOS',
  'ATOM',
  'HBAR',
  'XEM',
]);

/**
 * Whether a payout of this coin may carry a tag, where the gateway's list does not say. A personal address has none,
 * so it is never required by this rule; a coin of its own name on a network without tags (TON on BEP20) takes none.
 */
export const tagRuleOf = (code: string, network: string): TagRule => {
  const family = familyOf(code, network);
  const isTagged = family === null ? TAGGED_CODES.has(code) : TAGGED.has(family);
  return isTagged ? 'optional' : 'none';
};
