/**
 * The practice gateway without a network: one call in, one reply out, in this process. It holds the currencies and
 * balances it is given and nothing else, so that a plan can be rehearsed under the vendor's rules.
 */
import type { FiatRate } from '#core/money/fiat-rate.ts';
import type { PracticeCurrency } from './currencies.ts';
import { fiatPricesOf } from './fiat-prices.ts';
import { makeGateway, type House } from './gateway.ts';
import { forgetfulMemory } from './state.ts';
import { documentedSwitches } from './switches.ts';

export interface OfflineOptions {
  readonly platformId: number;
  readonly apiKey: string;
  /** All it knows; `startingBalance` is what the account holds. */
  readonly table: readonly PracticeCurrency[];
  /** Shortest time between two withdraw arrivals that does not block the account, ms. */
  readonly withdrawIntervalMs: number;
  /** Prices of fiats other than USD that it converts at. */
  readonly fiatRates: readonly Pick<FiatRate, 'fiat' | 'rate' | 'per'>[];
  /** Its time, ms since 1970; it never looks at another clock. */
  readonly now: () => number;
}

/** A call as it would stand on the wire. */
export interface OfflineCall {
  readonly path: string;
  readonly body: Buffer;
  readonly signature: string;
}

/** Answers each call with the HTTP status and body of the reply. Rates stand still; payouts settle at once. */
export type OfflineGateway = (call: OfflineCall) => {
  readonly status: number;
  readonly body: string;
};

/** Opens it with books of its own, which end with it. */
export const openOfflineGateway = (options: OfflineOptions): OfflineGateway => {
  const { platformId, apiKey, table, withdrawIntervalMs, fiatRates, now } = options;
  const house: House = {
    credentials: { platformId, apiKey },
    seed: 'offline',
    settleMs: { min: 0, max: 0 },
    table,
    startingBalances: {},
    now,
    fiatPrice: fiatPricesOf(fiatRates),
    switches: { ...documentedSwitches, drift: 'none' },
    faults: [],
    withdrawIntervalMs,
  };
  const gateway = makeGateway(house, forgetfulMemory(), false);
  return ({ path, body, signature }) => {
    gateway.arrive('POST', path);
    const contentType = 'application/json';
    const { reply } = gateway.answer({ method: 'POST', path, contentType, signature, body });
    return { status: reply.status, body: reply.body.toString('utf8') };
  };
};
