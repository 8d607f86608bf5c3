/**
 * The way one payout leaves: claim, look before sending, connect, wait for the slot, record, send, record, read.
 * Each `append` is durable before the next step; safety section 3 names what a crash after each of them means.
 */
import type { StopReason } from '#core/audit/entry.ts';
import { earliestSend, longestWait } from '#core/dispatch/pace.ts';
import type { PayoutEvent } from '#core/payout/transition.ts';
import { rowDigest } from '#core/review/fingerprint.ts';
import { evidenceAgainst } from '#core/track/reading.ts';
import type { NotSendable, PreparedWithdraw, ReadFailure } from '../ports/gateway.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { alarmEntry, moveEntry, orderOf, stopReason, SYSTEM } from './engine.ts';
import type { EngineNeeds, MoveFacts } from './engine.ts';
import { readingEntry } from './readings.ts';
import type { ClockWatch } from './clock-watch.ts';
import { settle, type Settled } from './settle.ts';

/** How one payout's turn ended. */
export type SendResult =
  | Settled
  /** Provably nothing left: the payout is approved again. */
  | { readonly kind: 'not-sent'; readonly failure: NotSendable | ReadFailure }
  /** The operator paused while nothing had left. */
  | { readonly kind: 'interrupted' }
  /** Something else moved the payout first: leave it alone. */
  | { readonly kind: 'gone' };

/** The run a payout is sent in. */
export interface RunTurn {
  /** Monotonic time this run was started or resumed, ms. */
  readonly startedMono: number;
  /** Notices that the computer slept. */
  readonly watch: ClockWatch;
  /** Aborts waiting while nothing has left. */
  readonly pause: AbortSignal;
  /** How long a durable change takes on this disk of late, ms; 0 while that is not known. */
  readonly commitMs: number;
}

/**
 * The commit of SEND_STARTED begins so long before the slot opens that it is through in time, ms; the bytes still
 * wait for the slot. A disk that is slow now may be slower next time, so twice its time, within bounds.
 */
const commitLead = (commitMs: number): number =>
  Math.min(LONGEST_LEAD_MS, Math.max(SHORTEST_LEAD_MS, 2 * commitMs));

const SHORTEST_LEAD_MS = 4;
const LONGEST_LEAD_MS = 30;

/** One payout's turn to be sent. Made once a turn; `send` is called once. */
export class PayoutTurn {
  readonly #needs: EngineNeeds;
  readonly #turn: RunTurn;
  /** Time from the first byte to the recorded reply, ms; null until then. */
  replyMs: number | null = null;
  /** As {@link RunTurn.commitMs}, with what this turn has seen. */
  commitMs: number;

  constructor(needs: EngineNeeds, turn: RunTurn) {
    this.#needs = needs;
    this.#turn = turn;
    this.commitMs = turn.commitMs;
  }

  /** Sends an approved payout, or leaves it approved, or stops in a state that says what is known. */
  async send(approved: PayoutRecord): Promise<SendResult> {
    const claimed = await this.#claim(approved);
    if (claimed === null) return { kind: 'gone' };
    if (rowDigest(claimed) !== claimed.digest) {
      return this.#hold(claimed, 'the stored payout is not the one that was approved');
    }
    const kept = await this.#needs.headKeeper?.keepHead();
    if (kept?.ok === false) {
      const detail = `the head of the ledger could not be kept: ${kept.error.detail}`;
      return this.#giveBack(claimed, { kind: 'no-key', detail });
    }
    const stopped = await this.#lookFirst(claimed);
    if (stopped !== null) return stopped;
    const prepared = await this.#needs.gateway.prepare(orderOf(claimed));
    if (prepared.ok) return this.#sendInSlot(claimed, prepared.value);
    const failure = prepared.error;
    return failure.kind === 'body-differs'
      ? this.#hold(claimed, failure.detail)
      : this.#giveBack(claimed, failure);
  }

