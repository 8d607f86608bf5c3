/**
 * The gateway's request signature, over the exact bytes that are sent.
 * Source: gateway reference section 1; its vectors V1 to V9 are tests.
 */
import { createHmac, createSecretKey } from 'node:crypto';

/** Header that carries the signature. Together with the body it is as good as a signed cheque: never logged, never stored. */
export const SIGNATURE_HEADER = 'x-signature';

const SEPARATOR = Buffer.from(';');

/**
 * HMAC-SHA256 keyed with the secret over `platformId;body;secret`, lower-case hex.
 * The secret is fed as bytes that are wiped afterwards; it never becomes part of a longer string.
 */
export const sign = (platformId: number, body: Buffer, secret: string): string => {
  const bytes = Buffer.from(secret, 'utf8');
  const signature = createHmac('sha256', createSecretKey(bytes))
    .update(platformId.toString())
    .update(SEPARATOR)
    .update(body)
    .update(SEPARATOR)
    .update(bytes)
    .digest('hex');
  bytes.fill(0);
  return signature;
};
