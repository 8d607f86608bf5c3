/** The gateway's read calls, each with its own pace. */
import { Agent as PlainAgent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import { ok } from '#core/result.ts';
import type { LookupKey, WithdrawOrder } from '#main/ports/gateway.ts';
import type { Clock } from '#main/ports/host.ts';
import { exchange } from './exchange.ts';
import type { GatewayLimits } from './limits.ts';
import { makeReadPace, type Turn } from './read-pace.ts';
import { readWithRetries, type ReadNeeds } from './read.ts';
import type { Call, Signer } from './signed.ts';
import { feesRequest, lookupRequest, PATHS, platformRequest } from './wire.ts';

export interface ReadsNeeds extends ReadNeeds {
  readonly target: URL;
  readonly platformId: number;
  readonly clock: Pick<Clock, 'mono' | 'sleep'>;
  readonly signed: Signer;
  readonly limits: GatewayLimits;
}

// A fresh connection for each read: a kept one that the gateway has just closed would look like a dead gateway.
const agentFor = (target: URL): PlainAgent =>
  target.protocol === 'https:'
    ? new TlsAgent({ keepAlive: false, rejectUnauthorized: true, minVersion: 'TLSv1.2' })
    : new PlainAgent({ keepAlive: false });

/** Makes the read calls of one platform; each answers with the frame of a clear yes, or why there is none. */
export const makeReads = (needs: ReadsNeeds) => {
  const { target, platformId, clock, signed, limits } = needs;
  const agent = agentFor(target);
  const any = makeReadPace(clock, limits.readEveryMs);
  const rarely = (): Turn => {
    const own = makeReadPace(clock, limits.listEveryMs);
    return async () => {
      await own();
      await any();
    };
  };
  const [list, preview] = [rarely(), rarely()];
  const exchangeLimits = { deadlineMs: limits.readMs, maxReplyBytes: limits.maxReadReplyBytes };
  const ask = (call: Call, turn: Turn, retriesRefusals = false) =>
    readWithRetries({ ...needs, retriesRefusals }, turn, async () => {
      const request = await signed(call);
      return request.ok ? ok(await exchange(request.value, { agent }, exchangeLimits)) : request;
    });
  const platform = platformRequest(platformId);
  return {
    currencies: () => ask({ path: PATHS.currencies, body: platform }, list, true),
    balances: () => ask({ path: PATHS.balances, body: platform }, any, true),
    fees: (order: Omit<WithdrawOrder, 'orderId'>) =>
      ask({ path: PATHS.fees, body: feesRequest(platformId, order) }, preview),
    lookup: (key: LookupKey) =>
      ask({ path: PATHS.lookup, body: lookupRequest(platformId, key) }, any),
  };
};
