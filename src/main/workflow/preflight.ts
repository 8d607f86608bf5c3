/** What must hold before a run sends anything: the key works, the money is there, the currency still exists. */
import type { StopReason } from '#core/audit/entry.ts';
import type { Balance } from '#core/money/balance.ts';
import { currencyLabel, type Currency } from '#core/money/currency.ts';
import type { DriftBounds } from '#core/money/terms.ts';
import { takenBy } from '#core/payout/fiat-exact.ts';
import {
  addAmounts,
  compareAmounts,
  formatAmount,
  subtractAmounts,
  zero,
  type Amount,
} from '#core/money/amount.ts';
import type { NotSendable, ReadFailure } from '../ports/gateway.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { coverAll } from './cover.ts';
import { driftWords, payoutDrift } from './drift.ts';
import { estimateFees } from './fee-estimate.ts';
import { stopReason, SYSTEM, type EngineNeeds } from './engine.ts';

/** The reason to stop that a failed call to the gateway amounts to; no row is to blame for any of these. */
export const reasonOf = (failure: ReadFailure | NotSendable): StopReason => {
  switch (failure.kind) {
    case 'refused':
      return stopReason('not-authorised', failure.message);
    case 'unreachable':
      return stopReason('gateway-unreachable', failure.detail);
    case 'tls':
      return stopReason('tls-failed', failure.detail);
    case 'no-key':
      return stopReason('keychain-locked', failure.detail);
    case 'unreadable':
      return stopReason('balance-unreadable', failure.detail);
    case 'body-differs':
      return stopReason('held', failure.detail);
  }
};

/** Lists and balances are read again when older than this, ms (gateway reference: cache at most 5 minutes). */
const LIST_LIFE_MS = 5 * 60_000;

/** Rates older than this are read anew before a payout is held against them, ms. A read that fails may wait. */
const RATE_LIFE_MS = 10_000;

/** Balances read within this are not read again for one payout after another, ms. */
const BALANCE_LIFE_MS = 10_000;

const sameCurrency = (currency: Currency, { destination, amount }: PayoutRecord): boolean =>
  currency.id === destination.currencyId &&
  currency.code === destination.code &&
  currency.network === destination.network &&
  currency.decimals !== null &&
  currency.decimals >= amount.decimals;

/** What was read from the gateway when the run began or lately, and what the run has used of it since. */
export class Funds {
  readonly #needs: EngineNeeds;
  readonly #bounds: DriftBounds;
  #left = new Map<number, Amount>();
  #currencies: readonly Currency[] = [];
  #listedAt = 0;
  #triedAt = 0;
  #heldAt = 0;

  private constructor(needs: EngineNeeds, bounds: DriftBounds) {
    this.#needs = needs;
    this.#bounds = bounds;
  }

  /** Reads balances and currencies; answers the reason to stop when either cannot be trusted. */
  static async read(
    needs: EngineNeeds,
    bounds: DriftBounds,
  ): Promise<{ funds: Funds } | { reason: StopReason }> {
    const funds = new Funds(needs, bounds);
    const reason = await funds.#readBoth();
    return reason === null ? { funds } : { reason };
  }

  /** Null when all of them can be paid from what was read; otherwise what is lacking. */
  coverAll(payouts: readonly PayoutRecord[]): StopReason | null {
    return coverAll(payouts, {
      held: this.#left,
      isListed: (payout) => this.#listed(payout) !== undefined,
      fees: this.#needs.fees ?? null,
    });
  }

