/** Stand-in until the core's table of accuracies lands. */
const KNOWN: ReadonlyMap<string, number> = new Map([
  ['BTC bitcoin', 8],
  ['TRX tron', 6],
  ['USDT ERC20', 6],
  ['USDT TRC20', 2],
  ['USDT BEP20', 2],
]);

/** Decimals of a currency where the gateway does not tell, or null. */
export const knownAccuracy = (code: string, network: string): number | null =>
  KNOWN.get(`${code} ${network}`) ?? null;
