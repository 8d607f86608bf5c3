/**
 * The practice currency list. Ids below 9000, codes, networks, accuracies and minimums: gateway reference section 5
 * (BUSD is left out as delisted). Ids from 9000, all rates, network fees and balances, and every minimum the
 * reference leaves open, are practice data and say nothing about the vendor.
 */
import type { TagRule } from '#core/money/currency.ts';
import type { Chain, PracticeCurrency } from './currencies.ts';

/** id, code, network, name, chain, accuracy */
type Name = readonly [number, string, string, string, Chain, number];
/** USD rate, smallest deposit, smallest withdrawal, network fee, starting balance */
type Money = readonly [string, string, string | null, string, string];

const entry = (name: Name, money: Money, tag: TagRule = 'none'): PracticeCurrency => ({
  id: name[0],
  code: name[1],
  network: name[2],
  name: name[3],
  decimals: name[5],
  usdRate: money[0],
  minDeposit: money[1],
  minWithdraw: money[2],
  tag,
  chain: name[4],
  networkFee: money[3],
  startingBalance: money[4],
  source: name[0] < 9000 ? 'reference' : 'practice',
});

/** Every currency of the practice gateway, by id. Frozen facts: the server adds drift, never changes the table. */
export const practiceCurrencyTable: readonly PracticeCurrency[] = [
  entry(
    [10, 'BTC', 'bitcoin', 'Bitcoin', 'bitcoin', 8],
    ['97123.45', '0.0001', '0.001', '0.00002', '40'],
  ),
  entry([20, 'ETH', 'eth', 'Ethereum', 'evm', 8], ['3412.80', '0.005', '0.01', '0.0004', '1200']),
  entry(
    [30, 'LTC', 'litecoin', 'Litecoin', 'litecoin', 8],
    ['104.37', '0.01', '0.05', '0.0001', '40000'],
  ),
  entry(
    [40, 'DOGE', 'dogecoin', 'Dogecoin', 'dogecoin', 8],
    ['0.38214', '10', '20', '1', '9000000'],
  ),
  entry(
    [50, 'BCH', 'bitcoincash', 'Bitcoin Cash', 'bitcoincash', 8],
    ['471.20', '0.001', '0.005', '0.00001', '8000'],
  ),
  entry([70, 'USDT', 'ERC20', 'Tether', 'evm', 6], ['1.0000', '10', '20', '1.5', '3000000']),
  entry([71, 'USDT', 'TRC20', 'Tether', 'tron', 2], ['1.0000', '1', '5', '1', '5000000']),
  entry([72, 'USDT', 'BEP20', 'Tether', 'evm', 2], ['1.0000', '0.5', null, '0.3', '3000000']),
  entry([90, 'TRX', 'tron', 'TRON', 'tron', 6], ['0.24513', '10', '20', '1', '12000000']),
  entry([100, 'USDC', 'ERC20', 'USD Coin', 'evm', 2], ['1.0000', '10', '20', '1.5', '3000000']),
  entry([101, 'USDC', 'BEP20', 'USD Coin', 'evm', 2], ['1.0000', '10', '20', '0.3', '2000000']),
  entry([130, 'BNB', 'bsc', 'BNB', 'evm', 8], ['642.15', '0.01', '0.02', '0.0005', '5000']),
  entry(
    [201, 'BTC', 'BEP20', 'Bitcoin BEP20', 'evm', 8],
    ['97123.45', '0.0001', null, '0.000005', '20'],
  ),
  entry(
    [202, 'ETH', 'BEP20', 'Ethereum BEP20', 'evm', 8],
    ['3412.80', '0.005', null, '0.0001', '600'],
  ),
  entry(
    [9001, 'XRP', 'ripple', 'XRP', 'ripple', 6],
    ['2.1437', '1', '5', '0.2', '1500000'],
    'optional',
  ),
  entry(
    [9002, 'TON', 'ton', 'Toncoin', 'ton', 8],
    ['5.4182', '1', '2', '0.02', '500000'],
    'optional',
  ),
  entry([9003, 'DASH', 'dash', 'Dash', 'dash', 8], ['31.62', '0.01', '0.05', '0.0005', '60000']),
  entry(
    [9004, 'SOL', 'solana', 'Solana', 'solana', 8],
    ['218.74', '0.02', '0.05', '0.001', '15000'],
  ),
  entry(
    [9005, 'USDT', 'ton', 'Tether', 'ton', 6],
    ['1.0000', '1', '2', '0.2', '1000000'],
    'optional',
  ),
  entry([9006, 'USDT', 'solana', 'Tether', 'solana', 6], ['1.0000', '1', '2', '0.2', '1000000']),
  entry([9007, 'USDC', 'solana', 'USD Coin', 'solana', 6], ['1.0000', '1', '2', '0.2', '1000000']),
  entry([9008, 'POL', 'polygon', 'Polygon', 'evm', 8], ['0.52180', '5', '10', '0.05', '2000000']),
  entry([9009, 'USDT', 'polygon', 'Tether', 'evm', 6], ['1.0000', '1', '2', '0.1', '1000000']),
  entry(
    [9010, 'XLM', 'stellar', 'Stellar', 'stellar', 7],
    ['0.41275', '5', '10', '0.1', '2000000'],
    'optional',
  ),
  entry([9011, 'ADA', 'cardano', 'Cardano', 'cardano', 6], ['0.8127', '5', '10', '0.2', '900000']),
  entry(
    [9012, 'XMR', 'monero', 'Monero', 'monero', 8],
    ['212.60', '0.02', '0.05', '0.0002', '6000'],
  ),
  entry(
    [9013, 'DOT', 'polkadot', 'Polkadot', 'polkadot', 8],
    ['6.3540', '1', '2', '0.02', '120000'],
  ),
  entry(
    [9014, 'ATOM', 'cosmos', 'Cosmos Hub', 'cosmos', 6],
    ['7.1180', '0.5', '1', '0.01', '90000'],
    'optional',
  ),
];
