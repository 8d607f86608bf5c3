/** The rehearsals of one open profile: one at a time, the last of each draft kept until something else is true. */
import { DEFAULT_CHOICES, type RunChoices } from '#core/dispatch/choices.ts';
import { REHEARSED_BY_ITSELF } from '#core/rehearsal/by-itself.ts';
import { stillHolds } from '#core/rehearsal/inputs.ts';
import { isCalm } from '#core/rehearsal/result.ts';
import { err, ok, type Result } from '#core/result.ts';
import { problem, type Problem } from './problem.ts';
import type { Rehearse } from './rehearse.ts';
import { rehearseAgain, type Rehearsed } from './rehearsed.ts';
import { prepareRehearsal, type RehearsalNeeds } from './rehearsal-inputs.ts';

/** Shortest time between two words of progress, ms. */
const TOLD_EVERY_MS = 100;

export interface RehearsalsNeeds extends RehearsalNeeds {
  readonly rehearse: Rehearse;
  /** Rows answered so far; null when the rehearsal has ended. */
  readonly progress: (batchId: string, at: { done: number; total: number } | null) => void;
}

/** A kept rehearsal and whether it would come out of the same things now. */
export interface Standing {
  readonly rehearsed: Rehearsed;
  readonly holds: boolean;
}

const busy = (): Problem =>
  problem(
    'conflict',
    'A rehearsal is under way. Wait for its end or stop it; nothing was changed.',
  );

const lookFirst = (): Problem =>
  problem(
    'conflict',
    'The rehearsal found that not everything would go through. Nothing was submitted. Look at it; then mend the rows, or continue as it is.',
  );

const stopped = (): Problem =>
  problem(
    'conflict',
    'The rehearsal was stopped. Nothing was submitted. Continue to rehearse again.',
  );

export class Rehearsals {
  readonly #needs: RehearsalsNeeds;
  readonly #kept = new Map<string, Rehearsed>();
  #running: { readonly batchId: string; readonly abort: AbortController } | null = null;

  constructor(needs: RehearsalsNeeds) {
    this.#needs = needs;
  }

  /** Rehearses a draft and keeps what was found; null when it was stopped. */
  async rehearse(batchId: string, choices: RunChoices): Promise<Result<Rehearsed | null, Problem>> {
    if (this.#running !== null) return err(busy());
    const abort = new AbortController();
    this.#running = { batchId, abort };
    const { rehearse, profile, progress } = this.#needs;
    try {
      const plan = await prepareRehearsal(this.#needs, batchId, choices);
      if (!plan.ok) return plan;
      const total = plan.value.rows.length;
      // Others had to wait while the rows were digested.
      await this.#needs.clock.sleep(0);
      const found = await rehearse(plan.value, {
        profile,
        signal: abort.signal,
        progress: this.#nowAndThen((done) => progress(batchId, { done, total })),
      });
      if (found !== null) this.#kept.set(batchId, found);
      return ok(found);
    } finally {
      this.#running = null;
      progress(batchId, null);
    }
  }

  /** Rows are answered faster than anyone reads. */
  #nowAndThen(tell: (done: number) => void): (done: number) => void {
    const { clock } = this.#needs;
    let told = clock.mono();
    return (done) => {
      if (clock.mono() - told < TOLD_EVERY_MS) return;
      told = clock.mono();
      tell(done);
    };
  }

  /** Ends the rehearsal of a draft, if one is under way; what was found before stays. */
  stop(batchId: string): void {
    if (this.#running?.batchId === batchId) this.#running.abort.abort();
  }

  /** Ends whatever is under way, for closing the profile. */
  stopAll(): void {
    this.#running?.abort.abort();
  }

  /** What was found last of a draft, and whether it still holds; null where nothing was. */
  async standing(batchId: string): Promise<Standing | null> {
    const rehearsed = this.#kept.get(batchId);
    if (rehearsed === undefined) return null;
    const now = await prepareRehearsal(this.#needs, batchId, rehearsed.inputs.choices);
    return { rehearsed, holds: now.ok && stillHolds(rehearsed.inputs, now.value.inputs) };
  }

  /**
   * The rehearsal a draft is submitted with. `seen` is the hash a person looked at; it must be the one kept, made of
   * what is true now. Where nobody looked at one, a draft that is not too large is rehearsed now, and goes on unseen
   * only if everything went through.
   */
  async forSubmission(
    batchId: string,
    seen: string | null,
  ): Promise<Result<Rehearsed | null, Problem>> {
    const standing = await this.standing(batchId);
    if (seen !== null) {
      return standing?.holds === true && standing.rehearsed.hash === seen
        ? ok(standing.rehearsed)
        : err(rehearseAgain());
    }
    const draft = await this.#needs.intake.batch(batchId);
    if (draft === null || draft.toPay > REHEARSED_BY_ITSELF || draft.submitted) return ok(null);
    if (standing?.holds === true && isCalm(standing.rehearsed.result))
      return ok(standing.rehearsed);
    const found = await this.rehearse(batchId, DEFAULT_CHOICES);
    if (!found.ok) return found;
    if (found.value === null) return err(stopped());
    return isCalm(found.value.result) ? found : err(lookFirst());
  }
}
