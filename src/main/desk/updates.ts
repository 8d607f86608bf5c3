/** A new version of Purser: looked for, shown with its notes, fetched and put in place when a person says so. */
import type { Result } from '#core/result.ts';
import type { Release, UpdateFeed, UpdateRefusal, Updater, UpdatesOff } from '../ports/updater.ts';

export type UpdateState =
  | { readonly kind: 'off'; readonly why: UpdatesOff }
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'newest'; readonly lookedAt: number }
  | { readonly kind: 'offered'; readonly release: Release }
  | {
      readonly kind: 'fetching';
      readonly release: Release;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'ready'; readonly release: Release }
  | { readonly kind: 'refused'; readonly refusal: UpdateRefusal };

/** What a person asked for was not begun, because a batch is being paid. */
export type UpdateBlocked = { readonly kind: 'run-open' };

interface Needs {
  readonly feed: UpdateFeed;
  /** Loads the updater when it is first needed. */
  readonly open: () => Promise<Updater>;
  /** True while a batch is being paid, sent or waiting in the middle. */
  readonly runOpen: () => Promise<boolean>;
  readonly now: () => number;
  readonly changed: (state: UpdateState) => void;
}

/** Bytes arrive in small pieces; the window is told of whole hundredths only. */
const STEPS = 100;

export class UpdateDesk {
  readonly #needs: Needs;
  #state: UpdateState;
  #updater: Updater | null = null;
  #stop: AbortController | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#state = needs.feed.kind === 'off' ? needs.feed : { kind: 'idle' };
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** Asks the feed, unless something is under way or nothing may be. */
  async look(): Promise<UpdateBlocked | null> {
    const { feed, runOpen } = this.#needs;
    if (feed.kind === 'off' || this.#isBusy()) return null;
    if (await runOpen()) return { kind: 'run-open' };
    this.#set({ kind: 'looking' });
    const found = await this.#with((updater) => updater.look(feed.url));
    if (!found.ok) this.#set({ kind: 'refused', refusal: found.error });
    else if (found.value === null) this.#set({ kind: 'newest', lookedAt: this.#needs.now() });
    else this.#set({ kind: 'offered', release: found.value });
    return null;
  }

  /** Fetches what is on offer. */
  async fetch(): Promise<UpdateBlocked | null> {
    if (this.#state.kind !== 'offered') return null;
    if (await this.#needs.runOpen()) return { kind: 'run-open' };
    const { release } = this.#state;
    const stop = new AbortController();
    this.#stop = stop;
    this.#set({ kind: 'fetching', release, done: 0, total: release.size ?? 0 });
    const fetched = await this.#with((updater) =>
      updater.fetch((done, total) => this.#progress({ release, done, total }), stop.signal),
    );
    this.#stop = null;
    if (fetched.ok) this.#set({ kind: 'ready', release });
    else if (fetched.error.kind === 'stopped') this.#set({ kind: 'offered', release });
    else this.#set({ kind: 'refused', refusal: fetched.error });
    return null;
  }

  /** Ends a download; what was offered stays on offer. */
  stop(): void {
    this.#stop?.abort();
  }

  /** Whether the fetched version may be put in place now; the caller then closes everything and calls `install`. */
  async mayInstall(): Promise<UpdateBlocked | boolean> {
    if (this.#state.kind !== 'ready') return false;
    return (await this.#needs.runOpen()) ? { kind: 'run-open' } : true;
  }

  /** The last step: this process ends. Call only after `mayInstall` answered true and the ledger is closed. */
  install(): void {
    this.#updater?.install();
  }

  #isBusy(): boolean {
    return this.#state.kind === 'looking' || this.#state.kind === 'fetching';
  }

  async #with<T>(
    step: (updater: Updater) => Promise<Result<T, UpdateRefusal>>,
  ): Promise<Result<T, UpdateRefusal>> {
    this.#updater ??= await this.#needs.open();
    return step(this.#updater);
  }

  #progress(at: {
    readonly release: Release;
    readonly done: number;
    readonly total: number;
  }): void {
    const state = this.#state;
    if (state.kind !== 'fetching' || at.total === 0) return;
    const step = (done: number): number => Math.floor((done * STEPS) / at.total);
    if (step(at.done) !== step(state.done)) this.#set({ kind: 'fetching', ...at });
  }

  #set(state: UpdateState): void {
    this.#state = state;
    this.#needs.changed(state);
  }
}
