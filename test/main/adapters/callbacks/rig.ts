/** The receiver as the application runs it: its thread, the treasury store behind it, real sockets in front. */
import { request, type Agent } from 'node:http';
import { ThreadedReceiver, type ReceiverParts } from '#main/adapters/callbacks/receiver.ts';
import { sign } from '#main/adapters/gateway/sign.ts';
import type { ReceiverSettings } from '#main/ports/callbacks.ts';
import type { FreshCallback } from '#main/ports/receiver.ts';
import { keyOf } from '#test/support/lent-key.ts';
import { Secret } from '#core/secret/secret.ts';

export const RECEIVER_WORKER = new URL(
  '../../../../src/main/adapters/callbacks/worker.ts',
  import.meta.url,
);

/** Fake credentials of the gateway reference. */
export const PLATFORM = 50;
export const KEY = 'test-secret-key';

export const SETTINGS: ReceiverSettings = {
  on: true,
  port: 0,
  ipv6: false,
  secretPath: null,
  tunnel: '',
};

export interface OpenReceiver {
  readonly receiver: ThreadedReceiver;
  readonly fresh: FreshCallback[];
}

export const makeReceiver = (
  store: ReceiverParts['store'],
  key: ReceiverParts['key'] = keyOf(KEY),
): OpenReceiver => {
  const fresh: FreshCallback[] = [];
  const receiver = new ThreadedReceiver({
    worker: RECEIVER_WORKER,
    platformId: PLATFORM,
    key,
    store,
    now: () => Date.now(),
    fresh: (more) => fresh.push(...more),
    changed: () => undefined,
  });
  return { receiver, fresh };
};

/** Where a receiver that is on listens. */
export const addressOf = (receiver: ThreadedReceiver): string => {
  const state = receiver.state();
  if (state.kind !== 'on') throw new Error(JSON.stringify(state));
  return state.addresses[0] ?? '';
};

export const depositBody = (n: number, change: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    type: 'deposit',
    platformId: PLATFORM,
    paymentId: 71,
    orderId: `dep-${n}`,
    amount: '12.5',
    amountReceive: '12.5',
    txhash: `hash-${n}`,
    addressTo: 'TLBxExampleAddressNotReal00000000001',
    confirmations: 1,
    ...change,
  });

export const signatureOf = (body: string, key = KEY, platformId = PLATFORM): string =>
  sign(platformId, Buffer.from(body), new Secret(key));

export interface Told {
  readonly status: number;
  readonly text: string;
}

export interface Telling {
  readonly signature?: string | null;
  readonly path?: string;
  readonly method?: string;
  readonly agent?: Agent;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one callback; rejects when the connection broke before an answer. */
export const tell = (address: string, body: string, how: Telling = {}): Promise<Told> => {
  const { signature = signatureOf(body), path = '/callback', method = 'POST', agent } = how;
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      ...(signature !== null && { 'x-signature': signature }),
      'content-length': String(Buffer.byteLength(body)),
      ...how.headers,
    };
    const sent = request(
      `${address}${path}`,
      { method, headers, ...(agent !== undefined && { agent }) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString('utf8'),
          });
        });
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
};
