/** Puts a reply on the wire, whole or as a mishap wants it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Mishap } from './mishap.ts';

export interface Reply {
  readonly status: number;
  readonly body: string;
}

const HTML = '<!doctype html><title>Moved</title><p>Please wait</p>';
const TEN_MEGABYTES = 10_000_000;

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };

const end = (response: ServerResponse, { status, body }: Reply, headers = json): void => {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

const otherStatus = (
  response: ServerResponse,
  { status, body }: Extract<Mishap, { kind: 'status' }>,
  path: string,
): void => {
  const away: Record<string, string> = status >= 300 && status < 400 ? { location: path } : {};
  const soon: Record<string, string> =
    status === 429 || status === 503 ? { 'retry-after': '0' } : {};
  const words = JSON.stringify({ result: 0, message: 'Service says no' });
  const text = { html: HTML, envelope: words, empty: '' }[body];
  end(response, { status, body: text }, { ...html, ...away, ...soon });
};

const drip = (response: ServerResponse, { status, body }: Reply): void => {
  response.writeHead(status, { ...json, 'content-length': Buffer.byteLength(body) });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.slice(sent, sent + 1));
    sent += 1;
    if (sent >= body.length) response.end();
  }, 1_000);
  response.once('close', () => clearInterval(timer));
};

const withLength = (response: ServerResponse, { status, body }: Reply, length: number): void => {
  const socket = response.socket;
  const head = `HTTP/1.1 ${status} Said\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
  socket?.end(head + body);
};

/** Answers, or does what the mishap says instead. */
export const answer = (
  request: IncomingMessage,
  response: ServerResponse,
  { reply, mishap }: { readonly reply: Reply; readonly mishap: Mishap | undefined },
): void => {
  switch (mishap?.kind) {
    case 'reset-in-request':
    case 'reset-after-request':
    case 'late':
      request.socket.resetAndDestroy();
      break;
    case 'no-answer':
      break;
    case 'status':
      otherStatus(response, mishap, request.url ?? '/');
      break;
    case 'half-json':
      end(response, { ...reply, body: reply.body.slice(0, reply.body.length / 2) });
      break;
    case 'length-too-long':
      withLength(response, reply, reply.body.length + 40);
      break;
    case 'length-too-short':
      withLength(response, reply, reply.body.length - 9);
      break;
    case 'html':
      end(response, { status: 200, body: HTML }, html);
      break;
    case 'empty':
      end(response, { status: 200, body: '' });
      break;
    case 'ten-megabytes':
      end(response, { ...reply, body: reply.body + ' '.repeat(TEN_MEGABYTES) });
      break;
    case 'byte-a-second':
      drip(response, reply);
      break;
    case 'refuse':
      end(response, {
        status: mishap.status,
        body: JSON.stringify({ result: 0, message: mishap.message }),
      });
      break;
    default:
      end(response, reply);
  }
};
