/** The gateway over HTTP: the port `Gateway` for one platform. */
import { Agent as PlainAgent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import { MAX_DECIMALS, parseAmount } from '#core/money/amount.ts';
import type { Balance } from '#core/money/balance.ts';
import { err, ok, type Result } from '#core/result.ts';
import type {
  Gateway,
  Lookup,
  LookupKey,
  NotSendable,
  PreparedWithdraw,
  ReadFailure,
  WithdrawOrder,
} from '#main/ports/gateway.ts';
import type { Clock } from '#main/ports/host.ts';
import { readGatewayUrl } from './address.ts';
import { canonicalBody, type CanonicalObject } from './canonical.ts';
import { dial } from './dial.ts';
import { exchange, type SignedRequest } from './exchange.ts';
import { interpret, speaksOfAccess } from './interpret.ts';
import { prepareOn } from './prepared.ts';
import { makeReadPace, type Turn } from './read-pace.ts';
import { readWithRetries } from './read.ts';
import { problemWithBody } from './same-order.ts';
import { sign } from './sign.ts';
import * as wire from './wire.ts';

/** Lends the platform's key to one function; the key is never kept. */
export type UseKey = <T>(
  fn: (secret: string) => T,
) => Promise<Result<T, { readonly detail: string }>>;

/** Deadlines, sizes and spacing; the defaults are those of the safety reference, section 4. */
export interface GatewayLimits {
  readonly connectMs: number;
  /** From the first byte of a withdraw to the end of its reply. */
  readonly replyMs: number;
  readonly readMs: number;
  readonly maxWithdrawReplyBytes: number;
  readonly maxReadReplyBytes: number;
  /** Between any two reads. */
  readonly readEveryMs: number;
  /** Between two reads of the currency list, and between two fee previews. */
  readonly listEveryMs: number;
}

const DEFAULT_LIMITS: GatewayLimits = {
  connectMs: 10_000,
  replyMs: 60_000,
  readMs: 5_000,
  maxWithdrawReplyBytes: 64 * 1024,
  maxReadReplyBytes: 4 * 1024 * 1024,
  readEveryMs: 200,
  listEveryMs: 1_100,
};

export interface GatewayNeeds {
  readonly profile: { readonly platformId: number; readonly gatewayUrl: string };
  readonly key: UseKey;
  readonly clock: Pick<Clock, 'mono' | 'sleep'>;
  /** Shortest time between two withdraws as the gateway rules it, ms. */
  readonly withdrawIntervalMs: number;
  /** Uniform in [0, 1); spreads retries of reads. */
  readonly random: () => number;
  readonly limits?: Partial<GatewayLimits>;
}

interface Call {
  readonly path: string;
  readonly body: CanonicalObject;
}

/**
 * Makes the gateway of one platform.
 * The address must have passed `readGatewayUrl`; an address that is not allowed is a bug here and throws.
 */
export const makeGateway = (needs: GatewayNeeds): Gateway => {
  const { platformId } = needs.profile;
  const url = readGatewayUrl(needs.profile.gatewayUrl);
  if (!url.ok) throw new Error(url.error);
  const target = url.value;
  const limits = { ...DEFAULT_LIMITS, ...needs.limits };
  const signed = makeSigner(target, platformId, needs.key);
  const read = makeReader(target, needs, signed);
  const withdrawLimits = {
    deadlineMs: limits.replyMs,
    maxReplyBytes: limits.maxWithdrawReplyBytes,
  };

  const prepare = async (order: WithdrawOrder): Promise<Result<PreparedWithdraw, NotSendable>> => {
    const body = wire.withdrawRequest(platformId, order);
    const request = await signed({ path: wire.PATHS.withdraw, body });
    if (!request.ok) return request;
    const problem = problemWithBody(request.value.body, platformId, order);
    if (problem !== null) return err({ kind: 'body-differs', detail: problem });
    const socket = await dial(target, limits.connectMs);
    return socket.ok ? ok(prepareOn(socket.value, request.value, withdrawLimits)) : socket;
  };

  return {
    withdrawIntervalMs: needs.withdrawIntervalMs,
    currencies: async () => readInto(await read.currencies(), wire.readCurrencies),
    balances: async () => readInto(await read.balances(), readBalances),
    fees: async (order) => readInto(await read.fees(order), wire.readFees),
    lookup: async (key) => toLookup(await read.lookup(key)),
    prepare,
    interpret,
  };
};

type Signer = (
  call: Call,
) => Promise<Result<SignedRequest, Extract<ReadFailure, { kind: 'no-key' }>>>;

const makeSigner =
  (target: URL, platformId: number, key: UseKey): Signer =>
  async ({ path, body }) => {
    const bytes = canonicalBody(body);
    const signature = await key((secret) => sign(platformId, bytes, secret));
    if (!signature.ok) return err({ kind: 'no-key', detail: signature.error.detail });
    return ok({ target, path, body: bytes, signature: signature.value });
  };

const makeReader = (target: URL, needs: GatewayNeeds, signed: Signer) => {
  const { platformId } = needs.profile;
  const limits = { ...DEFAULT_LIMITS, ...needs.limits };
  const agent =
    target.protocol === 'https:'
      ? new TlsAgent({ keepAlive: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' })
      : new PlainAgent({ keepAlive: true });
  const any = makeReadPace(needs.clock, limits.readEveryMs);
  const list = makeReadPace(needs.clock, limits.listEveryMs);
  const preview = makeReadPace(needs.clock, limits.listEveryMs);
  const exchangeLimits = { deadlineMs: limits.readMs, maxReplyBytes: limits.maxReadReplyBytes };
  const ask = (call: Call, turn: Turn) =>
    readWithRetries(needs, turn, async () => {
      const request = await signed(call);
      return request.ok ? ok(await exchange(request.value, { agent }, exchangeLimits)) : request;
    });
  const after =
    (first: Turn): Turn =>
    async () => {
      await first();
      await any();
    };
  const { PATHS } = wire;
  const platform = wire.platformRequest(platformId);
  return {
    currencies: () => ask({ path: PATHS.currencies, body: platform }, after(list)),
    balances: () => ask({ path: PATHS.balances, body: platform }, any),
    fees: (order: Omit<WithdrawOrder, 'orderId'>) =>
      ask({ path: PATHS.fees, body: wire.feesRequest(platformId, order) }, after(preview)),
    lookup: (key: LookupKey) =>
      ask({ path: PATHS.lookup, body: wire.lookupRequest(platformId, key) }, any),
  };
};

const readInto = <T>(
  answer: Result<wire.Envelope, ReadFailure>,
  reader: (fields: unknown) => T | null,
): Result<T, ReadFailure> => {
  if (!answer.ok) return answer;
  const value = reader(answer.value.fields);
  if (value !== null) return ok(value);
  return err({ kind: 'unreadable', detail: 'the answer holds something that cannot be read' });
};

/** Balances keep the accuracy they were written with, which may be finer than the currency's own. */
const readBalances = (fields: unknown): readonly Balance[] | null => {
  const balances = wire.readBalances(fields)?.map(({ currencyId, held }) => ({
    currencyId,
    held: parseAmount(held, Math.min(held.split('.')[1]?.length ?? 0, MAX_DECIMALS)),
  }));
  return (
    balances?.flatMap(({ currencyId, held }) =>
      held.ok ? [{ currencyId, held: held.value }] : [],
    ) ?? null
  );
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
    speaksOfAccess(failure.message) === null;
  return isNegative ? { kind: 'not-found', message: failure.message } : { kind: 'failed', failure };
};
