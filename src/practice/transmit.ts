/**
 * Puts a reply on the wire in the manner asked for; timers end with the connection.
 */
import type { ServerResponse } from 'node:http';
import type { Manner } from './distort.ts';
import type { HttpReply } from './protocol.ts';

/** Sends `reply`; `now` (ms since 1970) fills the Date header, so that an injected clock gives the same bytes. */
export const transmit = (
  response: ServerResponse,
  reply: HttpReply,
  { manner, now }: { readonly manner: Manner; readonly now: number },
): void => {
  const start = (): void => {
    response.sendDate = false;
    response.writeHead(reply.status, {
      date: new Date(now).toUTCString(),
      'content-type': reply.contentType,
      'content-length': reply.body.length,
      ...reply.headers,
    });
  };
  switch (manner.kind) {
    case 'plain':
      start();
      response.end(reply.body);
      break;
    case 'close':
      response.destroy();
      break;
    case 'cut':
      start();
      response.write(reply.body.subarray(0, Math.floor(reply.body.length / 2)), () =>
        response.destroy(),
      );
      break;
    case 'slow':
      afterwards(response, manner.ms, () => {
        start();
        response.end(reply.body);
      });
      break;
    case 'trickle':
      start();
      trickle(response, reply.body, manner.ms);
      break;
  }
};

const afterwards = (response: ServerResponse, ms: number, act: () => void): void => {
  const timer = setTimeout(act, ms);
  response.once('close', () => clearTimeout(timer));
};

const trickle = (response: ServerResponse, body: Buffer, ms: number): void => {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + 1));
    sent += 1;
    if (sent >= body.length) response.end();
  }, ms);
  response.once('close', () => clearInterval(timer));
  response.flushHeaders();
};
