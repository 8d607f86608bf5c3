/**
 * Lists of payments as other programs define them: which column is what, and what such a list leaves unsaid.
 * A template only proposes; a person confirms it once for the whole file.
 */
import { headerKey } from './header-names.ts';
import type { RowField } from './row.ts';

/** A known layout of columns. */
export interface Template {
  readonly name: string;
  /** Column names as {@link headerKey} gives them; `optional` ones may be missing. */
  readonly columns: Readonly<Record<string, RowField | null>>;
  readonly optional?: readonly string[];
  /** The column whose values name coin and network together, or by a contract. */
  readonly product?: string;
  /** In what the amounts are: the coin itself, or nothing that can be told. */
  readonly unit: 'coin' | null;
  /** The only coin it can pay. */
  readonly coin?: string;
}

/** Templates by the public documents of their makers, read in November 2026. */
const TEMPLATES: readonly Template[] = [
  {
    // https://docs.cryptoprocessing.com/mass-payouts/file-format
    name: 'CryptoProcessing',
    columns: {
      address: 'address',
      tag: 'tag',
      currency: 'currency',
      amount: 'amount',
      note: 'note',
    },
    unit: 'coin',
  },
  {
    // https://nowpayments.io/blog/how-to-make-mass-payments-using-the-template-a-step-by-step-guide
    name: 'NOWPayments',
    columns: {
      ticker: null,
      'wallet address': 'address',
      extraid: 'tag',
      amount: 'amount',
      'payout description': 'note',
    },
    optional: ['extraid', 'payout description'],
    product: 'ticker',
    unit: 'coin',
  },
  {
    // The same maker's interface: https://documenter.getpostman.com/view/7907941/T1DtdF9a, create payout
    name: 'NOWPayments',
    columns: {
      address: 'address',
      currency: null,
      amount: 'amount',
      'extra id': 'tag',
      'ipn callback url': null,
    },
    optional: ['ipn callback url'],
    product: 'currency',
    unit: 'coin',
  },
  {
    // https://support.coingate.com/hc/en-us/articles/22985034582812 (the fields; the sample file is behind a login)
    name: 'CoinGate',
    columns: {
      currency: 'currency',
      platform: 'network',
      address: 'address',
      amount: 'amount',
      'destination tag': 'tag',
      beneficiary: 'beneficiary',
      'first name': null,
      'last name': null,
      'payment purpose': 'note',
    },
    optional: ['destination tag', 'beneficiary', 'first name', 'last name', 'payment purpose'],
    unit: 'coin',
  },
  {
    // https://github.com/bh2smith/safe-airdrop, README
    name: 'Safe CSV Airdrop',
    columns: {
      'token type': null,
      'token address': null,
      receiver: 'address',
      amount: 'amount',
      id: null,
    },
    optional: ['id'],
    product: 'token address',
    unit: 'coin',
  },
  {
    // https://github.com/trezor/trezor-suite, import of recipients: address, amount, currency, label
    name: 'Trezor Suite',
    columns: {
      address: 'address',
      amount: 'amount',
      currency: 'amount_currency',
      label: 'note',
    },
    optional: ['label'],
    unit: null,
  },
  {
    // https://github.com/sparrowwallet/sparrow, SendToManyDialog: address, amount, label
    name: 'Sparrow',
    columns: { address: 'address', amount: 'amount', label: 'note' },
    unit: null,
    coin: 'BTC',
  },
];

/** The template whose columns a header has: all of those it needs and no other. */
export const templateOf = (header: readonly string[]): Template | null => {
  const keys = header.map((name) => templateKey(name));
  return (
    TEMPLATES.find(
      ({ columns, optional = [] }) =>
        keys.every((key) => Object.hasOwn(columns, key)) &&
        Object.keys(columns).every((key) => keys.includes(key) || optional.includes(key)),
    ) ?? null
  );
};

/** Sparrow shows the unit beside the amount; for telling a layout it does not matter. */
export const templateKey = (name: string): string =>
  headerKey(name).replace(/^amount \((?:btc|sats|satoshis)\)$/, 'amount');

/** What a coin-and-network name or token contract of another program means here; a proposal, in the gateway's words. */
export const PRODUCTS: ReadonlyMap<string, readonly [currency: string, network: string]> = new Map([
  ['usdttrc20', ['USDT', 'TRC20']],
  ['usdterc20', ['USDT', 'ERC20']],
  ['usdtbsc', ['USDT', 'BEP20']],
  ['usdtsol', ['USDT', 'solana']],
  ['usdtton', ['USDT', 'ton']],
  ['usdcerc20', ['USDC', 'ERC20']],
  ['usdctrc20', ['USDC', 'TRC20']],
  ['usdcbsc', ['USDC', 'BEP20']],
  ['bnbbsc', ['BNB', 'bsc']],
  // Token contracts, as their issuers publish them: tether.to and circle.com.
  ['0xdac17f958d2ee523a2206206994597c13d831ec7', ['USDT', 'ERC20']],
  ['0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', ['USDC', 'ERC20']],
  ['0x55d398326f99059ff775485246999027b3197955', ['USDT', 'BEP20']],
]);
