/** One check of the open ledger at a time: started, watched, stopped, and its verdict kept until the next. */
import { verdictText, type Findings } from '#core/audit/verdict.ts';
import type { Clock } from '../ports/host.ts';
import type { Verifier, VerifyRequest } from '../ports/verifier.ts';

/** What was found, and the page of text about it. */
export interface Verdict {
  readonly findings: Findings;
  readonly text: string;
  /** What was checked, for people: the profile's ledger. */
  readonly file: string;
  readonly checkedAt: number;
}

export type Verification =
  | { readonly kind: 'none' }
  | { readonly kind: 'copying' }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'done'; readonly verdict: Verdict };

interface Needs {
  readonly verifier: Verifier;
  readonly clock: Clock;
  readonly version: string;
  readonly formatTime: (at: number) => string;
  readonly changed: (now: Verification) => void;
}

type Source = Pick<VerifyRequest, 'snapshotTo' | 'spacingMs'> & { readonly file: string };

export class VerificationDesk {
  readonly #needs: Needs;
  #now: Verification = { kind: 'none' };
  #stop: AbortController | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  get now(): Verification {
    return this.#now;
  }

  /** Begins, unless a check is under way. */
  start(source: Source): void {
    if (this.#stop !== null) return;
    const stop = new AbortController();
    this.#stop = stop;
    this.#set({ kind: 'copying' });
    void this.#run(source, stop);
  }

  /** Ends the check under way. */
  stop(): void {
    this.#stop?.abort();
  }

  /** Another ledger is open now: what was found of the last one is not about it. */
  forget(): void {
    this.stop();
    this.#stop = null;
    this.#now = { kind: 'none' };
  }

  async #run(source: Source, stop: AbortController): Promise<void> {
    const end = await this.#check(source, stop).catch((failure: unknown): Verification => ({
      kind: 'failed',
      detail: failure instanceof Error ? failure.message : String(failure),
    }));
    if (this.#stop !== stop) return;
    this.#stop = null;
    this.#set(end);
  }

  async #check(
    { file, snapshotTo, spacingMs }: Source,
    stop: AbortController,
  ): Promise<Verification> {
    const { verifier, clock, version, formatTime } = this.#needs;
    const findings = await verifier.verify({
      snapshotTo,
      spacingMs,
      stop: stop.signal,
      onProgress: (done, total) => {
        if (this.#stop === stop) this.#set({ kind: 'reading', done, total });
      },
    });
    if (findings === null) return { kind: 'stopped' };
    const checkedAt = clock.now();
    const text = verdictText(findings, { file, checkedAt, version, formatTime });
    return { kind: 'done', verdict: { findings, text, file, checkedAt } };
  }

  #set(now: Verification): void {
    this.#now = now;
    this.#needs.changed(now);
  }
}
