/**
 * One HTTP request from its first byte to its reply: bounded in what it reads, and never the reason a program ends.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Gateway, House } from './gateway.ts';
import { htmlReply } from './protocol.ts';
import { transmit } from './transmit.ts';

/** One request on its way through, and what it meets. */
export interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly house: House;
  readonly gateway: Gateway;
  readonly onProblem: (text: string) => void;
}

/** Far above any documented request. */
const MOST_BYTES = 64 * 1024;

/** Reads a request within bounds and answers it; never throws. */
export const serve = (visit: Visit): void => {
  const { request, response } = visit;
  const chunks: Buffer[] = [];
  let bytes = 0;
  // A caller who goes away in the middle is no concern of the gateway.
  request.on('error', () => {});
  response.on('error', () => {});
  guarded(visit, () => visit.gateway.arrive(request.method ?? '', request.url ?? ''));
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) chunks.push(chunk);
    else if (!response.headersSent) {
      response.shouldKeepAlive = false;
      const now = visit.house.now();
      transmit(response, htmlReply(413, 'Payload Too Large'), { manner: { kind: 'plain' }, now });
    }
  });
  request.on('end', () => {
    if (!response.headersSent) guarded(visit, () => reply(visit, Buffer.concat(chunks)));
  });
};

const reply = ({ request, response, house, gateway }: Visit, body: Buffer): void => {
  const signature = request.headers['x-signature'];
  const outgoing = gateway.answer({
    method: request.method ?? '',
    path: request.url ?? '',
    contentType: request.headers['content-type'] ?? '',
    signature: typeof signature === 'string' ? signature : undefined,
    body,
  });
  transmit(response, outgoing.reply, { manner: outgoing.manner, now: house.now() });
};

/** Runs a part of a visit; trouble of the gateway itself becomes a 500 and a word to the owner. */
const guarded = (visit: Visit, part: () => void): void => {
  try {
    part();
  } catch (error) {
    visit.onProblem(`practice gateway: ${String(error)}`);
    if (visit.response.headersSent) return;
    const manner = { kind: 'plain' } as const;
    transmit(visit.response, htmlReply(500, 'Internal Server Error'), {
      manner,
      now: visit.house.now(),
    });
  }
};
