/** What must hold before a run sends anything: the key works, the money is there, the currency still exists. */
import type { StopReason } from '#core/audit/entry.ts';
import type { Balance } from '#core/money/balance.ts';
import type { Currency } from '#core/money/currency.ts';
import {
  compareAmounts,
  formatAmount,
  subtractAmounts,
  zero,
  type Amount,
} from '#core/money/amount.ts';
import type { NotSendable, ReadFailure } from '../ports/gateway.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
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

/** What was read from the gateway when the run began, and what the run has used of it since. */
export interface Funds {
  /** Null when the payout can be sent; otherwise why the run stops before it. */
  allow(payout: PayoutRecord): Promise<StopReason | null>;
  /** Takes a sent payout off what is known to be there. */
  spend(payout: PayoutRecord): void;
}

/** The list is read again when it is older than this, ms (gateway reference: cache at most 5 minutes). */
const LIST_LIFE_MS = 5 * 60_000;

const sameCurrency = (currency: Currency, { destination, amount }: PayoutRecord): boolean =>
  currency.id === destination.currencyId &&
  currency.code === destination.code &&
  currency.network === destination.network &&
  currency.decimals !== null &&
  currency.decimals >= amount.decimals;

/** Reads balances and currencies once; answers the reason to stop when either cannot be trusted. */
export const readFunds = async (
  needs: EngineNeeds,
): Promise<{ funds: Funds } | { reason: StopReason }> => {
  const { gateway, ledger, clock } = needs;
  let left = new Map<number, Amount>();
  let currencies: readonly Currency[] = [];
  let listedAt = 0;

  const readBalances = async (): Promise<StopReason | null> => {
    const read = await gateway.balances();
    if (!read.ok) return reasonOf(read.error);
    left = new Map(read.value.map((b: Balance) => [b.currencyId, b.held]));
    await ledger.append(SYSTEM, [{ kind: 'balance.read', balances: read.value }]);
    return null;
  };

  const readCurrencies = async (): Promise<StopReason | null> => {
    const read = await gateway.currencies();
    if (!read.ok) return reasonOf(read.error);
    currencies = read.value;
    listedAt = clock.mono();
    return null;
  };

  const covers = (payout: PayoutRecord): boolean =>
    compareAmounts(left.get(payout.destination.currencyId) ?? zero(0), payout.amount) >= 0;

  const allow = async (payout: PayoutRecord): Promise<StopReason | null> => {
    if (clock.mono() - listedAt > LIST_LIFE_MS) {
      const failed = await readCurrencies();
      if (failed !== null) return failed;
    }
    const { destination } = payout;
    const label = `${destination.code} ${destination.network}`;
    if (!currencies.some((currency) => sameCurrency(currency, payout))) {
      return stopReason('currency-gone', `${label} (id ${destination.currencyId})`, payout.id);
    }
    if (covers(payout)) return null;
    const failed = await readBalances();
    if (failed !== null) return failed;
    return covers(payout)
      ? null
      : stopReason('balance-too-low', `${formatAmount(payout.amount)} ${label}`, payout.id);
  };

  const spend = ({ destination, amount }: PayoutRecord): void => {
    const before = left.get(destination.currencyId) ?? zero(0);
    left.set(destination.currencyId, subtractAmounts(before, amount));
  };

  const failed = (await readBalances()) ?? (await readCurrencies());
  return failed === null ? { funds: { allow, spend } } : { reason: failed };
};
