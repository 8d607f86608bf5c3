/** One HTTP request and its one reply: never retried, never redirected, through no proxy. */
import {
  request as plainRequest,
  type Agent,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { StoredReply } from '#core/audit/entry.ts';
import type { WireReply } from '#main/ports/gateway.ts';
import { faultOf, type ConnectionFault } from './faults.ts';
import { withoutKey, type KeyMark } from './key-mark.ts';
import { SIGNATURE_HEADER } from './sign.ts';

/** A signed request. Body and signature stay together in memory only, for as long as one exchange. */
export interface SignedRequest {
  readonly target: URL;
  readonly path: string;
  readonly body: Buffer;
  readonly signature: string;
  /** By which an answer that repeats the key is known. */
  readonly marks: readonly KeyMark[];
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

/** A gateway that repeats the signature or the key must not carry it into the ledger (I21, I22). */
const withoutSecrets = (body: string, { signature, marks }: SignedRequest): string =>
  withoutKey(
    body.toLowerCase().includes(signature.toLowerCase())
      ? body.replaceAll(new RegExp(signature, 'gi'), '[signature]')
      : body,
    marks,
  );

/** A request that is made up but of which nothing was written. */
export interface OpenExchange {
  /** Whether it can still be sent: no error, no close and no answer to a question nobody asked. */
  isOpen(): boolean;
  /** Writes the request and answers with the whole reply or with silence. Called once; never rejects. */
  send(): Promise<Exchanged>;
  /** Ends it without a byte. */
  abandon(): void;
}

/** Makes the request up beforehand, which takes longer than writing it; Node writes nothing of it before its end. */
export const openExchange = (
  signed: SignedRequest,
  carrier: Carrier,
  { deadlineMs, maxReplyBytes }: ExchangeLimits,
): OpenExchange => {
  const post = signed.target.protocol === 'https:' ? tlsRequest : plainRequest;
  const request = post(optionsOf(signed, carrier));
  const { promise, resolve } = Promise.withResolvers<Exchanged>();
  let timer: NodeJS.Timeout | undefined;
  let isOpen = true;
  let isSettled = false;
  const settle = (outcome: Exchanged): void => {
    isOpen = false;
    if (isSettled) return;
    isSettled = true;
    clearTimeout(timer);
    if (outcome.kind === 'silence') request.destroy();
    resolve(outcome);
  };
  request.once('response', () => {
    isOpen = false;
  });
  listen(request, maxReplyBytes, (heard) => {
    settle(
      'body' in heard
        ? {
            kind: 'reply',
            reply: { ...heard, body: withoutSecrets(heard.body, signed) },
          }
        : heard,
    );
  });
  return {
    isOpen: () => isOpen,
    send: () => {
      if (isSettled) return promise;
      timer = setTimeout(() => {
        settle(silence('timeout', `the gateway did not answer within ${deadlineMs} ms`));
      }, deadlineMs);
      request.end(signed.body);
      return promise;
    },
    abandon: () => {
      settle(silence('closed', 'the connection was closed without use'));
    },
  };
};

/** Tells what becomes of a request: the whole reply, or that there will be none. May tell more than once. */
const listen = (
  request: ClientRequest,
  maxReplyBytes: number,
  tell: (heard: StoredReply | Silence) => void,
): void => {
  const broken = (error: Error): void => {
    const fault = faultOf(error);
    tell(silence('closed', `the connection broke: ${fault.detail}`, fault));
  };
  request.on('error', broken);
  request.once('close', () => {
    tell(silence('closed', 'the gateway closed the connection without an answer'));
  });
  request.once('response', (response) => {
    response.on('error', broken);
    collect(response, maxReplyBytes, (body) => {
      tell(
        body === null
          ? silence('too-large', `the answer is longer than ${maxReplyBytes} bytes`)
          : { status: response.statusCode ?? 0, body: body.toString('utf8') },
      );
    });
  });
};

/** Sends the request once and answers with the whole reply or with silence. Never rejects. */
export const exchange = (
  signed: SignedRequest,
  carrier: Carrier,
  limits: ExchangeLimits,
): Promise<Exchanged> => openExchange(signed, carrier, limits).send();

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
