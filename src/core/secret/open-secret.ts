/** The one way to the bytes of a secret; the import rules let the keychain and the signer take it, and nobody else. */
import type { Secret } from './secret.ts';
import { vault } from './vault.ts';

/**
 * The bytes themselves, no copy: to be used at once, neither kept nor changed.
 * Throws when the secret was wiped, or is a copy without content, such as another thread gets: both are bugs.
 */
export const openSecret = (secret: Secret): Uint8Array => {
  const bytes = vault.get(secret);
  if (bytes === undefined) throw new TypeError('a secret was used after it was wiped');
  return bytes;
};
