/** The asking that precedes an unlock: one at a time, watched by the window, forgotten with the profile. */
import { askAll, type AskProgress, type UnlockNeeds } from '../workflow/unlock.ts';

export class UnlockDesk {
  readonly #changed: () => void;
  #asking: AbortController | null = null;
  /** What has been asked; null before the first asking. */
  progress: AskProgress | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get isAsking(): boolean {
    return this.#asking !== null;
  }

  /** Asks about everything anew, unless that is under way. */
  start(needs: UnlockNeeds): void {
    if (this.#asking !== null) return;
    const asking = new AbortController();
    this.#asking = asking;
    this.progress = null;
    void this.#run(needs, asking).finally(() => {
      if (this.#asking === asking) this.#asking = null;
      this.#changed();
    });
  }

  forget(): void {
    this.#asking?.abort();
    this.#asking = null;
    this.progress = null;
  }

  async #run(needs: UnlockNeeds, asking: AbortController): Promise<void> {
    for await (const progress of askAll(needs, asking.signal)) {
      if (this.#asking !== asking) return;
      this.progress = progress;
      this.#changed();
    }
  }
}
