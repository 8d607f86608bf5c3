/** A key as the keychain lends it: for one call, wiped afterwards. */
import { ok } from '#core/result.ts';
import { Secret } from '#core/secret/secret.ts';
import type { UseKey } from '#main/adapters/gateway/signed.ts';

export const lent = <T>(key: string, fn: (secret: Secret) => T): T => {
  const secret = new Secret(key);
  try {
    return fn(secret);
  } finally {
    secret.wipe();
  }
};

/** The key of a profile, without a keychain. */
export const keyOf =
  (key: string): UseKey =>
  (fn) =>
    Promise.resolve(ok(lent(key, fn)));
