/** A keychain in memory that can be told to fail, and that counts what is asked of it. */
import { err, ok } from '#core/result.ts';
import { openSecret } from '#core/secret/open-secret.ts';
import type { Keychain, KeychainFailure } from '#main/ports/host.ts';
import { lent } from '#test/support/lent-key.ts';

export interface MemoryKeychain extends Keychain {
  readonly kept: Map<string, string>;
  saves: number;
  failure: KeychainFailure | null;
}

export const makeMemoryKeychain = (): MemoryKeychain => {
  const kept = new Map<string, string>();
  const chain: MemoryKeychain = {
    kept,
    saves: 0,
    failure: null,
    probe: async () => (chain.failure === null ? ok(undefined) : err(chain.failure)),
    save: async (account, secret) => {
      if (chain.failure !== null) return err(chain.failure);
      chain.saves += 1;
      kept.set(account, new TextDecoder().decode(openSecret(secret)));
      return ok(undefined);
    },
    has: async (account) => (chain.failure === null ? ok(kept.has(account)) : err(chain.failure)),
    remove: async (account) => {
      kept.delete(account);
      return ok(undefined);
    },
    use: async (account, fn) => {
      if (chain.failure !== null) return err(chain.failure);
      const secret = kept.get(account);
      return secret === undefined
        ? err({ kind: 'absent' as const, detail: 'nothing is saved' })
        : ok(lent(secret, fn));
    },
    keepNote: async (account, text) => {
      if (chain.failure !== null) return err(chain.failure);
      chain.saves += 1;
      kept.set(account, text);
      return ok(undefined);
    },
    note: async (account) =>
      chain.failure === null ? ok(kept.get(account) ?? null) : err(chain.failure),
  };
  return chain;
};
