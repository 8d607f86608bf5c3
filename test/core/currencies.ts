import type { Currency, CurrencySnapshot, TagRule } from '#core/money/currency.ts';

const currency = (
  id: number,
  label: string,
  rest: Partial<Omit<Currency, 'id' | 'code' | 'network'>>,
): Currency => {
  const [code = '', network = ''] = label.split(' ');
  const tag: TagRule = 'none';
  return {
    id,
    code,
    network,
    name: code,
    decimals: 8,
    usdRate: '1.00',
    minDeposit: null,
    minWithdraw: null,
    tag,
    ...rest,
  };
};

/** A list like the gateway's, for the rules of rows. */
export const LIST: CurrencySnapshot = {
  id: 'snapshot-1',
  takenAt: 1_790_000_000_000,
  currencies: [
    currency(10, 'BTC bitcoin', { usdRate: '97123.45', minWithdraw: '0.001' }),
    currency(20, 'ETH eth', { usdRate: '3500.5', minWithdraw: '0.01' }),
    currency(30, 'LTC litecoin', { usdRate: '90.1', minWithdraw: '0.05' }),
    currency(40, 'DOGE dogecoin', { usdRate: '0.2', minWithdraw: '20' }),
    currency(50, 'BCH bitcoincash', { usdRate: '500', minWithdraw: '0.005' }),
    currency(70, 'USDT ERC20', { decimals: 6, usdRate: '0.9997', minWithdraw: '20' }),
    currency(71, 'USDT TRC20', { decimals: 2, usdRate: '0.9997', minWithdraw: '5' }),
    currency(72, 'USDT BEP20', { decimals: 2, usdRate: '0.9997' }),
    currency(90, 'TRX tron', { decimals: 6, usdRate: '0.25', minWithdraw: '20' }),
    currency(9001, 'XRP xrp', { decimals: 6, usdRate: '2.5', minWithdraw: '5', tag: 'optional' }),
    currency(9002, 'TON ton', { usdRate: '5', minWithdraw: '2', tag: 'optional' }),
    currency(9003, 'DASH dash', { usdRate: '30', minWithdraw: '0.05' }),
    currency(9004, 'SOL solana', { usdRate: '150' }),
    currency(9005, 'ADA cardano', { decimals: 6, usdRate: '0.8' }),
    currency(9006, 'NEW tron', { decimals: null }),
    currency(9007, 'HBAR hedera', { usdRate: null, tag: 'required' }),
    currency(9008, 'QNT overledger', {}),
    currency(9009, 'XLM stellar', { decimals: 7, tag: 'optional' }),
  ],
};

/** The listed currency of that code and network. */
export const listed = (code: string, network: string): Currency => {
  const found = LIST.currencies.find((c) => c.code === code && c.network === network);
  if (found === undefined) throw new Error(`no ${code} ${network} in the test list`);
  return found;
};
