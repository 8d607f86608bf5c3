/** One run of one batch, from Send or Resume to its end or its stop. */
import type { Actor, RunState, StopReason } from '#core/audit/entry.ts';
import type { Funding } from '#core/dispatch/choices.ts';
import { refusalStops } from '#core/dispatch/queue.ts';
import { backoffAfter } from '#core/dispatch/retry.ts';
import { sendingOrder } from '#core/dispatch/sending-order.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { boundsOf } from './basis.ts';
import { ClockWatch } from './clock-watch.ts';
import { coolDown } from './cool-down.ts';
import { stopReason, SYSTEM, type EngineNeeds } from './engine.ts';
import { PassedOver } from './passed-over.ts';
import { Funds, reasonOf } from './preflight.ts';
import { proveLookup } from './prove-lookup.ts';
import { PayoutTurn, type SendResult } from './send-one.ts';

/** Share of the slowest recent commit that is expected of the next. */
const COMMIT_MEMORY = 0.8;

/** Null: go on with the next payout. */
type Verdict = StopReason | null;

export class BatchRun {
  readonly batchId: string;
  /** The payout being sent, or null between two. */
  current: PayoutRecord | null = null;
  replyMs = 0;
  readonly #needs: EngineNeeds;
  readonly #startedMono: number;
  readonly #watch: ClockWatch;
  readonly #pause = new AbortController();
  #pausedFor: StopReason = stopReason('operator-paused');
  #stopRequested = false;
  readonly #passedOver = new PassedOver();
  #refusalsInARow = 0;
  #failures = 0;
  #commitMs = 0;
  #canary = true;

  constructor(needs: EngineNeeds, batchId: string) {
    this.#needs = needs;
    this.batchId = batchId;
    this.#startedMono = needs.clock.mono();
    this.#watch = new ClockWatch(needs.clock);
  }

  /** Records that a person started the run, or answers false when the batch does not wait for that any more. */
  begin(by: Actor): Promise<boolean> {
    return this.#moveTo(by, 'running', null);
  }

  /** Sends until the batch is through or something ends the run, and records which. */
  async drive(): Promise<void> {
    try {
      const reason = await this.#sendAll();
      await this.#moveTo(SYSTEM, reason === null ? 'finished' : 'paused', reason);
    } catch (failure) {
      // A failed disk refuses this too; then the next start pauses the run.
      const detail = failure instanceof Error ? failure.name : typeof failure;
      await this.#moveTo(SYSTEM, 'paused', stopReason('internal', detail)).catch(() => undefined);
      throw failure;
    }
  }

  /** Stops before the next byte leaves; the first reason given stands. */
  pause(reason: StopReason): void {
    if (this.#pause.signal.aborted) return;
    this.#pausedFor = reason;
    this.#pause.abort();
  }

  stopAfterThis(): void {
    this.#stopRequested = true;
  }

  async #moveTo(by: Actor, to: RunState, reason: StopReason | null): Promise<boolean> {
    const { ledger, changed } = this.#needs;
    const { batchId } = this;
    const moved = await ledger.append(by, [{ kind: 'run.moved', batchId, to, reason }]);
    changed({ batchId });
    return moved.ok;
  }

