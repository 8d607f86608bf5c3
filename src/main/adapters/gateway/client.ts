/** The gateway over HTTP: the ports `Gateway` and `ReceiveGateway` for one platform. */
import type { Balance } from '#core/money/balance.ts';
import type { Currency } from '#core/money/currency.ts';
import { err, ok, type Result } from '#core/result.ts';
import type {
  ExchangeSource,
  Gateway,
  Lookup,
  NotSendable,
  PreparedWithdraw,
  ReadFailure,
  WithdrawOrder,
} from '#main/ports/gateway.ts';
import type { Clock } from '#main/ports/host.ts';
import type { ReceiveGateway } from '#main/ports/receive-gateway.ts';
import { readGatewayUrl } from './address.ts';
import { accuraciesOf, toBalances, type Accuracies } from './balances.ts';
import { interpret, saysNothingFound } from './interpret.ts';
import { DEFAULT_LIMITS, type GatewayLimits } from './limits.ts';
import { makeReads } from './reads.ts';
import { makeReceive } from './receive.ts';
import { problemWithBody } from './same-order.ts';
import { makeSigner, type UseKey } from './signed.ts';
import { closedTransport, networkTransport, type Transport } from './transport.ts';
import * as wire from './wire.ts';
import { readEstimate } from './wire-estimate.ts';

export interface GatewayNeeds {
  readonly profile: { readonly platformId: number; readonly gatewayUrl: string };
  readonly key: UseKey;
  readonly clock: Pick<Clock, 'mono' | 'sleep'>;
  /** Shortest time between two withdraws as the gateway rules it, ms. */
  readonly withdrawIntervalMs: number;
  /** Uniform in [0, 1); spreads retries of reads. */
  readonly random: () => number;
  readonly limits?: Partial<GatewayLimits>;
  /** How requests travel; over the network when absent. */
  readonly transport?: Transport;
  /** An HTTP proxy to tunnel through, `http://host:port`; dialled directly when absent. */
  readonly proxy?: string;
  /** Why this address must not be spoken to at all, in words; absent where it may. */
  readonly closed?: string;
}

/**
 * Makes the gateway of one platform.
 * The address must have passed `readGatewayUrl`; an address that is not allowed is a bug here and throws.
 */
export const makeGateway = (needs: GatewayNeeds): Gateway & ExchangeSource & ReceiveGateway => {
  const { platformId } = needs.profile;
  const url = readGatewayUrl(needs.profile.gatewayUrl);
  if (!url.ok) throw new Error(url.error);
  const target = url.value;
  const limits = { ...DEFAULT_LIMITS, ...needs.limits };
  const signed = makeSigner(target, platformId, needs.key);
  const transport = needs.transport ?? transportOf(needs, target, limits);
  const read = makeReads({ ...needs, platformId, signed, limits, transport });

  const prepare = async (order: WithdrawOrder): Promise<Result<PreparedWithdraw, NotSendable>> => {
    const body = wire.withdrawRequest(platformId, order);
    const request = await signed({ path: wire.PATHS.withdraw, body });
    if (!request.ok) return request;
    const problem = problemWithBody(request.value.body, platformId, order);
    if (problem !== null) return err({ kind: 'body-differs', detail: problem });
    return transport.prepare(request.value);
  };

  let accuracies: Accuracies | null = null;
  const currencies = async (): Promise<Result<readonly Currency[], ReadFailure>> => {
    const list = readInto(await read.currencies(), wire.readCurrencies);
    if (list.ok) accuracies = accuraciesOf(list.value);
    return list;
  };
  const balances = async (): Promise<Result<readonly Balance[], ReadFailure>> => {
    // Only the list tells in which unit a balance counts.
    const list = accuracies === null ? await currencies() : null;
    if (list !== null && !list.ok) return list;
    const texts = readInto(await read.balances(), wire.readBalances);
    return texts.ok ? ok(toBalances(texts.value, accuracies ?? new Map())) : texts;
  };

  return {
    withdrawIntervalMs: needs.withdrawIntervalMs,
    currencies,
    balances,
    fees: async (order) => readInto(await read.fees(order), wire.readFees),
    estimate: async (asked) => readInto(await read.estimate(asked), readEstimate),
    lookup: async (key) => toLookup(await read.lookup(key)),
    prepare,
    interpret,
    ...makeReceive({ platformId, signed, transport, ask: read.ask, turn: read.turn }),
  };
};

const transportOf = (
  { closed, proxy }: Pick<GatewayNeeds, 'closed' | 'proxy'>,
  target: URL,
  limits: GatewayLimits,
): Transport =>
  closed === undefined
    ? networkTransport(target, limits, proxy === undefined ? null : new URL(proxy))
    : closedTransport(closed);

const readInto = <T>(
  answer: Result<wire.Envelope, ReadFailure>,
  reader: (fields: unknown) => T | null,
): Result<T, ReadFailure> => {
  if (!answer.ok) return answer;
  const value = reader(answer.value.fields);
  if (value !== null) return ok(value);
  return err({ kind: 'unreadable', detail: 'the answer holds something that cannot be read' });
};

const NEGATIVE_STATUSES = [200, 400, 404];

/** Words about access or limits are no answer about a withdrawal, so they never count as "not found". */
const toLookup = (answer: Result<wire.Envelope, ReadFailure>): Lookup => {
  if (answer.ok) {
    const withdrawal = wire.readWithdrawal(answer.value.fields);
    if (withdrawal !== null) return { kind: 'found', withdrawal };
    const detail = 'the answer names no withdrawal and no status';
    return { kind: 'failed', failure: { kind: 'unreadable', detail } };
  }
  const failure = answer.error;
  const isNegative =
    failure.kind === 'refused' &&
    NEGATIVE_STATUSES.includes(failure.httpStatus) &&
    saysNothingFound(failure.message);
  return isNegative ? { kind: 'not-found', message: failure.message } : { kind: 'failed', failure };
};
