/** Turns a call into the exact bytes and their signature; the key is borrowed for one signature at a time. */
import { err, ok, type Result } from '#core/result.ts';
import type { Secret } from '#core/secret/secret.ts';
import type { ReadFailure } from '#main/ports/gateway.ts';
import { canonicalBody, type CanonicalObject } from './canonical.ts';
import type { SignedRequest } from './exchange.ts';
import { keyMarks, sign } from './sign.ts';

/** Lends the platform's key to one function; the key is never kept. */
export type UseKey = <T>(
  fn: (secret: Secret) => T,
) => Promise<Result<T, { readonly detail: string }>>;

/** One call: where it goes and what it says. */
export interface Call {
  readonly path: string;
  readonly body: CanonicalObject;
}

/** Serializes a call once and signs exactly those bytes. */
export type Signer = (
  call: Call,
) => Promise<Result<SignedRequest, Extract<ReadFailure, { kind: 'no-key' }>>>;

/** Signs for one platform at one address. */
export const makeSigner =
  (target: URL, platformId: number, key: UseKey): Signer =>
  async ({ path, body }) => {
    const bytes = canonicalBody(body);
    const signed = await key((secret) => ({
      signature: sign(platformId, bytes, secret),
      marks: keyMarks(secret),
    }));
    if (!signed.ok) return err({ kind: 'no-key', detail: signed.error.detail });
    return ok({ target, path, body: bytes, ...signed.value });
  };