  async #sendAll(): Promise<Verdict> {
    await coolDown(this.#needs, this.#pause.signal);
    const { ledger } = this.#needs;
    const batch = await ledger.batch(this.batchId);
    if (batch === null) return stopReason('internal', 'the batch is not in the ledger');
    const read = await Funds.read(this.#needs, boundsOf(batch));
    if ('reason' in read) return read.reason;
    const { order, funding } = batch.choices;
    const payouts = await ledger.payoutsOf(this.batchId);
    this.#canary = payouts.every((payout) => payout.withdrawalId === null);
    const above = await this.#needs.limits?.run(payouts);
    if (above !== undefined && above !== null) return stopReason('limit-reached', above);
    const waiting = sendingOrder(payouts, order);
    const lacking = funding === 'strict' ? read.funds.coverAll(waiting) : null;
    if (lacking !== null) return lacking;
    for (const queued of waiting) {
      const verdict = await this.#takeTurns(queued.id, read.funds, funding);
      this.current = null;
      if (verdict !== null) return verdict;
    }
    return this.#passedOver.reason();
  }

  /** Tries one payout until it has left, is refused, or the run stops; every try begins from the ledger. */
  async #takeTurns(payoutId: string, funds: Funds, funding: Funding): Promise<Verdict> {
    for (;;) {
      const asked = this.#requested() ?? this.#slept();
      if (asked !== null) return asked;
      const payout = await this.#needs.ledger.payout(payoutId);
      if (payout === null || payout.state !== 'APPROVED') return null;
      // Asked anew for every payout, whoever approved it: this is the last moment at which nothing has left.
      const above = await this.#needs.limits?.payout(payout);
      if (above !== undefined && above !== null)
        return stopReason('limit-reached', above, payout.id);
      const obstacle = await funds.allow(payout);
      if (obstacle !== null)
        return funding === 'partial' && this.#passedOver.take(payout, obstacle) ? null : obstacle;
      const verdict = await this.#turn(payout, funds);
      if (verdict !== null) return verdict;
    }
  }

  async #turn(payout: PayoutRecord, funds: Funds): Promise<Verdict> {
    this.current = payout;
    const turn = new PayoutTurn(this.#needs, {
      startedMono: this.#startedMono,
      watch: this.#watch,
      pause: this.#pause.signal,
      // One slow moment of the disk is forgotten within a few payouts.
      commitMs: this.#commitMs * COMMIT_MEMORY,
    });
    const result = await turn.send(payout);
    this.#commitMs = turn.commitMs;
    this.replyMs = turn.replyMs ?? this.replyMs;
    if (result.kind === 'accepted') {
      funds.spend(await this.#asSent(payout));
      await proveLookup(this.#needs, payout.id);
    }
    return this.#judge(payout, result);
  }

  /** The payout with what the gateway said it made of its fiat amount; Purser's own conversions say it before. */
  async #asSent(payout: PayoutRecord): Promise<PayoutRecord> {
    if (payout.fiatExact === undefined) return payout;
    return (await this.#needs.ledger.payout(payout.id)) ?? payout;
  }

  async #judge(payout: PayoutRecord, result: SendResult): Promise<Verdict> {
    switch (result.kind) {
      case 'accepted':
        this.#refusalsInARow = 0;
        this.#failures = 0;
        this.#canary = false;
        return null;
      case 'refused':
        this.#refusalsInARow += 1;
        return refusalStops(this.#canary, this.#refusalsInARow)
          ? stopReason('refused', result.message, payout.id)
          : null;
      case 'not-sent':
        return this.#waitOrStop(payout, result.failure);
      case 'stop':
        return result.reason;
      case 'interrupted':
        return null;
      case 'gone': {
        const now = await this.#needs.ledger.payout(payout.id);
        const stuck = now?.state === 'APPROVED';
        return stuck ? stopReason('internal', 'the payout could not be claimed', payout.id) : null;
      }
    }
  }

  /** A payout that did not leave is tried again a bounded number of times, and only when the network was to blame. */
  async #waitOrStop(
    payout: PayoutRecord,
    failure: (SendResult & { kind: 'not-sent' })['failure'],
  ): Promise<Verdict> {
    this.#failures += 1;
    const wait =
      failure.kind === 'unreachable' ? backoffAfter(this.#failures, this.#needs.random()) : null;
    if (wait === null) return { ...reasonOf(failure), payoutId: payout.id };
    await this.#watch.sleep(wait, this.#pause.signal);
    return null;
  }

  #slept(): Verdict {
    const jumped = this.#watch.jump();
    return jumped === null ? null : stopReason('clocks-moved', jumped);
  }

  #requested(): Verdict {
    if (this.#pause.signal.aborted) return this.#pausedFor;
    return this.#stopRequested ? stopReason('operator-stopped') : null;
  }
}
