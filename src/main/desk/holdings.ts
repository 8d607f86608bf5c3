/** What is held, what open payouts will take of it, what is left, and how it came to be so. */
import {
  rollForward,
  type NoRollForward,
  type Period,
  type RollForward,
} from '#core/balance/roll-forward.ts';
import { firstHeld, heldAt } from '#core/balance/span.ts';
import { rescale, zero, type Amount } from '#core/money/amount.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { DepositBook, HoldingsBook, ReservedLine } from '../ports/holdings.ts';
import type { Threshold } from '../ports/readings.ts';
import type { Treasury, TreasuryProblem } from '../ports/treasury.ts';
import { estimateFees, type KnownFees } from '../workflow/fee-estimate.ts';
import type { BalanceDesk } from './balances.ts';

interface HoldingsNeeds {
  readonly treasury: Pick<Treasury, 'readings'>;
  readonly book: HoldingsBook;
  readonly deposits: DepositBook;
  readonly balances: Pick<BalanceDesk, 'reading'>;
  readonly fees: KnownFees;
}

export interface Holding {
  readonly currencyId: number;
  readonly held: Amount;
  readonly lines: readonly ReservedLine[];
  readonly reserved: Amount;
  /** What the fees of open payouts may come to; null where no quote is known. */
  readonly fees: Amount | null;
  /** What is left after both; below zero when they are more than is held. */
  readonly left: { readonly units: bigint; readonly decimals: number };
  readonly threshold: Threshold | null;
}

export interface Holdings {
  readonly holdings: readonly Holding[];
  /** Why thresholds and history are not there; null while they are. */
  readonly problem: TreasuryProblem | null;
}

const sumOf = (lines: readonly ReservedLine[], decimals: number): Amount =>
  lines.reduce((sum, line) => {
    const most = Math.max(sum.decimals, line.sum.decimals);
    return { units: rescale(sum, most).units + rescale(line.sum, most).units, decimals: most };
  }, zero(decimals));

export class HoldingsDesk {
  readonly #needs: HoldingsNeeds;

  constructor(needs: HoldingsNeeds) {
    this.#needs = needs;
  }

  /** Of every currency in the last reading, and of those open payouts take from though the reading names none. */
  async now(): Promise<Holdings> {
    const { treasury, book, balances } = this.#needs;
    const [lines, thresholds] = await Promise.all([
      book.reserved(),
      treasury.readings.thresholds(null),
    ]);
    const held = new Map(
      (balances.reading?.balances ?? []).map((balance) => [balance.currencyId, balance.held]),
    );
    const ids = new Set([...held.keys(), ...lines.map(({ currencyId }) => currencyId)]);
    const known = thresholds.ok ? thresholds.value : [];
    const holdings = [...ids].map((currencyId) =>
      this.#holding(currencyId, {
        held: held.get(currencyId) ?? zero(0),
        lines: lines.filter((line) => line.currencyId === currencyId),
        threshold: known.find((threshold) => threshold.currencyId === currencyId) ?? null,
      }),
    );
    return { holdings, problem: thresholds.ok ? null : thresholds.error };
  }

  #holding(
    currencyId: number,
    { held, lines, threshold }: Pick<Holding, 'held' | 'lines' | 'threshold'>,
  ): Holding {
    const reserved = sumOf(lines, held.decimals);
    const count = lines.reduce((all, line) => all + line.count, 0);
    const asked = { currencyId, count, sum: reserved };
    const fees = count === 0 ? zero(held.decimals) : estimateFees(asked, this.#needs.fees);
    const decimals = Math.max(held.decimals, reserved.decimals, fees?.decimals ?? 0);
    const at = (amount: Amount): bigint => rescale(amount, decimals).units;
    const units = at(held) - at(reserved) - (fees === null ? 0n : at(fees));
    return {
      currencyId,
      held,
      lines,
      reserved,
      fees,
      left: { units, decimals },
      threshold,
    };
  }

  /** Rolls a currency forward. Errors: the store's, when readings or deposits cannot be had. */
  async rollForward(
    currencyId: number,
    period: Period,
  ): Promise<Result<RollForward | NoRollForward, TreasuryProblem>> {
    const { treasury, book, deposits } = this.#needs;
    const spans = await treasury.readings.spans({ currencyId, ...period });
    if (!spans.ok) return err(spans.error);
    // The opening reading may lie before the period, and what happened since then counts.
    const opening = heldAt(spans.value, period.from) ?? firstHeld(spans.value);
    const stretch = { currencyId, from: opening?.at ?? period.from, to: period.to };
    const credits = await deposits.credits(stretch);
    if (!credits.ok) return err(credits.error);
    const debits = await book.debits(stretch);
    return ok(rollForward({ spans: spans.value, credits: credits.value, debits }, period));
  }
}
