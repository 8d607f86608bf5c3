import { makeClock } from '#main/adapters/clock.ts';
import { makeGateway, type GatewayNeeds } from '#main/adapters/gateway/client.ts';
import type { ExchangeSource, Gateway } from '#main/ports/gateway.ts';
import type { ReceiveGateway } from '#main/ports/receive-gateway.ts';
import { keyOf } from '#test/support/lent-key.ts';

/** A key that must be found nowhere. */
export const CANARY_KEY = 'c4na7y-0b5e55-1d1e5a-decade-f00d42';

export const ORDER = {
  orderId: 'p1-EWHX2IXQS3ASLV2HVZOYZPOQD437AQZO3EC3CIQT',
  currencyId: 71,
  address: 'TLBxExampleAddressNotReal00000000001',
  tag: null,
  amount: '31.42',
} as const;

/** What a gateway that took `ORDER` answers. */
export const ACCEPTED = {
  result: 1,
  paymentId: 71,
  addressTo: ORDER.address,
  amount: '31.42',
  transactionId: 'Nzc2OTc0',
};

/** A gateway client with unpaced reads; tests of silence shorten the deadline they wait for. */
export const gatewayAt = (
  gatewayUrl: string,
  needs: Partial<GatewayNeeds> = {},
): Gateway & ExchangeSource & ReceiveGateway =>
  makeGateway({
    profile: { platformId: 50, gatewayUrl },
    key: keyOf(CANARY_KEY),
    clock: makeClock(),
    withdrawIntervalMs: 1_000,
    random: () => 0,
    ...needs,
    limits: { readEveryMs: 0, listEveryMs: 0, ...needs.limits },
  });
