/**
 * The gateway's request signature, over the exact bytes that are sent.
 * Source: gateway reference section 1; its vectors V1 to V9 are tests.
 */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { openSecret } from '#core/secret/open-secret.ts';
import type { Secret } from '#core/secret/secret.ts';
import { marksOf, type KeyMark } from './key-mark.ts';

/** Header that carries the signature. Together with the body it is as good as a signed cheque: never logged, never stored. */
export const SIGNATURE_HEADER = 'x-signature';

const SEPARATOR = Buffer.from(';');

/** The platform's key in the form in which it may be kept for a while: never printed, never part of a longer string. */
export const keyObjectOf = (secret: Secret): KeyObject => createSecretKey(openSecret(secret));

/**
 * HMAC-SHA256 keyed with the secret over `platformId;body;secret`, lower-case hex.
 * The secret is fed as bytes that are wiped afterwards; it never becomes part of a longer string.
 */
export const sign = (platformId: number, body: Buffer, secret: Secret): string =>
  signWith(platformId, body, keyObjectOf(secret));

/** By which the key is known again in an answer, without being kept. */
export const keyMarks = (secret: Secret): readonly KeyMark[] => marksOf(openSecret(secret));

/** As {@link sign}, with a key that is kept as an object. */
export const signWith = (platformId: number, body: Buffer, key: KeyObject): string => {
  const tail = key.export();
  const signature = createHmac('sha256', key)
    .update(platformId.toString())
    .update(SEPARATOR)
    .update(body)
    .update(SEPARATOR)
    .update(tail)
    .digest('hex');
  tail.fill(0);
  return signature;
};

/**
 * The older signature of callbacks, over the URL-encoded fields in their fixed order, lower-case hex; here the key is
 * no part of the text (gateway reference section 1, v1).
 */
export const signForm = (fields: string, key: KeyObject): string =>
  createHmac('sha256', key).update(fields, 'utf8').digest('hex');
