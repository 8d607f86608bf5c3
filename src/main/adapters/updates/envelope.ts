/**
 * What a feed serves: one JSON file a system, whose payload is signed as text with the release key (Ed25519, RFC 8032).
 * The signature covers version, notes and the hash of every file, so that whoever holds the feed, or the way to it, can
 * withhold an update and do nothing else.
 */
import { verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '#core/result.ts';
import type { UpdateRefusal, UpdateRefusalKind } from '../../ports/updater.ts';

/** Base64 of 64 bytes: an Ed25519 signature, and a SHA-512 hash. */
const base64Of64Bytes = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);

const Envelope = z.strictObject({ payload: z.string().max(1_000_000), signature: base64Of64Bytes });

const Payload = z.strictObject({
  product: z.literal('purser'),
  platform: z.enum(['win32', 'darwin', 'linux']),
  version: z.string().regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/),
  releasedAt: z.iso.datetime(),
  notes: z.string().max(100_000),
  files: z
    .array(
      z.strictObject({
        /** A file beside the feed; never a way to somewhere else. */
        name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/),
        sha512: base64Of64Bytes,
        /** Bytes. */
        size: z.int().positive(),
      }),
    )
    .min(1)
    .max(20),
});

/** A release whose signature was good. */
export type SignedRelease = z.output<typeof Payload>;

const refusal = (kind: UpdateRefusalKind, detail: string): Result<never, UpdateRefusal> =>
  err({ kind, detail });

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The name of a system's file in the feed. */
export const feedFile = (platform: string): string => `purser-update-${platform}.json`;

/** Opens what the feed served: the signature first, and only then its meaning. */
export const openEnvelope = (
  text: string,
  key: KeyObject,
  platform: string,
): Result<SignedRelease, UpdateRefusal> => {
  const envelope = Envelope.safeParse(parse(text));
  if (!envelope.success) return refusal('unsigned', 'The feed holds no signed release.');
  const { payload, signature } = envelope.data;
  if (!verify(null, Buffer.from(payload, 'utf8'), key, Buffer.from(signature, 'base64')))
    return refusal('unsigned', 'The signature is not of the release key.');
  const release = Payload.safeParse(parse(payload));
  if (!release.success) return refusal('foreign', z.prettifyError(release.error));
  if (release.data.platform !== platform)
    return refusal('foreign', `It is for ${release.data.platform}, this is ${platform}.`);
  return ok(release.data);
};
