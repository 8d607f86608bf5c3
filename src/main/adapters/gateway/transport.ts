/** How signed requests travel: over the network, or directly to a gateway inside this process. */
import { Agent as PlainAgent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import type { StoredReply } from '#core/audit/entry.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { PreparedWithdraw, WireReply } from '#main/ports/gateway.ts';
import { dial, proxyFor } from './dial.ts';
import { exchange, type Exchanged, type ExchangeLimits, type SignedRequest } from './exchange.ts';
import type { ConnectionFault } from './faults.ts';
import type { GatewayLimits } from './limits.ts';
import { prepareOn } from './prepared.ts';

export interface Transport {
  /** Sends a read once and answers with its whole reply or with silence. Never rejects. */
  read(request: SignedRequest): Promise<Exchanged>;
  /** Connects for one withdraw and writes nothing of it yet. */
  prepare(request: SignedRequest): Promise<Result<PreparedWithdraw, ConnectionFault>>;
}

// A fresh connection for each read: a kept one that the gateway has just closed would look like a dead gateway.
const agentFor = (target: URL): PlainAgent =>
  target.protocol === 'https:'
    ? new TlsAgent({ keepAlive: false, rejectUnauthorized: true, minVersion: 'TLSv1.2' })
    : new PlainAgent({ keepAlive: false });

/** The network: what every real gateway is reached by. */
export const networkTransport = (
  target: URL,
  limits: GatewayLimits,
  proxy: URL | null = null,
): Transport => {
  const agent = agentFor(target);
  const through = proxyFor(target, proxy);
  const reading = { deadlineMs: limits.readMs, maxReplyBytes: limits.maxReadReplyBytes };
  const sending = { deadlineMs: limits.replyMs, maxReplyBytes: limits.maxWithdrawReplyBytes };
  return {
    read: (request) =>
      through === null
        ? exchange(request, { agent }, reading)
        : readThrough(through, request, reading),
    prepare: async (request) => {
      const socket = await dial(target, limits.connectMs, through);
      return socket.ok ? ok(prepareOn(socket.value, request, sending)) : socket;
    },
  };
};

/** A read on a connection of its own through the proxy; a tunnel that does not open is a read that failed. */
const readThrough = async (
  proxy: URL,
  request: SignedRequest,
  limits: ExchangeLimits,
): Promise<Exchanged> => {
  const socket = await dial(request.target, limits.deadlineMs, proxy);
  if (socket.ok) {
    const answer = await exchange(request, { socket: socket.value }, limits);
    socket.value.destroy();
    return answer;
  }
  const { detail } = socket.error;
  return { kind: 'silence', cause: 'closed', detail, fault: socket.error };
};

/** Where nothing may go: every read and every withdraw fails with these words before anything is dialled. */
export const closedTransport = (detail: string): Transport => {
  const fault: ConnectionFault = { kind: 'unreachable', detail };
  return {
    read: () => Promise.resolve({ kind: 'silence', cause: 'closed', detail, fault }),
    prepare: () => Promise.resolve(err(fault)),
  };
};

/** A gateway in this process; it answers every request, when it likes. No socket is opened. */
export const directTransport = (
  answer: (request: Pick<SignedRequest, 'path' | 'body' | 'signature'>) => Promise<StoredReply>,
): Transport => {
  const read = async (request: SignedRequest): Promise<Exchanged> => ({
    kind: 'reply',
    reply: await answer(request),
  });
  return {
    read,
    prepare: async (request) => {
      let outcome: Promise<WireReply> | null = null;
      const unused: WireReply = {
        kind: 'silence',
        cause: 'closed',
        detail: 'the request was given up before it was sent',
      };
      const send = async (): Promise<WireReply> => ({
        kind: 'reply',
        reply: await answer(request),
      });
      return ok({
        connected: () => outcome === null,
        send: () => (outcome ??= send()),
        abandon: () => {
          outcome ??= Promise.resolve(unused);
        },
      });
    },
  };
};
