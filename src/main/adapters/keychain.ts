/** The operating system's secret store: keys go in, are used in place, and never come out as a value. */
import type KeytarModule from 'keytar';
import { err, ok, type Result } from '#core/result.ts';
import { openSecret } from '#core/secret/open-secret.ts';
import { Secret } from '#core/secret/secret.ts';
import type { Keychain, KeychainFailure } from '#main/ports/host.ts';
import { keychainFailure } from './keychain-failure.ts';

type Keytar = typeof KeytarModule;
type Absent = { readonly kind: 'absent'; readonly detail: string };

const PROBE_ACCOUNT = 'probe';
const PROBE_SECRET = 'not a secret';

// Loaded on first use: on a computer without a secret store the library cannot even be loaded.
const load = async (): Promise<Keytar> => (await import('keytar')).default;

/** One service name in the store, and how long a call may take: a store that waits to be unlocked may wait for ever. */
interface Store {
  readonly service: string;
  readonly deadlineMs: number;
}

const inTime = async <T>(call: Promise<T>, deadlineMs: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${deadlineMs} ms; it may be locked and waiting`));
    }, deadlineMs);
  });
  return Promise.race([call, late]).finally(() => {
    clearTimeout(timer);
  });
};

/** Runs one call of the library; whatever it throws becomes a failure in our words. */
const attempt = async <T>(
  store: Store,
  call: (keytar: Keytar) => Promise<T>,
): Promise<Result<T, KeychainFailure>> => {
  try {
    return ok(await inTime(call(await load()), store.deadlineMs));
  } catch (error) {
    return err(keychainFailure(error));
  }
};

const failed = (detail: string): Result<never, KeychainFailure> => err({ kind: 'failed', detail });
const FORGETFUL = 'the secret store does not give back what was saved in it';

const probe = async (store: Store): Promise<Result<void, KeychainFailure>> => {
  const { service } = store;
  const back = await attempt(store, async (keytar) => {
    await keytar.setPassword(service, PROBE_ACCOUNT, PROBE_SECRET);
    const read = await keytar.getPassword(service, PROBE_ACCOUNT);
    await keytar.deletePassword(service, PROBE_ACCOUNT);
    return read;
  });
  if (!back.ok) return back;
  return back.value === PROBE_SECRET ? ok(undefined) : failed(FORGETFUL);
};

/** On Linux a locked store says "nothing there" as for an absent key; only one that takes the probe is believed. */
const read = async (
  store: Store,
  account: string,
): Promise<Result<string | null, KeychainFailure>> => {
  const secret = await attempt(store, (keytar) => keytar.getPassword(store.service, account));
  if (!secret.ok || secret.value !== null || process.platform !== 'linux') return secret;
  const usable = await probe(store);
  return usable.ok ? secret : usable;
};

/** Saves a text and reads it back: what is not given back was not kept. */
const write = async (
  store: Store,
  account: string,
  text: string,
): Promise<Result<void, KeychainFailure>> => {
  const saved = await attempt(store, (keytar) => keytar.setPassword(store.service, account, text));
  if (!saved.ok) return saved;
  const back = await read(store, account);
  if (!back.ok) return back;
  return back.value === text ? ok(undefined) : failed(FORGETFUL);
};

/** Lends a key for the length of one call. */
const lend = <T>(text: string, fn: (secret: Secret) => T): T => {
  const secret = new Secret(text);
  try {
    return fn(secret);
  } finally {
    secret.wipe();
  }
};

/** The keychain entries of one service name; every profile's key is one account in it. */
export const makeKeychain = (service: string, deadlineMs = 20_000): Keychain => {
  const store = { service, deadlineMs };
  return {
    probe: () => probe(store),
    save: (account, secret) => write(store, account, new TextDecoder().decode(openSecret(secret))),
    has: async (account) => {
      const secret = await read(store, account);
      return secret.ok ? ok(secret.value !== null) : secret;
    },
    remove: async (account) => {
      const removed = await attempt(store, (keytar) => keytar.deletePassword(service, account));
      if (!removed.ok) return removed;
      // A locked store removes nothing and says so in the words of an empty one.
      const left = removed.value ? ok(null) : await read(store, account);
      if (!left.ok) return left;
      return left.value === null ? ok(undefined) : failed('the secret store kept the key');
    },
    use: async <T>(
      account: string,
      fn: (secret: Secret) => T,
    ): Promise<Result<T, KeychainFailure | Absent>> => {
      const secret = await read(store, account);
      if (!secret.ok) return secret;
      if (secret.value !== null) return ok(lend(secret.value, fn));
      return err({ kind: 'absent', detail: 'no key is saved for this profile' });
    },
    keepNote: (account, text) => write(store, account, text),
    note: (account) => read(store, account),
  };
};
