/**
 * The HTTP side of the receiver: bounded in what it reads, how long it waits and how many it serves; it knows nothing
 * of what callbacks mean.
 */
import { timingSafeEqual, createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { err, ok, type Result } from '#core/result.ts';
import type { Delivery } from '#main/ports/callbacks.ts';
import { SIGNATURE_HEADER } from '../gateway/sign.ts';
import { makeBucket, type Bucket } from './bucket.ts';
import { listenWords } from './listen-words.ts';
import type { ReceiverLimits } from './limits.ts';

export interface Answer {
  readonly status: number;
  /** Shown in the vendor's dashboard; says nothing about keys. */
  readonly text: string;
}

export interface ListenerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly hosts: readonly string[];
  readonly path: string;
  readonly limits: ReceiverLimits;
  /** Answers one delivery; never rejects. */
  readonly accept: (delivery: Delivery) => Promise<Answer>;
  /** A request was turned away unread. */
  readonly turnedAway: () => void;
}

export interface Listener {
  readonly port: number;
  /** Takes no more requests and resolves once those under way are answered, or after two seconds. */
  close(): Promise<void>;
}

/** How often connections are looked at for having taken too long, ms. */
const LOOK_MS = 1_000;
/** How long an unread body may still run in after it was refused, so that the sender can read why, ms. */
const DRAIN_MS = 1_000;
const CLOSE_MS = 2_000;
const KEEP_ALIVE_MS = 15_000;

/** Listens on every host at one port, or on none. Errors: words for people. */
export const listen = async (options: ListenerOptions): Promise<Result<Listener, string>> => {
  const { perSecond, burst } = options.limits;
  const bucket = makeBucket(perSecond, burst, () => performance.now());
  const servers: Server[] = [];
  let { port } = options;
  for (const host of options.hosts) {
    const server = serverOf(options, bucket);
    const opened = await open(server, host, port);
    if (!opened.ok) {
      await Promise.all(servers.map(closeServer));
      return err(opened.error);
    }
    servers.push(server);
    port = opened.value;
  }
  return ok({
    port,
    close: async () => {
      await Promise.all(servers.map(closeServer));
    },
  });
};

const serverOf = (options: ListenerOptions, bucket: Bucket): Server => {
  const { limits, turnedAway } = options;
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: LOOK_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => receive(options, bucket, { request, response }),
  );
  server.maxConnections = limits.connections;
  server.on('drop', turnedAway);
  return server;
};

const open = (server: Server, host: string, port: number): Promise<Result<number, string>> =>
  new Promise((resolve) => {
    server.once('error', (error) => resolve(err(listenWords(error, host, port))));
    server.listen({ host, port, exclusive: true }, () => {
      server.removeAllListeners('error');
      // After it listens a server has no error of its own that would have to end it.
      server.on('error', () => undefined);
      const address = server.address();
      resolve(ok(typeof address === 'object' && address !== null ? address.port : port));
    });
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const hurry = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
    server.close(() => {
      clearTimeout(hurry);
      resolve();
    });
    server.closeIdleConnections();
  });

interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const receive = (options: ListenerOptions, bucket: Bucket, visit: Visit): void => {
  const { request, response } = visit;
  // A caller who goes away in the middle has not been answered, and calls again.
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  const refusal = bucket.take() ? atTheDoor(options, request) : TOO_MANY;
  if (refusal !== null) return turnAway(options, visit, refusal);
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= options.limits.bodyBytes) chunks.push(chunk);
    else if (!response.headersSent) {
      chunks.length = 0;
      turnAway(options, visit, TOO_LARGE);
    }
  });
  request.on('end', () => {
    if (response.headersSent) return;
    const signature = request.headers[SIGNATURE_HEADER];
    const delivery = {
      body: Buffer.concat(chunks),
      signature: typeof signature === 'string' ? signature : null,
    };
    void options.accept(delivery).then((answer) => reply(response, answer));
  });
};

const TOO_MANY: Answer = { status: 429, text: 'not stored: too many requests, try again later' };
const TOO_LARGE: Answer = { status: 413, text: 'not stored: the body is too large' };
const WRONG_METHOD: Answer = { status: 405, text: 'not stored: callbacks are sent with POST' };
const WRONG_PATH: Answer = { status: 404, text: 'not stored: nothing is received here' };

/** What can be refused before the body is read. */
const atTheDoor = ({ path, limits }: ListenerOptions, request: IncomingMessage): Answer | null => {
  if (!isSameText((request.url ?? '').split('?', 1)[0] ?? '', path)) return WRONG_PATH;
  if (request.method !== 'POST') return WRONG_METHOD;
  return Number(request.headers['content-length'] ?? 0) > limits.bodyBytes ? TOO_LARGE : null;
};

/** Compares without telling by its time how much of a secret path was right. */
const isSameText = (a: string, b: string): boolean => {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
};

const turnAway = (options: ListenerOptions, visit: Visit, answer: Answer): void => {
  const { request, response } = visit;
  options.turnedAway();
  response.setHeader('Connection', 'close');
  reply(response, answer);
  // What still comes is thrown away unread, for as long as a sender may take to notice.
  request.resume();
  const { socket } = request;
  const end = setTimeout(() => socket.destroy(), DRAIN_MS);
  socket.once('close', () => clearTimeout(end));
};

const reply = (response: ServerResponse, { status, text }: Answer): void => {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    ...(status === 405 && { Allow: 'POST' }),
  });
  response.end(text);
};
