/** The practice profile's key is public and built in, so practice works without any secret store. */
import { err, ok } from '#core/result.ts';
import type { Keychain } from '#main/ports/host.ts';

/** A keychain that answers for one account by itself and leaves all others to the real one. */
export const withPublicKey = (
  keychain: Keychain,
  builtIn: { readonly account: string; readonly secret: string },
): Keychain => {
  const isBuiltIn = (account: string): boolean => account === builtIn.account;
  const fixed = err({ kind: 'denied', detail: 'the practice key is built in' } as const);
  return {
    probe: () => keychain.probe(),
    save: (account, secret) =>
      isBuiltIn(account) ? Promise.resolve(fixed) : keychain.save(account, secret),
    has: (account) => (isBuiltIn(account) ? Promise.resolve(ok(true)) : keychain.has(account)),
    remove: (account) => (isBuiltIn(account) ? Promise.resolve(fixed) : keychain.remove(account)),
    use: (account, fn) =>
      isBuiltIn(account) ? Promise.resolve(ok(fn(builtIn.secret))) : keychain.use(account, fn),
  };
};
