/**
 * Keeps what was read of the gateway, and tells when a balance has fallen below what a person wants to keep. Nothing
 * that is read waits for it, and nothing that fails here stops anything else.
 */
import { isLow } from '#core/balance/roll-forward.ts';
import { formatAmount, parseAmount, subtractAmounts, type Amount } from '#core/money/amount.ts';
import { currencyLabel, type Currency, type CurrencySnapshot } from '#core/money/currency.ts';
import type { Clock } from '../ports/host.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Threshold } from '../ports/readings.ts';
import type { Treasury, TreasuryProblem } from '../ports/treasury.ts';
import type { BalanceReading } from './balances.ts';

export interface LowBalance {
  readonly title: string;
  readonly body: string;
}

interface KeeperNeeds {
  readonly treasury: Pick<Treasury, 'readings'>;
  readonly ledger: Pick<Ledger, 'committed'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly find: (currencyId: number) => Currency | undefined;
  /** Told once each time a balance falls below; absent where nobody listens. */
  readonly low?: (notice: LowBalance) => void;
}

export class ReadingKeeper {
  readonly #needs: KeeperNeeds;
  #last: Promise<void> = Promise.resolve();
  /** Why the last reading could not be kept; null while they are. */
  problem: TreasuryProblem | null = null;

  constructor(needs: KeeperNeeds) {
    this.#needs = needs;
  }

  list({ takenAt, currencies }: CurrencySnapshot): void {
    const { readings } = this.#needs.treasury;
    this.#then(async () => {
      const kept = await readings.keepList({ takenAt, currencies });
      this.problem = kept.ok ? null : kept.error;
    });
  }

  balances(reading: BalanceReading): void {
    this.#then(async () => {
      const kept = await this.#needs.treasury.readings.keepBalances(reading);
      this.problem = kept.ok ? null : kept.error;
      if (kept.ok) await this.#watch(reading);
    });
  }

  /** Resolves once what was read so far is kept, or could not be. */
  settled(): Promise<void> {
    return this.#last;
  }

  /** One after another, so that readings are kept in the order they were made. */
  #then(keep: () => Promise<void>): void {
    this.#last = this.#last.then(keep).catch(() => undefined);
  }

  async #watch({ balances }: BalanceReading): Promise<void> {
    const { treasury, ledger } = this.#needs;
    const thresholds = await treasury.readings.thresholds(null);
    if (!thresholds.ok || thresholds.value.length === 0) return;
    const committed = await ledger.committed();
    for (const threshold of thresholds.value) {
      const held = balances.find(({ currencyId }) => currencyId === threshold.currencyId)?.held;
      if (held === undefined) continue;
      const reserved = {
        units: committed.get(threshold.currencyId) ?? 0n,
        decimals: held.decimals,
      };
      await this.#judge(threshold, subtractAmounts(held, reserved));
    }
  }

  async #judge(threshold: Threshold, left: Amount): Promise<void> {
    const { treasury, clock } = this.#needs;
    const { currencyId, lowSince } = threshold;
    const least = parseAmount(threshold.least, left.decimals);
    if (!least.ok) return;
    const low = isLow(left, least.value);
    if (low === (lowSince !== null)) return;
    const since = low ? clock.now() : null;
    const noted = await treasury.readings.noteLow({ currencyId, since });
    // Told only when it is noted too, so that a restart does not tell it again.
    if (low && noted.ok) this.#tell(threshold, left);
  }

  #tell({ currencyId, least }: Threshold, left: Amount): void {
    const currency = this.#needs.find(currencyId);
    const name = currency === undefined ? `Currency ${currencyId}` : currencyLabel(currency);
    const code = currency === undefined ? '' : ` ${currency.code}`;
    this.#needs.low?.({
      title: `${name} is running low`,
      body: `${formatAmount(left)}${code} are left after open payouts; you want to keep ${least}.`,
    });
  }
}
