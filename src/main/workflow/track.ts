/**
 * Asks the gateway about every open payout until its outcome is final; reconciles what is unknown.
 * It reads and records; it never sends, whatever it finds.
 */
import { dueAt } from '#core/track/schedule.ts';
import type { PayoutState } from '#core/payout/state.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import type { EngineNeeds } from './engine.ts';
import { recordAnswer } from './readings.ts';

export interface TrackNeeds extends EngineNeeds {
  /** Two readings of "error" must be this far apart before a failure is believed, ms. */
  readonly secondReadingMs: number;
}

interface Asked {
  readonly state: PayoutState;
  readonly asks: number;
  readonly lastAskedMono: number;
  /** Wall clock, ms. */
  readonly at: number;
}

/** Paid payouts are watched this much longer, because a gateway may contradict itself, ms. */
const WATCH_MS = 15 * 60_000;
/** Pause between two looks for due payouts, ms. */
const TICK_MS = 250;
/** Payouts asked about before the list is read again, so that a new Unknown never waits behind thousands. */
const AT_ONCE = 20;

export class Tracker {
  readonly #needs: TrackNeeds;
  readonly #asked = new Map<string, Asked>();
  /** Paid payouts still watched, with the monotonic time at which watching ends. */
  readonly #watched = new Map<string, number>();
  readonly #stopping = new AbortController();
  #loop: Promise<void> = Promise.resolve();

  constructor(needs: TrackNeeds) {
    this.#needs = needs;
  }

  /** Asks in the background until `stop`; called once. */
  begin(): void {
    this.#loop = this.#run();
    this.#loop.catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop.catch(() => undefined);
  }

  /** When a payout was last asked about in this process life; wall clock ms, or null. */
  askedAt(payoutId: string): number | null {
    return this.#asked.get(payoutId)?.at ?? null;
  }

  /** Asks about one payout now, whatever its schedule. */
  async askNow(payoutId: string): Promise<void> {
    const payout = await this.#needs.ledger.payout(payoutId);
    if (payout !== null) await this.#ask(payout);
  }

  /** Asks once about what is due; answers how many were asked. */
  async askDue(): Promise<number> {
    const due = (await this.#candidates())
      .filter((payout) => this.#isDue(payout))
      .sort((a, b) => Number(b.state === 'UNKNOWN') - Number(a.state === 'UNKNOWN'))
      .slice(0, AT_ONCE);
    for (const payout of due) {
      if (this.#stopping.signal.aborted) break;
      await this.#ask(payout);
    }
    return due.length;
  }

  async #run(): Promise<void> {
    const { clock } = this.#needs;
    while (!this.#stopping.signal.aborted) {
      await this.askDue();
      await clock.sleep(TICK_MS, this.#stopping.signal);
    }
  }

  async #candidates(): Promise<readonly PayoutRecord[]> {
    const { ledger, clock } = this.#needs;
    const watched: PayoutRecord[] = [];
    for (const [payoutId, until] of this.#watched) {
      const payout = clock.mono() > until ? null : await ledger.payout(payoutId);
      if (payout === null) this.#watched.delete(payoutId);
      else watched.push(payout);
    }
    return [...(await ledger.openPayouts()), ...watched];
  }

  #isDue(payout: PayoutRecord): boolean {
    if (!ASKABLE.has(payout.state)) return false;
    const last = this.#asked.get(payout.id);
    if (last === undefined) return true;
    const asks = last.state === payout.state ? last.asks - 1 : 0;
    return this.#needs.clock.mono() >= dueAt({ ...last, state: payout.state, asks });
  }

  async #ask(payout: PayoutRecord): Promise<void> {
    const { clock, ledger } = this.#needs;
    const last = this.#asked.get(payout.id);
    this.#asked.set(payout.id, {
      state: payout.state,
      asks: last?.state === payout.state ? last.asks + 1 : 1,
      lastAskedMono: clock.mono(),
      at: clock.now(),
    });
    await recordAnswer(this.#needs, payout);
    const now = await ledger.payout(payout.id);
    if (now?.state === 'CONFIRMED' && !this.#watched.has(payout.id)) {
      this.#watched.set(payout.id, clock.mono() + WATCH_MS);
    }
  }
}

/** A payout that is being sent is the dispatcher's; HELD waits for a person and is read for evidence. */
const ASKABLE: ReadonlySet<PayoutState> = new Set([
  'UNKNOWN',
  'ACCEPTED',
  'PENDING',
  'HELD',
  'CONFIRMED',
]);
