/** "USDT TRC20": asset and network, never one alone; a coin whose network bears its own name is said once. */
export const currencyWords = (code: string, network: string): string =>
  code === network ? code : `${code} ${network}`;
