/** What requests came to, and a few of those that were not believed; told on every now and then. */
import {
  DISBELIEFS,
  type Disbelief,
  type Disbelieved,
  type DisbelievedSample,
} from '#main/ports/callbacks.ts';
import type { ReceiverTally } from '#main/ports/receiver.ts';

/** Samples kept between two tellings; a flood of forgeries is counted, not collected. */
const MOST_SAMPLES = 20;
/** Characters of a disbelieved body that are kept. */
const HEAD = 300;

const none = (): Record<Disbelief, number> => ({
  malformed: 0,
  unsigned: 0,
  'wrong-signature': 0,
  'wrong-platform': 0,
});

export const noTally = (): ReceiverTally => ({
  kept: 0,
  repeated: 0,
  unavailable: 0,
  turnedAway: 0,
  disbelieved: none(),
});

/** The beginning of a body as plain text; what a form carries as its signature is no part of it. */
const headOf = (body: Uint8Array): string =>
  Buffer.from(body.subarray(0, 2 * HEAD))
    .toString('utf8')
    .replaceAll(/\bhash=[^&]*/g, 'hash=…')
    // oxlint-disable-next-line no-control-regex -- a sample is shown to people, and control characters are not text
    .replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
    .slice(0, HEAD);

export class Counting {
  #tally = noTally();
  #lastAt = new Map<Disbelief, number>();
  #since = none();
  #samples: DisbelievedSample[] = [];
  #isChanged = false;

  get tally(): ReceiverTally {
    return this.#tally;
  }

  count(what: Exclude<keyof ReceiverTally, 'disbelieved'>): void {
    this.#tally = { ...this.#tally, [what]: this.#tally[what] + 1 };
    this.#isChanged = true;
  }

  disbelieve(why: Disbelief, body: Uint8Array, at: number): void {
    const { disbelieved } = this.#tally;
    const counted = { ...disbelieved, [why]: disbelieved[why] + 1 };
    this.#tally = { ...this.#tally, disbelieved: counted };
    this.#since[why] += 1;
    this.#lastAt.set(why, at);
    this.#isChanged = true;
    if (this.#samples.length >= MOST_SAMPLES) return;
    this.#samples.push({ at, why, bytes: body.byteLength, head: headOf(body) });
  }

  /** What is new since it was last taken, or null. */
  take(): { readonly tally: ReceiverTally; readonly more: Disbelieved } | null {
    if (!this.#isChanged) return null;
    const counts = DISBELIEFS.filter((why) => this.#since[why] > 0).map((why) => ({
      why,
      times: this.#since[why],
      lastAt: this.#lastAt.get(why) ?? 0,
    }));
    const more = { counts, samples: this.#samples };
    this.#since = none();
    this.#samples = [];
    this.#isChanged = false;
    return { tally: this.#tally, more };
  }
}
