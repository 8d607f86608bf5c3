/** The gateway's read calls, each with its own pace. */
import { ok } from '#core/result.ts';
import type { ExchangeAsked, LookupKey, WithdrawOrder } from '#main/ports/gateway.ts';
import type { Clock } from '#main/ports/host.ts';
import type { GatewayLimits } from './limits.ts';
import { makeReadPace, type Turn } from './read-pace.ts';
import { readWithRetries, type ReadNeeds } from './read.ts';
import type { Call, Signer } from './signed.ts';
import type { Transport } from './transport.ts';
import { ESTIMATE_PATH, estimateRequest } from './wire-estimate.ts';
import { feesRequest, lookupRequest, PATHS, platformRequest } from './wire.ts';

export interface ReadsNeeds extends ReadNeeds {
  readonly platformId: number;
  readonly clock: Pick<Clock, 'mono' | 'sleep'>;
  readonly signed: Signer;
  readonly limits: GatewayLimits;
  readonly transport: Pick<Transport, 'read'>;
}

/** Makes the read calls of one platform; each answers with the frame of a clear yes, or why there is none. */
export const makeReads = (needs: ReadsNeeds) => {
  const { platformId, clock, signed, limits, transport } = needs;
  const any = makeReadPace(clock, limits.readEveryMs);
  const rarely = (): Turn => {
    const own = makeReadPace(clock, limits.listEveryMs);
    return async () => {
      await own();
      await any();
    };
  };
  const [list, preview, exchange] = [rarely(), rarely(), rarely()];
  const ask = (call: Call, turn: Turn, retriesRefusals = false) =>
    readWithRetries({ ...needs, retriesRefusals }, turn, async () => {
      const request = await signed(call);
      return request.ok ? ok(await transport.read(request.value)) : request;
    });
  const platform = platformRequest(platformId);
  return {
    /** A read at the common pace. */
    ask: (call: Call) => ask(call, any),
    turn: any,
    currencies: () => ask({ path: PATHS.currencies, body: platform }, list, true),
    balances: () => ask({ path: PATHS.balances, body: platform }, any, true),
    fees: (order: Omit<WithdrawOrder, 'orderId'>) =>
      ask({ path: PATHS.fees, body: feesRequest(platformId, order) }, preview),
    estimate: (asked: ExchangeAsked) =>
      ask({ path: ESTIMATE_PATH, body: estimateRequest(platformId, asked) }, exchange),
    lookup: (key: LookupKey) =>
      ask({ path: PATHS.lookup, body: lookupRequest(platformId, key) }, any),
  };
};
