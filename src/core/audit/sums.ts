/**
 * What the entries of a ledger add up to, for people: per state and currency, and per batch.
 */
import {
  addAmounts,
  formatAmount,
  MAX_DECIMALS,
  parseAmount,
  rescale,
  zero,
  type Amount,
} from '../money/amount.ts';
import { currencyLabel } from '../money/currency.ts';
import { PAYOUT_STATES, type PayoutState } from '../payout/state.ts';
import type { EntryBody } from './entry.ts';
import type { Folded, FoldedPayout, SubmittedBody } from './fold.ts';

/** A count and an exact sum of one currency. */
export interface SumLine {
  /** "USDT TRC20". */
  readonly currency: string;
  readonly count: number;
  /** Decimal text. */
  readonly sum: string;
}

export interface StateSums {
  readonly state: PayoutState;
  readonly count: number;
  readonly sums: readonly SumLine[];
}

export interface BatchSums {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly sums: readonly SumLine[];
}

interface Named {
  readonly label: string;
  readonly decimals: number;
}

/** Collects, while entries go by, what the fold leaves out: names and accuracies. */
export class Names {
  readonly #currencies = new Map<number, Named>();
  readonly #batches = new Map<string, string>();
  /** Payouts whose amount has another accuracy than the first of its currency. */
  readonly #odd = new Map<string, number>();

  hear(body: EntryBody): void {
    if (body.kind === 'batch.submitted') this.#batches.set(body.batch.id, body.batch.name);
    if (body.kind === 'payout.submitted') this.#hearContent(body);
  }

  #hearContent({ payoutId, content: { destination, amount } }: SubmittedBody): void {
    const { currencyId } = destination;
    const known = this.#currencies.get(currencyId);
    const { decimals } = amount;
    if (known === undefined) {
      this.#currencies.set(currencyId, { label: currencyLabel(destination), decimals });
    } else if (known.decimals !== decimals) this.#odd.set(payoutId, decimals);
  }

  batch(id: string): string {
    return this.#batches.get(id) ?? id;
  }

  currency(id: number): string {
    return this.#currencies.get(id)?.label ?? `currency ${id}`;
  }

  /** What was sent where the gateway converted and has said so; otherwise what was submitted. */
  amount(payoutId: string, { currencyId, units, sent }: FoldedPayout): Amount {
    const said = sent === null ? null : parseAmount(sent, MAX_DECIMALS);
    if (said?.ok === true) return said.value;
    const usual = this.#currencies.get(currencyId)?.decimals ?? 0;
    return { units, decimals: this.#odd.get(payoutId) ?? usual };
  }
}

/** Sums of one group, by currency. */
type Group = Map<number, { count: number; sum: Amount }>;

const addTo = (group: Group, currencyId: number, amount: Amount): void => {
  const known = group.get(currencyId) ?? { count: 0, sum: zero(0) };
  known.count += 1;
  const decimals = Math.max(known.sum.decimals, amount.decimals);
  known.sum = addAmounts(rescale(known.sum, decimals), rescale(amount, decimals));
  group.set(currencyId, known);
};

const groupOf = <K>(groups: Map<K, Group>, key: K): Group => {
  const known = groups.get(key) ?? new Map();
  groups.set(key, known);
  return known;
};

const linesOf = (group: Group, names: Names): readonly SumLine[] =>
  [...group].map(([id, { count, sum }]) => ({
    currency: names.currency(id),
    count,
    sum: formatAmount(sum),
  }));

const countOf = (group: Group): number =>
  [...group.values()].reduce((all, { count }) => all + count, 0);

/** Every payout once in its state, and once in its batch; batches in order of submission. */
export const sumsOf = (
  fold: Folded,
  names: Names,
): { readonly states: readonly StateSums[]; readonly batches: readonly BatchSums[] } => {
  const states = new Map<PayoutState, Group>();
  const batches = new Map<string, Group>([...fold.batches.keys()].map((id) => [id, new Map()]));
  for (const [id, payout] of fold.payouts) {
    const amount = names.amount(id, payout);
    addTo(groupOf(states, payout.state), payout.currencyId, amount);
    addTo(groupOf(batches, payout.batchId), payout.currencyId, amount);
  }
  return {
    states: PAYOUT_STATES.flatMap((state) => {
      const group = states.get(state);
      return group === undefined
        ? []
        : [{ state, count: countOf(group), sums: linesOf(group, names) }];
    }),
    batches: [...batches].map(([id, group]) => ({
      id,
      name: names.batch(id),
      count: countOf(group),
      sums: linesOf(group, names),
    })),
  };
};
