/**
 * The computer as workflow and desk need it: keys, time, identifiers, files, preferences.
 */
import type { LogLevel } from '#core/log/level.ts';
import type { Result } from '#core/result.ts';
import type { Secret } from '#core/secret/secret.ts';

export type KeychainFailure = {
  readonly kind: 'missing' | 'locked' | 'denied' | 'failed';
  readonly detail: string;
};

/** Where a profile's key lies in the store. */
export type KeyAccount = `platform:${string}`;
/** Where what is no secret lies beside the keys; no name of such a place can be one of a key. */
export type NoteAccount = `anchor:${string}`;

/** The operating system's secret store. A key goes in, is used in place, and never comes out as a value. */
export interface Keychain {
  /** Whether the store can be used at all, tried by a write and a read of a probe. */
  probe(): Promise<Result<void, KeychainFailure>>;
  save(account: KeyAccount, secret: Secret): Promise<Result<void, KeychainFailure>>;
  has(account: KeyAccount): Promise<Result<boolean, KeychainFailure>>;
  remove(account: KeyAccount | NoteAccount): Promise<Result<void, KeychainFailure>>;
  /** Lends the secret to `fn` and wipes it when that returns; what needs it later has to ask again. */
  use<T>(
    account: KeyAccount,
    fn: (secret: Secret) => T,
  ): Promise<Result<T, KeychainFailure | { readonly kind: 'absent'; readonly detail: string }>>;
  /** Keeps a text that is no secret but must not be brought back by a backup. */
  keepNote(account: NoteAccount, text: string): Promise<Result<void, KeychainFailure>>;
  /** Null when nothing is kept there. */
  note(account: NoteAccount): Promise<Result<string | null, KeychainFailure>>;
}

export interface Clock {
  /** Wall clock, ms since 1970. May jump. */
  now(): number;
  /** Monotonic, ms since this boot of the process began. Never goes back. */
  mono(): number;
  /** Names this process life; monotonic values compare only within one. */
  readonly bootId: string;
  /**
   * Resolves after `ms` of monotonic time, or at once when the signal aborts. Never rejects. Of 0 ms it resolves once
   * others have had their turn.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Resolves at the given monotonic time to within a fraction of a ms, never before; for waits of a few ms only. */
  precisely(mono: number): Promise<void>;
}

export interface Ids {
  /** A new unguessable id, `[a-z0-9]{20,}`. */
  next(): string;
}

export interface Preferences {
  readonly theme: 'light' | 'dark' | 'system';
  readonly language: string;
  readonly operator: string;
  readonly activeProfile: string;
  /** How far back earlier payments are looked for, in days; absent in what an older Purser wrote. */
  readonly repeatDays?: number;
  /** Lines of the log that are kept; absent until someone chose. */
  readonly logLevel?: LogLevel;
  /** Currencies marked and columns put away in their table; absent until someone chose. */
  readonly currencies?: {
    readonly favourites: readonly number[];
    readonly hiddenColumns: readonly string[];
  };
}

/** One platform at the gateway. The key is in the keychain under the profile's id. */
export interface Profile {
  readonly id: string;
  readonly kind: 'practice' | 'live';
  readonly name: string;
  /** CSS colour of the banner's stripe and the dot beside the name. */
  readonly color: string;
  readonly platformId: number;
  /** https, or http on loopback only. */
  readonly gatewayUrl: string;
}

/**
 * What was seen of a live platform while it was set up; kept so that it outlasts a restart. Never a key. Times are wall
 * clock, ms since 1970.
 */
export interface SetupRecord {
  /** The last read-only test of its key: null when it was answered, else what came back and the way out. */
  readonly key?: { readonly at: number; readonly problem: string | null };
  /** When a person said that this computer is on the platform's allow-list. */
  readonly listedAt?: number;
  /** The newest payout the gateway took, and the one that proved the look-up by order id. */
  readonly accepted?: SeenPayout;
  readonly lookup?: SeenPayout;
}

interface SeenPayout {
  readonly at: number;
  readonly payoutId: string;
  readonly reference: string;
}

export interface Settings {
  preferences(): Preferences;
  savePreferences(change: Partial<Preferences>): void;
  profiles(): readonly Profile[];
  saveProfile(profile: Profile): void;
  /** Also forgets what was seen of it. */
  removeProfile(id: string): void;
  /** Empty for a platform of which nothing was seen yet. */
  setupOf(profileId: string): SetupRecord;
  saveSetup(profileId: string, record: SetupRecord): void;
}

export interface Files {
  chooseImport(): Promise<{
    readonly path: string;
    readonly name: string;
    readonly size: number;
  } | null>;
  /** Asks where to save; null when the person cancelled. */
  chooseSave(suggestedName: string): Promise<string | null>;
  /** Temporary file, fsync, rename. */
  writeDurably(
    path: string,
    parts: AsyncIterable<string> | Iterable<string>,
  ): Promise<Result<void, { readonly detail: string }>>;
}

/** The computer's sleep, as far as a program may delay it and hears of it. */
export interface Power {
  /** Keeps the computer from suspending until the answer is called. The screen may go dark. */
  holdAwake(): () => void;
  /** Called when the computer is about to sleep; the answer stops it. */
  onSleep(listener: () => void): () => void;
  /** Called when the screen is locked, where the system tells; the answer stops it. */
  onLock(listener: () => void): () => void;
}

/** The system's notifications. */
export interface Notifier {
  /** Shows one, unless the window has the person's eyes already. Never throws and never waits. */
  show(notice: { readonly title: string; readonly body: string }, onClick: () => void): void;
}

/** Pages in the person's own browser. */
export interface Links {
  /** Opens an address of the constant list of hosts (`adapters/open-external.ts`); any other is refused with words. */
  open(address: string): Promise<Result<void, { readonly detail: string }>>;
}
