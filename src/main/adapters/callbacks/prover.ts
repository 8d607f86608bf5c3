/** Proving one callback by hand, and calling our own receiver: both borrow the key for one signature. */
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { err, ok, type Result } from '#core/result.ts';
import type { Prover, ReceiverSettings } from '#main/ports/callbacks.ts';
import type { SelfTest } from '#main/ports/receiver.ts';
import { proveCallback } from '../gateway/prove-callback.ts';
import { keyObjectOf, SIGNATURE_HEADER, sign } from '../gateway/sign.ts';
import type { UseKey } from '../gateway/signed.ts';
import { testBody } from '../gateway/wire-callback.ts';
import { callbackPath, hostsOf, urlHost } from './place.ts';

/** Proves callbacks of one platform with its own key. */
export const makeProver =
  (platformId: number, key: UseKey): Prover =>
  async (delivery) => {
    const proof = await key((secret) =>
      proveCallback(delivery, { platformId, key: keyObjectOf(secret) }),
    );
    return proof.ok ? ok(proof.value) : err(proof.error.detail);
  };

const PATIENCE_MS = 5_000;

/** Calls the receiver as the gateway would, on every address it listens on, with a callback that is marked as a test. */
export const makeSelfTest =
  (platformId: number, key: UseKey): SelfTest =>
  async (settings) => {
    const body = testBody(platformId, randomBytes(16).toString('hex'));
    const signature = await key((secret) => sign(platformId, body, secret));
    if (!signature.ok) return err(signature.error.detail);
    const answers = hostsOf(settings).map((host) =>
      call(settings, host, { body, signature: signature.value }),
    );
    return ok(await Promise.all(answers));
  };

const call = (
  settings: ReceiverSettings,
  host: string,
  { body, signature }: { readonly body: Buffer; readonly signature: string },
): Promise<{
  readonly address: string;
  readonly answer: Result<{ status: number; text: string }, string>;
}> => {
  const { port } = settings;
  const address = `http://${urlHost(host)}:${port}${callbackPath(settings)}`;
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': body.byteLength,
    [SIGNATURE_HEADER]: signature,
  };
  return new Promise((resolve) => {
    const done = (answer: Result<{ status: number; text: string }, string>): void =>
      resolve({ address, answer });
    const sent = request(address, { method: 'POST', headers, timeout: PATIENCE_MS }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8').slice(0, 200);
        done(ok({ status: response.statusCode ?? 0, text }));
      });
      response.on('error', (error) => done(err(error.message)));
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer within five seconds')));
    sent.on('error', (error) => done(err(error.message)));
    sent.end(body);
  });
};
