/** New versions of Purser, as the update desk needs them: looked for, fetched, put in place. */
import type { Result } from '#core/result.ts';

/** A version on offer; everything in it was signed with the release key. */
export interface Release {
  /** Semantic version. */
  readonly version: string;
  /** Plain text, for people. */
  readonly notes: string;
  /** ISO date. */
  readonly releasedAt: string;
  /** Bytes of the file for this computer; null when the feed does not say. */
  readonly size: number | null;
}

/**
 * Why a feed or a file was not taken: nobody answered; what was there is not signed with the release key; it is older than
 * this copy; it is for something else; the file is not the signed one; this copy cannot put updates in place by itself.
 */
export type UpdateRefusalKind =
  'unreachable' | 'unsigned' | 'older' | 'foreign' | 'damaged' | 'unsupported' | 'stopped';

export interface UpdateRefusal {
  readonly kind: UpdateRefusalKind;
  /** Technical words, for the log and for support. */
  readonly detail: string;
}

/** Why this copy takes no updates by itself. */
export type UpdatesOff = 'policy' | 'no-feed' | 'no-key';

/** Where this copy looks for new versions, or why nowhere. */
export type UpdateFeed =
  | { readonly kind: 'feed'; readonly url: string }
  | { readonly kind: 'off'; readonly why: UpdatesOff };

/** One instance a process. Downloads and installs only what its last `look` offered. */
export interface Updater {
  /** Asks the feed; null when this copy is the newest. */
  look(feed: string): Promise<Result<Release | null, UpdateRefusal>>;
  /** Fetches what was offered and checks it against its signed hash. `onProgress` hears bytes. */
  fetch(
    onProgress: (done: number, total: number) => void,
    stop: AbortSignal,
  ): Promise<Result<void, UpdateRefusal>>;
  /** Ends this process and puts the fetched version in its place. */
  install(): void;
}
