/**
 * Contracts of common tokens, which keep what is sent to them: paying one is always a copying mistake.
 * Sources: tether.to "Supported protocols" for USDT, circle.com "USDC contract addresses" for USDC, the token's own
 * page or the network's explorer for the rest. The network is named as a gateway names it.
 */

/** On Ethereum and the networks that share its form, in small letters. */
export const EVM_TOKENS: ReadonlyMap<string, string> = new Map([
  ['0xdac17f958d2ee523a2206206994597c13d831ec7', 'USDT on ERC20'],
  ['0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', 'USDC on ERC20'],
  ['0x6b175474e89094c44da98b954eedeac495271d0f', 'DAI on ERC20'],
  ['0x4fabb145d64652a948d72533023f6e7a623c7c53', 'BUSD on ERC20'],
  ['0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', 'WETH on ERC20'],
  ['0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', 'WBTC on ERC20'],
  ['0x514910771af9ca656af840dff83e8264ecf986ca', 'LINK on ERC20'],
  ['0x55d398326f99059ff775485246999027b3197955', 'USDT on BEP20'],
  ['0x8ac76a51cc950d9822d68b83fe1ad97b32cd580d', 'USDC on BEP20'],
  ['0xe9e7cea3dedca5984780bafc599bd69add087d56', 'BUSD on BEP20'],
  ['0xbb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c', 'WBNB on BEP20'],
  ['0x7130d2a12b9bcbfae4f2634d864a1ee1ce3ead9c', 'BTC on BEP20'],
  ['0x2170ed0880ac9a755fd29b2688956bd959f933f8', 'ETH on BEP20'],
  ['0xc2132d05d31c914a87c6611c10748aeb04b58e8f', 'USDT on Polygon'],
  ['0x3c499c542cef5e3811e1192ce70d8cc03d5c3359', 'USDC on Polygon'],
  ['0x2791bca1f2de4661ed88a30c99a7a9449aa84174', 'USDC.e on Polygon'],
  ['0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9', 'USDT on Arbitrum'],
  ['0xaf88d065e77c8cc2239327c5edb3a432268e5831', 'USDC on Arbitrum'],
  ['0x94b008aa00579c1307b0ef2c499ad98a8ce58e58', 'USDT on Optimism'],
  ['0x0b2c639c533813f4aa9d7837caf62653d097ff85', 'USDC on Optimism'],
  ['0x833589fcd6edb6e08f4c7c32d4f71b54bda02913', 'USDC on Base'],
  ['0xfde4c96c8593536e31f229ea8f37b2ada2699bb2', 'USDT on Base'],
  ['0x9702230a8ea53601f5cd2dc00fdbc13d4df4a8c7', 'USDT on Avalanche'],
  ['0xb97ef9ef8734c71904d8002f8b6bc66dd9c48a6e', 'USDC on Avalanche'],
]);

/** On TRON. */
export const TRON_TOKENS: ReadonlyMap<string, string> = new Map([
  ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'USDT on TRC20'],
  ['TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8', 'USDC on TRC20'],
]);

/** Mints on Solana. */
export const SOLANA_TOKENS: ReadonlyMap<string, string> = new Map([
  ['Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB', 'USDT on Solana'],
  ['EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', 'USDC on Solana'],
  ['So11111111111111111111111111111111111111112', 'wrapped SOL'],
]);

/** Master contracts on TON, raw form. */
export const TON_TOKENS: ReadonlyMap<string, string> = new Map([
  ['0:b113a994b5024a16719f69139328eb759596c38a25f59028b146fecdc3621dfe', 'USDT on TON'],
]);
