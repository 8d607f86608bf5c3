/** Fee estimates: one quote a currency, kept for a while, so that a plan of hundreds asks a handful of questions. */
import type { PayoutContent } from '#core/payout/payout.ts';
import { formatAmount } from '#core/money/amount.ts';
import type { FeeQuote, Gateway } from '../ports/gateway.ts';
import type { Clock } from '../ports/host.ts';

const LIFE_MS = 5 * 60_000;

interface Kept {
  readonly quote: FeeQuote | null;
  readonly amount: string;
  readonly readMono: number;
}

export class FeeDesk {
  readonly #gateway: Gateway;
  readonly #clock: Clock;
  readonly #kept = new Map<number, Kept>();

  constructor(gateway: Gateway, clock: Clock) {
    this.#gateway = gateway;
    this.#clock = clock;
  }

  /** The quote for a typical payout of a currency, or null when none is known (yet). */
  known(currencyId: number): { readonly quote: FeeQuote; readonly amount: string } | null {
    const kept = this.#kept.get(currencyId);
    return kept === undefined || kept.quote === null
      ? null
      : { quote: kept.quote, amount: kept.amount };
  }

  /** Asks for what is not known yet, one currency after another under the gateway's limit. */
  async learn(examples: readonly PayoutContent[]): Promise<boolean> {
    let learned = false;
    for (const { destination, amount } of examples) {
      const kept = this.#kept.get(destination.currencyId);
      if (kept !== undefined && this.#clock.mono() - kept.readMono < LIFE_MS) continue;
      const text = formatAmount(amount);
      const { currencyId, address, tag } = destination;
      const asked = await this.#gateway.fees({ currencyId, address, tag, amount: text });
      const quote = asked.ok ? asked.value : null;
      this.#kept.set(currencyId, { quote, amount: text, readMono: this.#clock.mono() });
      learned ||= quote !== null;
    }
    return learned;
  }
}
