/**
 * Keeps the head of a profile's ledger in the system's keychain: the one place nobody restores by accident (I20).
 * It is no secret. It is renewed before every send, and soon after whatever else moves money or decides about it.
 */
import type { Actor, EntryBody, LedgerHead } from '#core/audit/entry.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock, Keychain, NoteAccount, Profile } from './ports/host.ts';
import type { Ledger } from './ports/ledger.ts';
import type { Anchor } from './ports/standing.ts';

/** The keychain's account for a profile's anchor, beside the one for its key. */
export const anchorAccount = (profile: Pick<Profile, 'id'>): NoteAccount => `anchor:${profile.id}`;

/** Pause before a renewal that failed is tried again, ms. */
const RETRY_MS = 5_000;

/** How long opening and closing wait for a keychain that does not answer, ms. */
const PATIENCE_MS = 5_000;

type Kept = Result<void, { readonly detail: string }>;

const anchorFrom = (text: string): Anchor | null => {
  try {
    const value: Partial<Anchor> = JSON.parse(text);
    const { seq, hash, at } = value;
    return typeof seq === 'number' && typeof hash === 'string' && typeof at === 'number'
      ? { seq, hash, at }
      : null;
  } catch {
    return null;
  }
};

/** What is kept for a profile: null when nothing is. Errors: the keychain could not be asked. */
export const readAnchor = async (
  keychain: Keychain,
  account: NoteAccount,
): Promise<Result<Anchor | null, { readonly detail: string }>> => {
  const note = await keychain.note(account);
  if (!note.ok) return err({ detail: note.error.detail });
  if (note.value === null) return ok(null);
  const anchor = anchorFrom(note.value);
  return anchor === null
    ? err({ detail: 'what the keychain keeps about this ledger cannot be read' })
    : ok(anchor);
};

/** As {@link readAnchor}, for a start: a keychain that takes too long counts as one that cannot be asked. */
export const readAnchorSoon = (
  keychain: Keychain,
  account: NoteAccount,
  clock: Clock,
): ReturnType<typeof readAnchor> => {
  const late = clock
    .sleep(PATIENCE_MS)
    .then(() => err({ detail: 'the keychain does not answer; it may wait to be unlocked' }));
  return Promise.race([readAnchor(keychain, account), late]);
};

/** The ledger an anchor is about. */
export interface Anchorable {
  head(): LedgerHead;
  entryAt(seq: number): { readonly hash: string; readonly at: number } | null;
  isAnchored(): boolean;
  markAnchored(): Promise<void>;
}

/** Whether a ledger still holds everything up to an anchor. */
export const holdsAnchor = (ledger: Anchorable, anchor: LedgerHead): boolean =>
  anchor.seq === 0 || ledger.entryAt(anchor.seq)?.hash === anchor.hash;

interface Needs {
  readonly keychain: Keychain;
  readonly account: NoteAccount;
  readonly clock: Clock;
  readonly ledger: Anchorable;
  /** Whether the anchor was read and fits; otherwise that is done before the first renewal. */
  readonly checked: boolean;
  /** Hears that `problem` has changed. */
  readonly changed: () => void;
}

const BEHIND =
  'this ledger is older than the one last used here; start Purser again and it will say what to do';

export class AnchorKeeper {
  readonly #needs: Needs;
  #checked: boolean;
  /** Renewals follow one another, so that an older head never overwrites a newer one. */
  #last: Promise<unknown> = Promise.resolve();
  #waiting = false;
  #ended = false;
  #timer: NodeJS.Timeout | null = null;
  /** Why the last renewal failed; null when it worked. */
  problem: string | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#checked = needs.checked;
  }

  /** Keeps the head as it is now and answers once it is kept. */
  keepHead(): Promise<Kept> {
    const kept = this.#last.then(() => this.#renew());
    this.#last = kept;
    return kept;
  }

  /** Keeps the head soon, and tries again until it is kept; renewals that wait become one. */
  soon(): void {
    if (this.#waiting || this.#ended) return;
    this.#waiting = true;
    this.#last = this.#afterwards(this.#last);
  }

  async #afterwards(before: Promise<unknown>): Promise<void> {
    await before;
    this.#waiting = false;
    const kept = await this.#renew();
    if (!kept.ok) this.#again();
  }

  /** Keeps the head one last time, or lets it be: a head that is behind the ledger locks nothing. */
  async close(): Promise<void> {
    this.#ended = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const last = this.#checked ? this.keepHead() : this.#last;
    // A keychain that waits to be unlocked keeps nobody from leaving.
    await Promise.race([last, this.#needs.clock.sleep(PATIENCE_MS)]);
  }

  #again(): void {
    if (this.#ended) return;
    this.#timer = setTimeout(() => this.soon(), RETRY_MS);
    this.#timer.unref();
  }

  async #renew(): Promise<Kept> {
    const kept = await this.#write().catch((failure: unknown): Kept =>
      err({ detail: failure instanceof Error ? failure.message : String(failure) }),
    );
    const problem = kept.ok ? null : kept.error.detail;
    if (problem !== this.problem) {
      this.problem = problem;
      this.#needs.changed();
    }
    return kept;
  }

  async #write(): Promise<Kept> {
    const { keychain, account, clock, ledger } = this.#needs;
    const fits = await this.#check();
    if (!fits.ok) return fits;
    const { seq, hash } = ledger.head();
    const anchor: Anchor = { seq, hash, at: Math.trunc(clock.now()) };
    const saved = await keychain.keepNote(account, JSON.stringify(anchor));
    if (!saved.ok) return err({ detail: saved.error.detail });
    if (!this.#ended) await ledger.markAnchored();
    return ok(undefined);
  }

  /** A keychain that could not be read at the start is read before it is written, so that nothing newer is lost. */
  async #check(): Promise<Kept> {
    if (this.#checked) return ok(undefined);
    const { keychain, account, ledger } = this.#needs;
    const read = await readAnchor(keychain, account);
    if (!read.ok) return read;
    const foreign = read.value === null && ledger.isAnchored();
    if (foreign || (read.value !== null && !holdsAnchor(ledger, read.value))) {
      return err({ detail: BEHIND });
    }
    this.#checked = true;
    return ok(undefined);
  }
}

/** Facts after which the head is kept anew: an outcome (RP4) or a person's decision (RP6). */
const matters = (actor: Actor, { kind }: EntryBody): boolean =>
  actor.kind === 'person' || kind === 'payout.moved' || kind === 'reply.stored';

/** The ledger, with its head kept soon after every append that matters. */
export const anchoredLedger = (ledger: Ledger, keeper: Pick<AnchorKeeper, 'soon'>): Ledger => ({
  ...ledger,
  append: async (actor, entries) => {
    const appended = await ledger.append(actor, entries);
    if (appended.ok && entries.some((body) => matters(actor, body))) keeper.soon();
    return appended;
  },
});
