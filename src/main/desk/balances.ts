/** Balances: what the gateway last said it holds, and what open payouts will still take of it. */
import type { Balance } from '#core/money/balance.ts';
import type { Gateway, ReadFailure } from '../ports/gateway.ts';
import type { Clock } from '../ports/host.ts';
import type { Ledger } from '../ports/ledger.ts';

interface BalanceNeeds {
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly ledger: Ledger;
  /** Hears every reading; absent where none is kept. */
  readonly keep?: (reading: BalanceReading) => void;
}

export interface BalanceReading {
  /** Wall clock, ms. */
  readonly takenAt: number;
  readonly balances: readonly Balance[];
}

const FRESH_MS = 10_000;

export class BalanceDesk {
  readonly #needs: BalanceNeeds;
  #reading: BalanceReading | null = null;
  #readMono = 0;
  /** Why the last read failed; null when it worked. */
  problem: ReadFailure | null = null;

  constructor(needs: BalanceNeeds) {
    this.#needs = needs;
  }

  get reading(): BalanceReading | null {
    return this.#reading;
  }

  /** Reads the balances when they are missing, old, or `insist` asks; answers the best there is. */
  async refresh(insist: boolean): Promise<BalanceReading | null> {
    const { gateway, clock } = this.#needs;
    const fresh = this.#reading !== null && clock.mono() - this.#readMono < FRESH_MS;
    if (fresh && !insist) return this.#reading;
    const read = await gateway.balances();
    this.problem = read.ok ? null : read.error;
    if (read.ok) {
      this.#readMono = clock.mono();
      this.#reading = { takenAt: clock.now(), balances: read.value };
      this.#needs.keep?.(this.#reading);
    }
    return this.#reading;
  }

  /** Smallest units per currency that approved and open payouts will still take, fees not counted. */
  committed(): Promise<ReadonlyMap<number, bigint>> {
    return this.#needs.ledger.committed();
  }
}
