/**
 * What must hold of amounts carried forward and of amounts paid under another reference, from the entries alone: each
 * is taken over once, as it was carried, and not after it was written off.
 */
import {
  carriedKey,
  coveredKey,
  coveredWords,
  type Covered,
  type Owed,
} from '../payout/covered.ts';
import type { EntryBody } from './entry.ts';
import type { Folded, SubmittedBody } from './fold.ts';

type BatchSubmitted = Extract<EntryBody, { kind: 'batch.submitted' }>;
type WrittenOff = Extract<EntryBody, { kind: 'carried.written-off' }>;

/** Whether a payout still stands for what it was submitted with; see `LIVE` in the ledger. */
const isLive = ({ payouts }: Folded, payoutId: string | undefined): payoutId is string => {
  const state = payoutId === undefined ? undefined : payouts.get(payoutId)?.state;
  return state !== undefined && state !== 'DRAFT' && state !== 'CANCELLED';
};

/** References are told apart without regard to case, as those of payouts are. */
const referenceOf = ({ reference }: { readonly reference: string }): string =>
  reference.toLowerCase();

export class CarriedAmounts {
  /** As each batch last said. */
  readonly #owed = new Map<string, ReadonlyMap<string, Owed>>();
  /** Of payouts that pay more than their own row: there are few. */
  readonly #covers = new Map<string, readonly Covered[]>();
  readonly #takers = new Map<string, string>();
  readonly #paidUnder = new Map<string, string>();
  readonly #off = new Map<string, Owed>();
  /** References of amounts ever carried forward, and the payouts submitted under them since. */
  readonly #references = new Set<string>();
  readonly #own = new Map<string, string>();

  hearBatch({ batch }: BatchSubmitted): void {
    const owed = (batch.carried ?? []).map(
      (one) => [carriedKey({ batchId: batch.id, row: one.row }), one] as const,
    );
    this.#owed.set(batch.id, new Map(owed));
    for (const [, one] of owed) this.#references.add(referenceOf(one));
  }

  /** What is wrong with what a payout takes over, or null; `fold` is where everything stands with it. */
  hearPayout(body: SubmittedBody, fold: Folded): string | null {
    const { payoutId, content, covers = [] } = body;
    const under = this.#paidUnder.get(referenceOf(content));
    const twice =
      under !== payoutId && this.#pays(fold, under, content)
        ? `has the reference ${content.reference}, which payout ${under ?? ''} pays already`
        : null;
    const faults = covers.map((covered) => this.#takeFault(payoutId, covered, fold));
    const keys = covers.flatMap((covered) => coveredKey(covered) ?? []);
    const same = new Set(keys).size < keys.length ? 'takes one amount over twice' : null;
    if (covers.length > 0) this.#covers.set(payoutId, covers);
    else this.#covers.delete(payoutId);
    for (const key of keys) this.#takers.set(key, payoutId);
    for (const covered of covers) this.#paidUnder.set(referenceOf(covered), payoutId);
    if (this.#references.has(referenceOf(content))) this.#own.set(referenceOf(content), payoutId);
    return twice ?? faults.find((fault) => fault !== null) ?? same;
  }

  /** What is wrong with writing an amount off, or null. */
  hearWrittenOff({ batchId, row }: WrittenOff, fold: Folded): string | null {
    const key = carriedKey({ batchId, row });
    const owed = this.#owed.get(batchId)?.get(key);
    if (owed === undefined) return 'was written off and was never carried forward';
    const taker = this.#takerOf(key, owed, fold);
    const again = this.#isOff(key, owed);
    this.#off.set(key, owed);
    if (taker !== null) return `was written off although payout ${taker} pays it`;
    return again ? 'was written off twice' : null;
  }

  #takeFault(payoutId: string, covered: Covered, fold: Folded): string | null {
    const key = coveredKey(covered);
    if (key === null || covered.from === null) return null;
    const { batchId } = covered.from;
    const words = coveredWords(covered);
    const owed = this.#owed.get(batchId)?.get(key);
    const run = fold.batches.get(batchId)?.run;
    if (owed === undefined || run === 'returned' || run === 'cancelled')
      return `pays ${words}, which that batch does not carry forward`;
    if (!isSame(owed, covered)) return `pays ${words}, where another amount was carried forward`;
    const taker = this.#takerOf(key, owed, fold);
    if (taker !== null && taker !== payoutId)
      return `pays ${words}, which payout ${taker} pays already`;
    return this.#isOff(key, owed) ? `pays ${words}, which was written off` : null;
  }

  /** The payout that pays an amount: as one it covers, or under the amount's own reference. */
  #takerOf(key: string, owed: Owed, fold: Folded): string | null {
    const own = this.#own.get(referenceOf(owed));
    if (isLive(fold, own)) return own;
    const taker = this.#takers.get(key);
    if (!isLive(fold, taker)) return null;
    const covers = this.#covers.get(taker) ?? [];
    return covers.some((covered) => coveredKey(covered) === key) ? taker : null;
  }

  #pays(fold: Folded, payoutId: string | undefined, of: { readonly reference: string }): boolean {
    if (!isLive(fold, payoutId)) return false;
    const covers = this.#covers.get(payoutId) ?? [];
    return covers.some((covered) => referenceOf(covered) === referenceOf(of));
  }

  /** A batch that was sent back and carries another amount in the same row owes that one. */
  #isOff(key: string, owed: Owed): boolean {
    const off = this.#off.get(key);
    return off !== undefined && isSame(owed, off);
  }
}

type Amount = Pick<Owed, 'reference' | 'amount' | 'unit'>;

const isSame = (one: Amount, other: Amount): boolean =>
  one.reference === other.reference && one.amount === other.amount && one.unit === other.unit;