  /** Null when the payout can be sent; otherwise why the run stops before it, or passes it over. */
  async allow(payout: PayoutRecord): Promise<StopReason | null> {
    const { clock } = this.#needs;
    if (clock.mono() - Math.min(this.#listedAt, this.#heldAt) > LIST_LIFE_MS) {
      const failed = await this.#readBoth();
      if (failed !== null) return failed;
    } else if (clock.mono() - this.#triedAt > RATE_LIFE_MS || this.#needsRate(payout)) {
      const failed = await this.#readCurrencies();
      // What is known is young enough to go on with when the gateway does not answer this time; a conversion by the
      // gateway is asked for at a price of now, or not at all.
      if (failed !== null && payout.fiatExact !== undefined) return failed;
    }
    const unfit = this.#unfit(payout);
    if (unfit !== null || this.#covers(payout)) return unfit;
    if (clock.mono() - this.#heldAt > BALANCE_LIFE_MS) {
      const failed = await this.#readBalances();
      if (failed !== null) return failed;
    }
    const fee = this.#feeOf(payout);
    const withFee = fee === null ? '' : ` and about ${formatAmount(fee)} for its fee`;
    const wanted = `${formatAmount(takenBy(payout))} ${currencyLabel(payout.destination)}${withFee}`;
    return this.#covers(payout) ? null : stopReason('balance-too-low', wanted, payout.id);
  }

  /** Takes a sent payout off what is known to be there. */
  spend(payout: PayoutRecord): void {
    const { currencyId } = payout.destination;
    const before = this.#left.get(currencyId) ?? zero(0);
    this.#left.set(currencyId, subtractAmounts(before, this.#costOf(payout)));
  }

  #covers(payout: PayoutRecord): boolean {
    const left = this.#left.get(payout.destination.currencyId) ?? zero(0);
    return compareAmounts(left, this.#costOf(payout)) >= 0;
  }

  /** The fee a payout may cost beside its amount, or null where no quote is known. */
  #feeOf(payout: PayoutRecord): Amount | null {
    const { fees } = this.#needs;
    const { currencyId } = payout.destination;
    const asked = { currencyId, count: 1, sum: takenBy(payout) };
    return fees === undefined ? null : estimateFees(asked, fees);
  }

  #costOf(payout: PayoutRecord): Amount {
    const fee = this.#feeOf(payout);
    const most = takenBy(payout);
    return fee === null ? most : addAmounts(most, fee);
  }

  /** Whether the price a conversion is held against was read too long ago, also when a read failed since. */
  #needsRate({ fiatExact }: PayoutRecord): boolean {
    return fiatExact !== undefined && this.#needs.clock.mono() - this.#listedAt > RATE_LIFE_MS;
  }

  #listed(payout: PayoutRecord): Currency | undefined {
    return this.#currencies.find((currency) => sameCurrency(currency, payout));
  }

  /** Whether the currency is no longer what was approved, or worth too much more or less. */
  #unfit(payout: PayoutRecord): StopReason | null {
    const { destination, id } = payout;
    const label = currencyLabel(destination);
    const listed = this.#listed(payout);
    if (listed === undefined) {
      return stopReason('currency-gone', `${label} (id ${destination.currencyId})`, id);
    }
    if (payout.fiatExact !== undefined && listed.usdRate === null) {
      return stopReason(
        'rates-stale',
        `${label} has no rate now, so no conversion can be judged`,
        id,
      );
    }
    const drift = payoutDrift(payout, listed.usdRate, this.#bounds);
    return drift === null ? null : stopReason('rates-stale', driftWords(drift), id);
  }

  async #readBoth(): Promise<StopReason | null> {
    return (await this.#readBalances()) ?? (await this.#readCurrencies());
  }

  async #readBalances(): Promise<StopReason | null> {
    const { gateway, ledger, clock } = this.#needs;
    const read = await gateway.balances();
    if (!read.ok) return reasonOf(read.error);
    this.#left = new Map(read.value.map((b: Balance) => [b.currencyId, b.held]));
    this.#heldAt = clock.mono();
    await ledger.append(SYSTEM, [{ kind: 'balance.read', balances: read.value }]);
    return null;
  }

  async #readCurrencies(): Promise<StopReason | null> {
    this.#triedAt = this.#needs.clock.mono();
    const read = await this.#needs.gateway.currencies();
    if (!read.ok) return reasonOf(read.error);
    this.#currencies = read.value;
    this.#listedAt = this.#needs.clock.mono();
    return null;
  }
}