  /** Moves the payout and answers it as it is now, or null when the ledger says it was moved by someone else. */
  async #move(
    payout: PayoutRecord,
    event: PayoutEvent,
    facts: MoveFacts = {},
  ): Promise<PayoutRecord | null> {
    const { ledger, clock, changed } = this.#needs;
    const began = clock.mono();
    const appended = await ledger.append(SYSTEM, [moveEntry(payout, event, facts)]);
    this.commitMs = Math.max(this.commitMs, clock.mono() - began);
    changed({ batchId: payout.batchId, payoutId: payout.id });
    return appended.ok ? ledger.payout(payout.id) : null;
  }

  async #claim(approved: PayoutRecord): Promise<PayoutRecord | null> {
    const { clock, ids } = this.#needs;
    const token = `${clock.bootId}:${ids.next()}`;
    return this.#move(approved, 'claimed', { attempt: approved.attempt + 1, token });
  }

  async #hold(claimed: PayoutRecord, detail: string): Promise<SendResult> {
    await this.#move(claimed, 'digest-mismatch', { detail });
    return { kind: 'stop', reason: stopReason('held', detail, claimed.id) };
  }

  async #giveBack(claimed: PayoutRecord, failure: NotSendable | ReadFailure): Promise<SendResult> {
    const detail = failure.kind === 'refused' ? failure.message : failure.detail;
    await this.#move(claimed, 'not-sendable', { detail });
    return { kind: 'not-sent', failure };
  }

  /** Look-up before sending (I11): an order id the gateway already knows is never sent again. */
  async #lookFirst(claimed: PayoutRecord): Promise<SendResult | null> {
    const { gateway, ledger, changed } = this.#needs;
    const found = await gateway.lookup({ by: 'orderId', orderId: claimed.orderId });
    if (found.kind === 'not-found') return null;
    if (found.kind === 'failed') return this.#giveBack(claimed, found.failure);
    const differs = evidenceAgainst(claimed, found.withdrawal);
    const event = differs.length === 0 ? 'preflight-found' : 'preflight-found-differs';
    const { withdrawalId, amount: said } = found.withdrawal;
    const detail = `the gateway already has this order id: ${differs.join('; ') || 'all fields agree'}`;
    await ledger.append(SYSTEM, [
      readingEntry(claimed, found),
      moveEntry(claimed, event, { withdrawalId, said, detail }),
      alarmEntry(claimed.id, detail),
    ]);
    changed({ batchId: claimed.batchId, payoutId: claimed.id });
    return { kind: 'stop', reason: stopReason('held', detail, claimed.id) };
  }

  /** The monotonic time at which the next withdraw may be written. */
  async #slot(): Promise<number> {
    const { gateway, ledger, clock } = this.#needs;
    return earliestSend(gateway.withdrawIntervalMs, await ledger.lastSendEnded(), {
      now: clock.now(),
      mono: clock.mono(),
      bootId: clock.bootId,
      startedMono: this.#turn.startedMono,
    });
  }

  /** Waits until shortly before the slot. Null: go on; otherwise what becomes of the payout, of which nothing left. */
  async #waitFor(
    slot: number,
    prepared: PreparedWithdraw,
  ): Promise<((claimed: PayoutRecord) => Promise<SendResult>) | null> {
    const { gateway, clock } = this.#needs;
    const { pause, watch } = this.#turn;
    const wait = slot - clock.mono();
    if (wait > longestWait(gateway.withdrawIntervalMs)) {
      const detail = `the next slot would be ${Math.round(wait / 1_000)} s away, more than the rule can ask`;
      return (claimed) => this.#stop(claimed, stopReason('spacing-lost', detail));
    }
    await watch.sleep(Math.max(0, wait - commitLead(this.commitMs)), pause);
    if (pause.aborted) {
      return async (claimed) => {
        await this.#move(claimed, 'not-sendable', { detail: 'paused before sending' });
        return { kind: 'interrupted' };
      };
    }
    const jumped = watch.jump();
    if (jumped !== null)
      return (claimed) => this.#stop(claimed, stopReason('clocks-moved', jumped));
    if (prepared.connected()) return null;
    const detail = 'the connection closed before anything was sent';
    return (claimed) => this.#giveBack(claimed, { kind: 'unreachable', detail });
  }

  /** Leaves a claimed payout approved and stops the run; nothing has left. */
  async #stop(claimed: PayoutRecord, reason: StopReason): Promise<SendResult> {
    await this.#move(claimed, 'not-sendable', { detail: reason.detail });
    return { kind: 'stop', reason };
  }

  async #sendInSlot(claimed: PayoutRecord, prepared: PreparedWithdraw): Promise<SendResult> {
    const { ledger, clock } = this.#needs;
    const slot = await this.#slot();
    const kept = await this.#waitFor(slot, prepared);
    if (kept !== null) {
      prepared.abandon();
      return kept(claimed);
    }
    const started = await this.#move(claimed, 'send-started');
    if (started === null) {
      prepared.abandon();
      return { kind: 'gone' };
    }
    await clock.precisely(slot);
    const reply = await prepared.send();
    this.replyMs = clock.mono() - slot;
    await ledger.append(SYSTEM, [
      ...(reply.kind === 'reply'
        ? [
            {
              kind: 'reply.stored',
              payoutId: started.id,
              attempt: started.attempt,
              reply: reply.reply,
            } as const,
          ]
        : []),
      { kind: 'send.ended', payoutId: started.id },
    ]);
    return settle(this.#needs, started, reply);
  }
}
