/**
 * The facts of a simulated ledger and what they add up to. Every fact is taken or refused by the very rules the real
 * ledger asks (core/audit/fold). The hash chain and SQL are the real ledger's own tests.
 */
import type {
  Actor,
  Entry,
  EntryBody,
  RunState,
  StopReason,
  StoredReply,
} from '#core/audit/entry.ts';
import {
  moveBatch,
  moveStanding,
  type FoldedBatch,
  type MovedBody,
  type Standing,
} from '#core/audit/fold.ts';
import { approvedBatch, approvedRows, BATCH, BEGIN, type Ordered, type Row } from './batch.ts';

/** One transaction as it lies on the disk. */
export interface Transaction {
  readonly actor: Actor;
  readonly bodies: readonly EntryBody[];
  readonly at: number;
  readonly mono: number;
  readonly bootId: string;
}

export interface Cell {
  row: Row;
  /** The same as the rules of the ledger see it. */
  standing: Standing;
  entries: Entry[];
  reply: { readonly attempt: number; readonly reply: StoredReply } | null;
  /** Transaction that recorded the last SEND_STARTED, counted from 1; 0 while there is none. */
  startedBy: number;
}

export interface BatchCell extends FoldedBatch {
  readonly run: RunState;
  readonly reason: StopReason | null;
  readonly approvedAt: number | null;
}

export interface Ended {
  readonly at: number;
  readonly mono: number;
  readonly bootId: string;
}

/** What a cell was before a transaction touched it. */
type Saved = Pick<Cell, 'row' | 'standing' | 'reply' | 'startedBy'> & {
  readonly cell: Cell;
  readonly entries: number;
};

export class Tables {
  readonly cells: Cell[] = [];
  readonly byId = new Map<string, Cell>();
  batch: BatchCell;
  ended: Ended | null = null;
  proven = false;
  /** Transactions applied. */
  applied = 0;
  /** Whether claim tokens are compared; false only where a mutant takes that rule away. */
  readonly #tokens: boolean;
  #seq: number;

  constructor(ordered: Ordered, tokens = true) {
    const { payouts } = ordered;
    this.#tokens = tokens;
    this.#seq = payouts;
    this.batch = { ...approvedBatch(payouts), reason: null, approvedAt: BEGIN };
    for (const { row, entry } of approvedRows(ordered)) {
      const standing = standingOf(row);
      const cell: Cell = { row, standing, entries: [entry], reply: null, startedBy: 0 };
      this.cells.push(cell);
      this.byId.set(row.id, cell);
    }
  }

  /** Applies a transaction whole, or refuses it and changes nothing. */
  apply(tx: Transaction): boolean {
    const { batch, ended, proven } = this;
    const seq = this.#seq;
    const saved: Saved[] = [];
    this.applied += 1;
    for (const body of tx.bodies) {
      if (this.#applyOne(tx, body, saved)) continue;
      for (const { cell, entries, ...before } of saved.toReversed()) {
        Object.assign(cell, before);
        cell.entries.length = entries;
      }
      this.batch = batch;
      this.ended = ended;
      this.proven = proven;
      this.#seq = seq;
      this.applied -= 1;
      return false;
    }
    return true;
  }

  #applyOne(tx: Transaction, body: EntryBody, saved: Saved[]): boolean {
    this.#seq += 1;
    switch (body.kind) {
      case 'run.moved':
      case 'batch.approved':
        return this.#moveBatch(tx, body);
      case 'balance.read':
      case 'ledger.opened':
      case 'ledger.unlocked':
        return true;
      case 'payout.submitted':
      case 'batch.submitted':
      case 'report.exported':
      case 'carried.written-off':
      case 'rate.recorded':
      case 'rate.confirmed':
      case 'terms.changed':
        return false;
      default:
        return this.#about(tx, body, saved);
    }
  }

  #moveBatch(tx: Transaction, body: EntryBody & { kind: 'run.moved' | 'batch.approved' }): boolean {
    const next = moveBatch(this.batch, body, tx.actor);
    if (!next.ok || body.batchId !== BATCH) return false;
    const approvedAt = next.value.approved ? (this.batch.approvedAt ?? tx.at) : null;
    this.batch = { ...next.value, approvedAt, reason: 'reason' in body ? body.reason : null };
    return true;
  }

  #about(
    tx: Transaction,
    body: Exclude<EntryBody, { kind: 'payout.submitted' }> & { payoutId: string | null },
    saved: Saved[],
  ): boolean {
    const cell = body.payoutId === null ? undefined : this.byId.get(body.payoutId);
    if (cell === undefined) return body.payoutId === null;
    const { row, standing, reply, startedBy, entries } = cell;
    saved.push({ cell, row, standing, reply, startedBy, entries: entries.length });
    cell.entries.push({
      seq: this.#seq,
      at: tx.at,
      mono: tx.mono,
      bootId: tx.bootId,
      actor: tx.actor,
      body,
      hash: '',
    });
    switch (body.kind) {
      case 'payout.moved':
        return this.#move(tx, cell, body);
      case 'reply.stored':
        if (body.attempt > cell.row.attempt) return false;
        cell.reply = { attempt: body.attempt, reply: body.reply };
        return true;
      case 'reading.stored':
        cell.row = withReading(cell.row, body, tx.at);
        return true;
      case 'send.ended':
        this.ended = { at: tx.at, mono: tx.mono, bootId: tx.bootId };
        return true;
      case 'capability.proven':
        this.proven = true;
        return true;
      default:
        return true;
    }
  }

  #move(tx: Transaction, cell: Cell, body: MovedBody): boolean {
    const { row, standing } = cell;
    const blind = !this.#tokens && body.event !== 'claimed';
    const asked = blind ? { ...body, token: standing.token, attempt: standing.attempt } : body;
    const next = moveStanding(standing, asked, tx.actor);
    if (!next.ok) return false;
    cell.standing = next.value;
    cell.row = {
      ...row,
      state: next.value.state,
      attempt: next.value.attempt,
      token: next.value.token,
      movedAt: tx.at,
      detail: body.detail,
      withdrawalId: body.withdrawalId ?? row.withdrawalId,
      chainHash: body.chainHash ?? row.chainHash,
      ...(next.value.sent === null ? {} : { sent: next.value.sent }),
    };
    if (body.to === 'SEND_STARTED') cell.startedBy = this.applied;
    return true;
  }
}

const standingOf = (row: Row): Standing => ({
  state: row.state,
  epoch: row.epoch,
  fate: 'unsent',
  attempt: row.attempt,
  token: row.token,
  digest: row.digest,
  converts: row.fiatExact !== undefined,
  sent: row.sent ?? null,
});

const withReading = (row: Row, said: EntryBody & { kind: 'reading.stored' }, at: number): Row => ({
  ...row,
  askedAt: at,
  notFoundInARow: said.outcome === 'not-found' ? row.notFoundInARow + 1 : 0,
  chainHash: said.chainHash ?? row.chainHash,
  debited: said.debited ?? row.debited,
  networkFee: said.networkFee ?? row.networkFee,
  serviceFee: said.serviceFee ?? row.serviceFee,
  confirmations: said.confirmations ?? row.confirmations,
});
