/** What the policy of this computer lets out: asked when a plan is made, when it is approved, and before each send. */
import type { PayoutContent } from '#core/payout/payout.ts';
import type { PayoutState } from '#core/payout/state.ts';
import { batchBreaches, limited, payoutBreach, type Limited } from '#core/policy/limits.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { Clock } from '../ports/host.ts';
import type { Evidence, Ledger, PayoutRecord } from '../ports/ledger.ts';

export interface LimitNeeds {
  readonly policy: Pick<Policy, 'perPayout' | 'perBatch' | 'perDay'>;
  /** Why nothing at all may leave from this profile, in words; null when something may. */
  readonly closed: string | null;
  readonly ledger: Pick<Ledger, 'payout'>;
  readonly evidence: Pick<Evidence, 'sentSince'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** A batch of rows with the price of each as listed now. */
export interface Priced {
  readonly content: PayoutContent;
  readonly usdRate: string | null;
}

/** The window of the daily limit: whatever began to leave so lately counts, ms. */
export const DAY_MS = 24 * 60 * 60_000;

/** Provably unpaid now. Everything else of which a byte may have left counts as spent (I13). */
const UNPAID: ReadonlySet<PayoutState> = new Set([
  'DRAFT',
  'READY',
  'SUBMITTED',
  'APPROVED',
  'CLAIMED',
  'NOT_SENT',
  'REJECTED',
  'FAILED_GATEWAY',
  'CANCELLED',
]);

const ofRecord = (payout: PayoutRecord): Limited => limited(payout, payout.usdRate);

export class PolicyLimits {
  readonly #needs: LimitNeeds;
  /** Paid for good, so that it need not be read again. */
  readonly #paid = new Map<string, Limited>();

  constructor(needs: LimitNeeds) {
    this.#needs = needs;
  }

  /** Why a batch may not be submitted or approved, each a sentence; empty when it may. */
  async batch(rows: readonly Priced[]): Promise<readonly string[]> {
    const { policy, closed } = this.#needs;
    if (closed !== null) return [closed];
    const payments = rows.map(({ content, usdRate }) => limited(content, usdRate));
    return batchBreaches(policy, payments, await this.#spent());
  }

  /** As {@link batch}, for payouts of the ledger. */
  approval(payouts: readonly PayoutRecord[]): Promise<readonly string[]> {
    return this.batch(payouts.map((payout) => ({ content: payout, usdRate: payout.usdRate })));
  }

  /** Why a run of this batch may not begin or go on, or null; what was already sent of it counts in its sum. */
  async run(payouts: readonly PayoutRecord[]): Promise<string | null> {
    const { policy, closed } = this.#needs;
    if (closed !== null) return closed;
    const whole = payouts.filter(({ state }) => state === 'APPROVED' || !UNPAID.has(state));
    return batchBreaches({ ...policy, perDay: null }, whole.map(ofRecord), [])[0] ?? null;
  }

  /** Why this payout may not be sent now, or null. */
  async payout(payout: PayoutRecord): Promise<string | null> {
    const { policy, closed } = this.#needs;
    return closed ?? payoutBreach(policy, ofRecord(payout), await this.#spent());
  }

  /** Everything that began to leave within a day and is not known to be unpaid. */
  async #spent(): Promise<readonly Limited[]> {
    const { policy, evidence, clock } = this.#needs;
    if (policy.perDay === null) return [];
    const ids = await evidence.sentSince(clock.now() - DAY_MS);
    const payments = await Promise.all(ids.map((id) => this.#payment(id)));
    return payments.filter((payment) => payment !== null);
  }

  async #payment(id: string): Promise<Limited | null> {
    const paid = this.#paid.get(id);
    if (paid !== undefined) return paid;
    const payout = await this.#needs.ledger.payout(id);
    if (payout === null || UNPAID.has(payout.state)) return null;
    const payment = ofRecord(payout);
    if (payout.state === 'CONFIRMED') this.#paid.set(id, payment);
    return payment;
  }
}
