/**
 * A small signed client of its own, so that tests of the practice gateway lean on nothing of the app.
 */
import { createHmac } from 'node:crypto';
import { request } from 'node:http';

export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The body as JSON, or null when it is none. */
  readonly json: Record<string, unknown> | null;
}

export interface RawTarget {
  readonly url: string;
  readonly platformId: number;
  readonly apiKey: string;
}

/** Signs exactly as the gateway reference's sample does. */
export const rawSignature = (platformId: number, apiKey: string, body: string): string =>
  createHmac('sha256', apiKey).update(`${platformId};${body};${apiKey}`, 'utf8').digest('hex');

/** Compact JSON with sorted keys, the canonical form of gateway reference section 1. */
export const canonical = (fields: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  );

export interface RawRequest {
  readonly path: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly timeoutMs?: number;
}

/** Sends bytes once on a connection of its own; rejects when the connection ends without a whole reply. */
export const sendRaw = (url: string, sent: RawRequest): Promise<RawReply> =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      `${url}${sent.path}`,
      {
        method: sent.method ?? 'POST',
        headers: {
          'content-length': Buffer.byteLength(sent.body),
          connection: 'close',
          ...sent.headers,
        },
        timeout: sent.timeoutMs ?? 10_000,
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const { statusCode = 0, headers } = incoming;
          resolve({ status: statusCode, headers, text, json: parse(text) });
        });
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
    outgoing.on('error', reject);
    outgoing.end(sent.body);
  });

const parse = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
};

/** Calls an endpoint with a canonical, signed body. */
export const call = (
  target: RawTarget,
  endpoint: string,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<RawReply> => {
  const body = canonical({ platformId: target.platformId, ...fields });
  return sendRaw(target.url, {
    path: `/v2/${endpoint}`,
    body,
    headers: {
      'content-type': 'application/json',
      'x-signature': rawSignature(target.platformId, target.apiKey, body),
    },
  });
};
