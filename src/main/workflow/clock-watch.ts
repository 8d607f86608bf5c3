/** Notices that this computer slept or that its time was set, by its two clocks (F37, F38). */
import type { Clock } from '../ports/host.ts';

/** The time of day may be corrected by so much between two looks, ms; a time server moves it by less. */
const SET_TOLERANCE_MS = 5_000;

/** A wait that takes so much longer than asked was slept through, ms; a busy computer is late by less. */
const OVERSLEPT_MS = 20_000;

const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;

/** Begins with the clocks as they are; made when a run starts, asked before every send. */
export class ClockWatch {
  readonly #clock: Clock;
  #offset: number;
  #overslept: string | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#offset = clock.now() - clock.mono();
  }

  /** As the clock's own, and remembers when it took far too long: some clocks run on while a computer sleeps. */
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    const asked = this.#clock.mono();
    await this.#clock.sleep(ms, signal);
    const late = this.#clock.mono() - asked - ms;
    if (late > OVERSLEPT_MS)
      this.#overslept = `a wait of ${seconds(ms)} took ${seconds(late + ms)}`;
  }

  /** What jumped since the last look, in words, or null. Small corrections of the time of day are followed. */
  jump(): string | null {
    const offset = this.#clock.now() - this.#clock.mono();
    const moved = offset - this.#offset;
    if (Math.abs(moved) > SET_TOLERANCE_MS) {
      return `the time of day moved by ${seconds(moved)} against the time that passed`;
    }
    this.#offset = offset;
    return this.#overslept;
  }
}
