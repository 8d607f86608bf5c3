/**
 * What a callback sets off: the gateway is asked, nothing more. A callback never moves money or a state by itself.
 */
import type { WithdrawalClaim } from '#core/receive/callback.ts';
import type { CallbackStore } from '../ports/callbacks.ts';
import type { Evidence } from '../ports/ledger.ts';
import type { FreshCallback } from '../ports/receiver.ts';

export interface HearNeeds {
  readonly evidence: Pick<Evidence, 'payoutNamed'>;
  readonly store: Pick<CallbackStore, 'match'>;
  /** A callback was found to speak of a payout. */
  readonly matched: () => void;
  /** Asks the gateway about one payout now. */
  readonly askPayout: (payoutId: string) => Promise<void>;
  /** Asks the gateway about the invoice of a reference, where there is one. */
  readonly askInvoice: (orderId: string) => Promise<void>;
}

/** More than this many that wait at once are left to their usual schedule. */
const MOST_WAITING = 2_000;

/**
 * Finds what callbacks speak of and asks the gateway about it, one after another, each once however many callbacks
 * speak of it meanwhile.
 */
export class CallbackEar {
  readonly #needs: HearNeeds;
  readonly #toFind: (FreshCallback & { readonly claim: WithdrawalClaim })[] = [];
  readonly #toAsk = new Map<string, () => Promise<void>>();
  #finding: Promise<void> | null = null;
  #asking: Promise<void> | null = null;
  #isStopped = false;

  constructor(needs: HearNeeds) {
    this.#needs = needs;
  }

  /** Hears of callbacks that were kept for the first time. */
  hear(callbacks: readonly FreshCallback[]): void {
    if (this.#isStopped) return;
    for (const { digest, claim } of callbacks) {
      if (claim?.kind === 'deposit') {
        const { orderId } = claim;
        this.#ask(`deposit ${orderId}`, () => this.#needs.askInvoice(orderId));
      } else if (claim !== null && this.#toFind.length < MOST_WAITING) {
        this.#toFind.push({ digest, claim });
      }
    }
    if (this.#toFind.length > 0) this.#finding ??= this.#find();
  }

  /** Resolves once nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#finding !== null || this.#asking !== null) {
      await this.#finding;
      await this.#asking;
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#toFind.length = 0;
    this.#toAsk.clear();
    await this.settled();
  }

  async #find(): Promise<void> {
    for (;;) {
      const next = this.#toFind.shift();
      if (next === undefined) break;
      // What cannot be looked up now stays beside the unclear payouts as evidence.
      await this.#match(next.digest, next.claim).catch(() => undefined);
    }
    this.#finding = null;
  }

  async #match(digest: string, claim: WithdrawalClaim): Promise<void> {
    const { evidence, store, askPayout, matched } = this.#needs;
    const { orderId, withdrawalId, address } = claim;
    const payout = await evidence.payoutNamed({ orderId, withdrawalId, address });
    if (payout === null || this.#isStopped) return;
    await store.match({ digest, payoutId: payout.id });
    matched();
    this.#ask(`payout ${payout.id}`, () => askPayout(payout.id));
  }

  #ask(what: string, deed: () => Promise<void>): void {
    if (this.#isStopped || (this.#toAsk.size >= MOST_WAITING && !this.#toAsk.has(what))) return;
    this.#toAsk.set(what, deed);
    this.#asking ??= this.#askAll();
  }

  async #askAll(): Promise<void> {
    for (;;) {
      const [next] = this.#toAsk;
      if (next === undefined) break;
      this.#toAsk.delete(next[0]);
      // One that fails is asked again by its own schedule.
      await next[1]().catch(() => undefined);
    }
    this.#asking = null;
  }
}
