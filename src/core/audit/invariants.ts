/**
 * The promises of the ledger, checked from its entries alone, one after the other, in one pass:
 * content as it was digested, every move allowed and borne out, one request at a time, spaced as recorded.
 */
import type { PayoutContent } from '../payout/payout.ts';
import type { Entry, EntryBody } from './entry.ts';
import { CarriedAmounts } from './carried.ts';
import { Conversions } from './conversions.ts';
import { emptyFold, foldEntry, type Folded, type FoldedPayout } from './fold.ts';
import {
  afterEnd,
  afterMove,
  afterReading,
  afterReply,
  endFault,
  moveFault,
  NOTHING_SEEN,
  replyFault,
  type Witness,
} from './witness.ts';

/** An entry as the audit needs it; its hash is the chain's affair. */
export type AuditedEntry = Omit<Entry, 'hash'>;

export interface AuditOptions {
  /** SHA-256 (hex) of the canonical content, as `rowDigest`; the caller may bring a faster one. */
  readonly digestOf: (content: PayoutContent) => string;
  /** Shortest time between the end of one request and the next, ms; null where the pace is not known. */
  readonly spacingMs: number | null;
}

interface LastEnd {
  readonly mono: number;
  readonly bootId: string;
}

/** Walks the entries of one ledger in order; `fold` is where everything stands after the last of them. */
export class EntryAudit {
  readonly fold: Folded = emptyFold();
  /** Shortest recorded time between the end of a request and the next within one start of Purser, ms. */
  shortestGapMs: number | null = null;
  /** Requests that may have left. */
  sends = 0;
  readonly #options: AuditOptions;
  readonly #seen = new Map<string, Witness>();
  readonly #conversions = new Conversions();
  readonly #carried = new CarriedAmounts();
  /** The payout whose request is recorded as begun and not as ended. */
  #underWay: string | null = null;
  #lastEnd: LastEnd | null = null;

  constructor(options: AuditOptions) {
    this.#options = options;
  }

  /** Adds one entry; answers what is wrong with it, in words, or null. */
  add(entry: AuditedEntry): string | null {
    const { body, actor } = entry;
    const about = 'payoutId' in body ? body.payoutId : null;
    const before = about === null ? undefined : this.fold.payouts.get(about);
    if (!foldEntry(this.fold, actor, body).ok) {
      return `${nameOf(body)} contradicts the entries before it`;
    }
    if (about === null) return this.#aboutBatch(body);
    const fault = this.#witness(entry, about, before ?? null);
    return fault === null ? null : `payout ${about} ${fault}`;
  }

  #aboutBatch(body: EntryBody): string | null {
    if (body.kind === 'batch.submitted') this.#carried.hearBatch(body);
    if (body.kind !== 'carried.written-off') return null;
    const fault = this.#carried.hearWrittenOff(body, this.fold);
    return fault === null ? null : `row ${body.row} of batch ${body.batchId} ${fault}`;
  }

  #witness(entry: AuditedEntry, id: string, before: FoldedPayout | null): string | null {
    const { body } = entry;
    const state = before?.state ?? null;
    const seen = this.#seen.get(id) ?? NOTHING_SEEN;
    switch (body.kind) {
      case 'payout.submitted':
        if (state === 'DRAFT' || state === 'READY' || state === null) this.#renew(id, body.epoch);
        this.#conversions.hear(body);
        return this.#options.digestOf(body.content) === body.digest
          ? this.#carried.hearPayout(body, this.fold)
          : 'was submitted with content that its digest does not cover';
      case 'payout.moved': {
        this.#seen.set(id, afterMove(seen, body));
        const started = body.event === 'send-started' ? this.#started(entry, id) : null;
        const converted = this.#conversions.fault(body, before?.sent ?? null);
        return moveFault(seen, body) ?? converted ?? started;
      }
      case 'reply.stored':
        this.#seen.set(id, afterReply(seen));
        return replyFault(seen, state ?? 'DRAFT');
      case 'reading.stored':
        this.#seen.set(id, afterReading(seen, body));
        return null;
      case 'send.ended':
        this.#seen.set(id, afterEnd(seen));
        if (this.#underWay === id) this.#underWay = null;
        this.#lastEnd = { mono: entry.mono, bootId: entry.bootId };
        return endFault(seen);
      default:
        return null;
    }
  }

  /** A new epoch begins with nothing seen; the same one, sent back and submitted again, keeps what was. */
  #renew(id: string, epoch: number): void {
    if ((this.#epochs.get(id) ?? 1) === epoch) return;
    this.#epochs.set(id, epoch);
    this.#seen.set(id, NOTHING_SEEN);
  }

  /** Epochs beyond the first: there are few. */
  readonly #epochs = new Map<string, number>();

  #started(entry: AuditedEntry, id: string): string | null {
    this.sends += 1;
    const other = this.#underWay;
    this.#underWay = id;
    if (other !== null) return `was sent while the request of payout ${other} was under way`;
    const last = this.#lastEnd;
    if (last === null || last.bootId !== entry.bootId) return null;
    const gap = entry.mono - last.mono;
    if (this.shortestGapMs === null || gap < this.shortestGapMs) this.shortestGapMs = gap;
    const { spacingMs } = this.#options;
    if (spacingMs === null || gap >= spacingMs) return null;
    return `was sent ${gap.toFixed(1)} ms after the request before it ended; at least ${spacingMs} ms must lie between them`;
  }
}

const nameOf = (body: EntryBody): string => {
  if ('payoutId' in body && body.payoutId !== null)
    return `${body.kind} of payout ${body.payoutId}`;
  return 'batchId' in body ? `${body.kind} of batch ${body.batchId}` : body.kind;
};
