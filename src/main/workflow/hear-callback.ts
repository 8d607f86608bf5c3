/**
 * What a callback sets off: the gateway is asked, nothing more. A callback never moves money or a state by itself.
 */
import type { WithdrawalClaim } from '#core/receive/callback.ts';
import type { CallbackStore } from '../ports/callbacks.ts';
import type { Evidence, PayoutRecord } from '../ports/ledger.ts';
import type { FreshCallback } from '../ports/receiver.ts';

export interface HearNeeds {
  readonly evidence: Pick<Evidence, 'payoutNamed'>;
  readonly store: Pick<CallbackStore, 'match'>;
  /** Asks the gateway about one payout now. */
  readonly askPayout: (payoutId: string) => Promise<void>;
  /** Asks the gateway about the invoice of a reference, where there is one. */
  readonly askInvoice: (orderId: string) => Promise<void>;
}

/** Payouts and invoices that wait to be asked about; more than this many at once are left to the usual schedule. */
const MOST_WAITING = 500;

/** Asks about what callbacks speak of, one after another, each once however many callbacks speak of it meanwhile. */
export class CallbackEar {
  readonly #needs: HearNeeds;
  readonly #waiting = new Map<string, () => Promise<void>>();
  #work: Promise<void> = Promise.resolve();
  #isBusy = false;
  #isStopped = false;

  constructor(needs: HearNeeds) {
    this.#needs = needs;
  }

  /** Hears of callbacks that were kept for the first time. */
  hear(callbacks: readonly FreshCallback[]): void {
    for (const { digest, claim } of callbacks) {
      if (claim === null) continue;
      if (claim.kind === 'deposit') {
        const { orderId } = claim;
        this.#later(`deposit ${orderId}`, () => this.#needs.askInvoice(orderId));
      } else {
        this.#later(`withdrawal ${digest}`, () => this.#askAbout(digest, claim));
      }
    }
  }

  /** Resolves once nothing waits any more. */
  async settled(): Promise<void> {
    await this.#work;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#waiting.clear();
    await this.#work;
  }

  #later(what: string, deed: () => Promise<void>): void {
    if (this.#isStopped || (this.#waiting.size >= MOST_WAITING && !this.#waiting.has(what))) return;
    this.#waiting.set(what, deed);
    if (!this.#isBusy) this.#work = this.#run();
  }

  async #run(): Promise<void> {
    this.#isBusy = true;
    for (;;) {
      const [next] = this.#waiting;
      if (next === undefined) break;
      this.#waiting.delete(next[0]);
      // One that fails is asked again by its own schedule.
      await next[1]().catch(() => undefined);
    }
    this.#isBusy = false;
  }

  async #askAbout(digest: string, claim: WithdrawalClaim): Promise<void> {
    const { store, askPayout } = this.#needs;
    const payout = await payoutOf(this.#needs, claim);
    if (payout === null) return;
    await store.match({ digest, payoutId: payout.id });
    await askPayout(payout.id);
  }
}

const payoutOf = (
  { evidence }: Pick<HearNeeds, 'evidence'>,
  { orderId, withdrawalId, address }: WithdrawalClaim,
): Promise<PayoutRecord | null> => evidence.payoutNamed({ orderId, withdrawalId, address });
