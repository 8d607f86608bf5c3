/** How the gateway tells of a deposit. */

/**
 * Coins of which every deposit is told twice, after its first and after its second confirmation (vendor's guide). It
 * is one deposit and counts once.
 */
const TOLD_TWICE: ReadonlySet<string> = new Set(['BTC', 'LTC', 'DASH', 'DOGE', 'BCH']);

/** Networks on which a code of that list is a token and not the coin itself. */
const TOKEN_NETWORKS: ReadonlySet<string> = new Set(['BEP20', 'ERC20', 'TRC20']);

/** How many callbacks one deposit of a currency brings. */
export const callbacksPerDeposit = (code: string, network: string): 1 | 2 =>
  TOLD_TWICE.has(code.toUpperCase()) && !TOKEN_NETWORKS.has(network.toUpperCase()) ? 2 : 1;
