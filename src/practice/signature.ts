/**
 * The vendor's request signature, checked over the bytes received (gateway reference section 1).
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What the vendor might sign: the bytes as sent, PHP's re-encoding of them (`/` as `\/`, `\uXXXX` for non-ASCII), or
 * the same with keys sorted. Sources disagree, so a careful client sends a body for which all three are equal.
 */
export type SignatureMode = 'raw' | 'php' | 'sorted';

export const signatureModes: readonly SignatureMode[] = ['raw', 'php', 'sorted'];

export interface Credentials {
  readonly platformId: number;
  readonly apiKey: string;
}

/** Lower-case hex HMAC-SHA256 keyed with the API key over `platformId;body;apiKey`. */
export const signatureOf = (credentials: Credentials, body: Buffer | string): string =>
  createHmac('sha256', credentials.apiKey)
    .update(`${credentials.platformId};`)
    .update(body)
    .update(`;${credentials.apiKey}`)
    .digest('hex');

/** The modes under which `header` is the right signature of `body`; empty when it is wrong or not 64 lower-case hex. */
export const passingModes = (
  credentials: Credentials,
  body: Buffer,
  header: string | undefined,
): readonly SignatureMode[] => {
  if (header === undefined || !/^[0-9a-f]{64}$/.test(header)) return [];
  const given = Buffer.from(header);
  const fits = (text: Buffer | string): boolean =>
    timingSafeEqual(given, Buffer.from(signatureOf(credentials, text)));
  return signatureModes.filter((mode) => textsSigned(mode, body).some(fits));
};

const textsSigned = (mode: SignatureMode, body: Buffer): readonly (Buffer | string)[] => {
  if (mode === 'raw') return [body];
  const value = decode(body);
  if (value === undefined) return [];
  if (mode === 'php') return [phpEncode(value)];
  // Whether the sorting side escapes slashes is not documented, so either spelling counts.
  const sorted = sortKeys(value);
  return [phpEncode(sorted), escapeNonAscii(JSON.stringify(sorted))];
};

const decode = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};

/** The text PHP's json_encode gives by default. */
export const phpEncode = (value: unknown): string =>
  escapeNonAscii(JSON.stringify(value)).replaceAll('/', String.raw`\/`);

/** The same value as compact JSON with sorted keys. */
export const canonicalText = (value: unknown): string => JSON.stringify(sortKeys(value));

const escapeNonAscii = (json: string): string =>
  json.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'),
  );

const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(pairs.map(([key, inner]) => [key, sortKeys(inner)]));
};
