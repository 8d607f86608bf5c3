/** One HTTP request and its one reply: never retried, never redirected, through no proxy. */
import { request as plainRequest, type Agent, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { StoredReply } from '#core/audit/entry.ts';
import type { WireReply } from '#main/ports/gateway.ts';
import { faultOf, type ConnectionFault } from './faults.ts';
import { SIGNATURE_HEADER } from './sign.ts';

/** A signed request. Body and signature stay together in memory only, for as long as one exchange. */
export interface SignedRequest {
  readonly target: URL;
  readonly path: string;
  readonly body: Buffer;
  readonly signature: string;
}

/** How a request travels: on a socket that waits for it, or through an agent that connects by itself. */
export type Carrier = { readonly socket: Socket } | { readonly agent: Agent };

export interface ExchangeLimits {
  /** From the first byte sent to the last byte read, ms. */
  readonly deadlineMs: number;
  readonly maxReplyBytes: number;
}

type Silence = Extract<WireReply, { kind: 'silence' }> & { readonly fault: ConnectionFault | null };
export type Exchanged = { readonly kind: 'reply'; readonly reply: StoredReply } | Silence;

const silence = (
  cause: Silence['cause'],
  detail: string,
  fault: ConnectionFault | null = null,
): Silence => ({ kind: 'silence', cause, detail, fault });

// With `agent: false` Node would ignore createConnection and dial again on the default port, so agent is left out.
const travelBy = (carrier: Carrier) =>
  'agent' in carrier
    ? { agent: carrier.agent }
    : { createConnection: () => carrier.socket, headers: { Connection: 'close' } };

const optionsOf = ({ target, path, body, signature }: SignedRequest, carrier: Carrier) => {
  const by = travelBy(carrier);
  return {
    ...by,
    method: 'POST',
    host: target.hostname.replace(/^\[|\]$/g, ''),
    port: target.port === '' ? undefined : target.port,
    path: target.pathname.replace(/\/$/, '') + path,
    headers: {
      ...('headers' in by ? by.headers : {}),
      Host: target.host,
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'Content-Length': body.length,
      [SIGNATURE_HEADER]: signature,
    },
  };
};

/** A gateway that repeats the signature must not carry it into the ledger (I22). */
const withoutSignature = (body: string, signature: string): string =>
  body.toLowerCase().includes(signature.toLowerCase())
    ? body.replaceAll(new RegExp(signature, 'gi'), '[signature]')
    : body;

/** Sends the request once and answers with the whole reply or with silence. Never rejects. */
export const exchange = (
  signed: SignedRequest,
  carrier: Carrier,
  { deadlineMs, maxReplyBytes }: ExchangeLimits,
): Promise<Exchanged> =>
  new Promise((resolve) => {
    const post = signed.target.protocol === 'https:' ? tlsRequest : plainRequest;
    const request = post(optionsOf(signed, carrier));
    let isSettled = false;
    const settle = (outcome: Exchanged): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      if (outcome.kind === 'silence') request.destroy();
      resolve(outcome);
    };
    const timer = setTimeout(() => {
      settle(silence('timeout', `the gateway did not answer within ${deadlineMs} ms`));
    }, deadlineMs);
    const broken = (error: Error): void => {
      const fault = faultOf(error);
      settle(silence('closed', `the connection broke: ${fault.detail}`, fault));
    };
    request.on('error', broken);
    request.once('close', () => {
      settle(silence('closed', 'the gateway closed the connection without an answer'));
    });
    request.once('response', (response) => {
      response.on('error', broken);
      collect(response, maxReplyBytes, (body) => {
        if (body === null) {
          settle(silence('too-large', `the answer is longer than ${maxReplyBytes} bytes`));
          return;
        }
        const reply = { status: response.statusCode ?? 0, body: body.toString('utf8') };
        const safe = withoutSignature(reply.body, signed.signature);
        settle({ kind: 'reply', reply: { ...reply, body: safe } });
      });
    });
    request.end(signed.body);
  });

const collect = (
  response: IncomingMessage,
  maxBytes: number,
  done: (body: Buffer | null) => void,
): void => {
  const parts: Buffer[] = [];
  let length = 0;
  response.on('data', (part: Buffer) => {
    length += part.length;
    if (length > maxBytes) done(null);
    else parts.push(part);
  });
  // A reply cut short ends in an error and never gets here.
  response.once('end', () => {
    done(Buffer.concat(parts));
  });
};
