/** Keys: saved, tested, removed; never read back. The practice key is public and built in. */
import { err, ok, type Result } from '#core/result.ts';
import { Secret } from '#core/secret/secret.ts';
import type { Gateway, ReadFailure } from '../ports/gateway.ts';
import type { KeyAccount, Keychain, KeychainFailure, Profile } from '../ports/host.ts';

/** Whether a profile has a key, without ever seeing it. */
export type KeyStatus = 'built-in' | 'saved' | 'missing' | 'unavailable';

/** The name under which the operating system's keychain files Purser's keys. */
export const KEYCHAIN_SERVICE = 'Purser';

export const keyAccount = (profile: Pick<Profile, 'id'>): KeyAccount => `platform:${profile.id}`;

/** What is known of the keychain: asked at start and after every change of a key, never while money moves. */
export class KeyDesk {
  readonly #keychain: Keychain;
  readonly #now: () => number;
  readonly #statuses = new Map<string, KeyStatus>();
  /** Null when the keychain works; otherwise what is wrong and what to do. */
  problem: string | null = null;
  /** When the keychain last took, gave back and lost a probe, or failed to; null before the first try. */
  checkedAt: number | null = null;

  /** `now` is the wall clock, ms since 1970. */
  constructor(keychain: Keychain, now: () => number) {
    this.#keychain = keychain;
    this.#now = now;
  }

  statusOf(profile: Profile): KeyStatus {
    return profile.kind === 'practice' ? 'built-in' : (this.#statuses.get(profile.id) ?? 'missing');
  }

  async refresh(profiles: readonly Profile[]): Promise<void> {
    const probe = await this.#keychain.probe();
    this.problem = probe.ok ? null : keychainWords(probe.error);
    this.checkedAt = this.#now();
    for (const profile of profiles.filter(({ kind }) => kind === 'live')) {
      const has = probe.ok ? await this.#keychain.has(keyAccount(profile)) : probe;
      const status = has.ok ? (has.value ? 'saved' : 'missing') : 'unavailable';
      this.#statuses.set(profile.id, status);
    }
  }
}

/** A typed key as a secret, or what is wrong with it; it is never trimmed or guessed at. */
export const checkKey = (key: string): Result<Secret, string> => {
  if (key !== key.trim())
    return err('The key begins or ends with a space. Copy it again without it.');
  if (!/^[\x21-\x7e]{8,256}$/.test(key)) {
    return err('A key is 8 to 256 printable ASCII characters. Copy it again from the dashboard.');
  }
  return ok(new Secret(key));
};

/** What a broken keychain means and what to do about it. */
export const keychainWords = (failure: KeychainFailure): string => {
  switch (failure.kind) {
    case 'missing':
      return 'This computer has no secret store that Purser can use, so live keys cannot be saved. On Linux install and unlock a keyring (for example gnome-keyring with libsecret), then start Purser again. Practice works without it.';
    case 'locked':
      return 'The keychain is locked. Unlock it and try again; nothing was changed.';
    case 'denied':
      return 'The keychain refused Purser. Allow it in the keychain settings and try again; nothing was changed.';
    case 'failed':
      return `The keychain did not answer as expected (${failure.detail}). Nothing was changed; keys stay where they are.`;
  }
};

/** One step of a key test. */
export interface KeyTestStep {
  readonly name: string;
  readonly ok: boolean;
  readonly sentence: string;
}

/** What a failed read means, for people; a failed read never says anything about a payout. */
export const readWords = (failure: ReadFailure): string => {
  switch (failure.kind) {
    case 'refused':
      return `The gateway refused the request: "${failure.message}". Check the key and the platform id, and that this computer is on the platform’s allow-list.`;
    case 'unreachable':
      return `The gateway could not be reached (${failure.detail}). Check the address and the network.`;
    case 'tls':
      return `The connection is not safe (${failure.detail}). Nothing was sent. Check the address and this computer's clock.`;
    case 'unreadable':
      return `The gateway answered something Purser cannot read (${failure.detail}).`;
    case 'no-key':
      return `The key could not be used (${failure.detail}).`;
  }
};

/** Proves a key with two read-only calls; moves no money. */
export const testKey = async (gateway: Gateway): Promise<readonly KeyTestStep[]> => {
  const currencies = await gateway.currencies();
  const balances = await gateway.balances();
  return [
    {
      name: 'currencies',
      ok: currencies.ok,
      sentence: currencies.ok
        ? `The gateway lists ${currencies.value.length} currencies.`
        : readWords(currencies.error),
    },
    {
      name: 'balances',
      ok: balances.ok,
      sentence: balances.ok
        ? 'The signature was accepted: balances can be read.'
        : readWords(balances.error),
    },
  ];
};
