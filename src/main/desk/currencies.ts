/** The currency list: read under the gateway's limit, kept with its age, usable when the gateway is not. */
import type { Currency, CurrencySnapshot } from '#core/money/currency.ts';
import { ratesDigest, type FiatRate } from '#core/money/fiat-rate.ts';
import type { Gateway, ReadFailure } from '../ports/gateway.ts';
import type { Clock, Ids } from '../ports/host.ts';

interface CurrencyNeeds {
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Reference rates of fiats known now; absent where none are kept. */
  readonly fiatRates?: () => readonly FiatRate[];
  /** Hears every list that was read; absent where none is kept. */
  readonly keep?: (list: CurrencySnapshot) => void;
}

/** A list younger than this is not read again unless someone insists, ms. */
const FRESH_MS = 60_000;
/** Two reads are never closer than this, whoever insists, ms (the vendor allows one a second). */
const SHORTEST_MS = 1_100;
/** Lists remembered; a plan older than so many has to be calculated again anyway. */
const REMEMBERED = 32;

export class CurrencyDesk {
  readonly #needs: CurrencyNeeds;
  #snapshot: CurrencySnapshot | null = null;
  /** The lists of the last minutes, newest first: plans were made at them. */
  #recent: readonly CurrencySnapshot[] = [];
  #readMono = 0;
  #reading: Promise<void> | null = null;
  /** Why the last read failed; null when it worked. */
  problem: ReadFailure | null = null;

  constructor(needs: CurrencyNeeds) {
    this.#needs = needs;
  }

  /** The last list that was read, or null when none ever was. */
  get snapshot(): CurrencySnapshot | null {
    const fiatRates = this.#needs.fiatRates?.() ?? [];
    if (this.#snapshot === null || fiatRates.length === 0) return this.#snapshot;
    // The rates are part of what a conversion used, so they are part of what names the snapshot.
    const id = `${this.#snapshot.id}-${ratesDigest(fiatRates)}`;
    return { ...this.#snapshot, id, fiatRates };
  }

  /** A list read lately, by its id; null when it was not read in this process life or too many followed. */
  snapshotOf(id: string): CurrencySnapshot | null {
    const now = this.snapshot;
    if (now?.id === id) return now;
    return this.#recent.find((snapshot) => snapshot.id === id) ?? null;
  }

  find(currencyId: number): Currency | undefined {
    return this.#snapshot?.currencies.find((currency) => currency.id === currencyId);
  }

  /** Reads the list when it is missing, old, or `insist` asks for a new one; answers the best there is. */
  async refresh(insist: boolean): Promise<CurrencySnapshot | null> {
    const age = this.#snapshot === null ? Infinity : this.#needs.clock.mono() - this.#readMono;
    if (age > (insist ? SHORTEST_MS : FRESH_MS)) {
      this.#reading ??= this.#read().finally(() => {
        this.#reading = null;
      });
      await this.#reading;
    }
    return this.snapshot;
  }

  async #read(): Promise<void> {
    const { gateway, clock, ids } = this.#needs;
    const read = await gateway.currencies();
    this.problem = read.ok ? null : read.error;
    if (!read.ok) return;
    this.#readMono = clock.mono();
    this.#snapshot = { id: ids.next(), takenAt: clock.now(), currencies: read.value };
    this.#needs.keep?.(this.#snapshot);
    this.#recent = [this.#snapshot, ...this.#recent].slice(0, REMEMBERED);
  }
}
