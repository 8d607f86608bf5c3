/**
 * Asks the gateway about every open payout until its outcome is final; reconciles what is unknown.
 * It reads and records; it never sends, whatever it finds.
 */
import type { StopReason } from '#core/audit/entry.ts';
import { dueAt } from '#core/track/schedule.ts';
import type { PayoutState } from '#core/payout/state.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import type { EngineNeeds } from './engine.ts';
import { recordAnswer } from './readings.ts';

export interface TrackNeeds extends EngineNeeds {
  /** Two readings of "error" must be this far apart before a failure is believed, ms. */
  readonly secondReadingMs: number;
  /** Hears of every alarm once it is recorded: the line stops at an anomaly, whichever payout it concerns. */
  readonly alarmed?: (reason: StopReason) => void;
}

interface Asked {
  readonly state: PayoutState;
  readonly asks: number;
  readonly lastAskedMono: number;
  /** Wall clock, ms. */
  readonly at: number;
}

/** Final payouts are watched this much longer, because a gateway may contradict itself, ms. */
const WATCH_MS = 15 * 60_000;
/** Pause between two looks for due payouts, ms. */
const TICK_MS = 250;
/** How long the list of open payouts is trusted beside what `hear` brings: reading thousands takes its time, ms. */
const LIST_MS = 10_000;
/** Payouts asked about before the list is looked at again, so that a new Unknown never waits behind thousands. */
const AT_ONCE = 20;

export class Tracker {
  readonly #needs: TrackNeeds;
  readonly #asked = new Map<string, Asked>();
  /** Payouts to ask about, with the state they were last seen in. */
  readonly #open = new Map<string, PayoutState>();
  /** Payouts that have changed since they were last seen. */
  readonly #heard = new Set<string>();
  #listedMono: number | null = null;
  /** Final payouts still watched, with the monotonic time at which watching ends. */
  readonly #watched = new Map<string, { readonly until: number; readonly state: PayoutState }>();
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

  /** Says that a payout may have changed, so that it is looked at before the whole list is read again. */
  hear(payoutId: string): void {
    this.#heard.add(payoutId);
  }

  /** Asks once about what is due; answers how many were asked. */
  async askDue(): Promise<number> {
    await this.#refresh();
    const due = [...this.#open]
      .filter(([payoutId, state]) => this.#isDue(payoutId, state))
      .sort(([, a], [, b]) => Number(b === 'UNKNOWN') - Number(a === 'UNKNOWN'))
      .slice(0, AT_ONCE);
    for (const [payoutId] of due) {
      if (this.#stopping.signal.aborted) break;
      const payout = await this.#look(payoutId);
      if (payout !== null) await this.#ask(payout);
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

  /** Brings the payouts to ask about up to date: all of them now and then, those that were heard of at once. */
  async #refresh(): Promise<void> {
    const { ledger, clock } = this.#needs;
    const now = clock.mono();
    for (const [payoutId, { until }] of this.#watched) {
      if (now > until) this.#watched.delete(payoutId);
    }
    if (this.#listedMono === null || now - this.#listedMono >= LIST_MS) {
      this.#listedMono = now;
      this.#open.clear();
      for (const { id, state } of await ledger.openPayouts()) this.#open.set(id, state);
      for (const [payoutId, { state }] of this.#watched) this.#open.set(payoutId, state);
    }
    const heard = [...this.#heard];
    this.#heard.clear();
    for (const payoutId of heard) await this.#look(payoutId);
  }

  /** Reads one payout and answers it if it is one to ask about. */
  async #look(payoutId: string): Promise<PayoutRecord | null> {
    const payout = await this.#needs.ledger.payout(payoutId);
    const asks = payout !== null && (ASKABLE.has(payout.state) || this.#watched.has(payoutId));
    if (!asks) {
      this.#open.delete(payoutId);
      return null;
    }
    this.#open.set(payoutId, payout.state);
    return payout;
  }

  #isDue(payoutId: string, state: PayoutState): boolean {
    if (!ASKABLE.has(state) && !this.#watched.has(payoutId)) return false;
    const last = this.#asked.get(payoutId);
    if (last === undefined) return true;
    const asks = last.state === state ? last.asks - 1 : 0;
    return this.#needs.clock.mono() >= dueAt({ ...last, state, asks });
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
    if (now !== null && WATCHED.has(now.state) && !this.#watched.has(payout.id)) {
      this.#watched.set(payout.id, { until: clock.mono() + WATCH_MS, state: now.state });
    }
    this.hear(payout.id);
  }
}

/** A payout that is being sent is the dispatcher's; HELD waits for a person and is read for evidence. */
const ASKABLE: ReadonlySet<PayoutState> = new Set(['UNKNOWN', 'ACCEPTED', 'PENDING', 'HELD']);

/** Final as the gateway said it, which it may take back. */
const WATCHED: ReadonlySet<PayoutState> = new Set(['CONFIRMED', 'FAILED_GATEWAY']);
