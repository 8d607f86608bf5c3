/**
 * The whole check of one ledger file: its pages, its rules, its chain, the promises its entries must keep, and its
 * tables against them. Reads once from the first entry to the last and changes nothing.
 */
import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { LedgerHead } from '#core/audit/entry.ts';
import { EntryAudit } from '#core/audit/invariants.ts';
import { Names, sumsOf } from '#core/audit/sums.ts';
import type { Fault, Findings, KeptHead } from '#core/audit/verdict.ts';
import { canonicalRow } from '#core/review/fingerprint.ts';
import { int, query, text } from '../cells.ts';
import { pageFault } from '../page-fault.ts';
import { headText } from './append.ts';
import { actorNamed, bodyFromText, GENESIS } from './chain.ts';
import { differencesFrom } from './compare.ts';
import { PAYOUT_COLUMNS, payoutFromCells } from './record.ts';
import { missingRules } from './rules.ts';
import { walkJournal, type Break, type StoredLink } from './walk.ts';

export interface InspectOptions {
  /** See `AuditOptions.spacingMs`. */
  readonly spacingMs?: number | null;
  /** A head kept outside the file, or the beginning of one: hex digits. */
  readonly keptHead?: string | null;
  /** Hears how far the check is, some hundred times; answers false to end it early. */
  readonly onProgress?: (done: number, total: number) => boolean;
}

/** Faults described in full; the rest are counted. */
const DESCRIBED = 50;
const PROGRESS_EVERY = 5_000;

const digestOf = (content: Parameters<typeof canonicalRow>[0]): string =>
  hash('sha256', canonicalRow(content), 'hex');

const metaOf = (db: DatabaseSync, key: string): string | null => {
  const found = query(db, 'SELECT value FROM meta WHERE key = ?').first(key);
  return found === null ? null : text(found[0]);
};

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

class Inspector {
  readonly #db: DatabaseSync;
  readonly #options: InspectOptions;
  readonly #audit: EntryAudit;
  readonly #names = new Names();
  readonly #faults: Fault[] = [];
  #faultCount = 0;
  /** Once the chain is broken, what its entries add up to proves nothing. */
  #chainBroken = false;
  #head: LedgerHead = { seq: 0, hash: GENESIS };
  #entries = 0;
  #firstAt: number | null = null;
  #lastAt: number | null = null;
  #kept: KeptHead | null = null;
  #checkpoint: string | null = null;
  #checkpointSeen = false;

  constructor(db: DatabaseSync, options: InspectOptions) {
    this.#db = db;
    this.#options = options;
    this.#audit = new EntryAudit({ digestOf, spacingMs: options.spacingMs ?? null });
    const given = options.keptHead ?? null;
    if (given !== null) this.#kept = { given, seq: null, at: null };
  }

  /** Null when it was ended early. */
  run(): Findings | null {
    let whole = true;
    this.#guarded('The file is damaged', () => this.#pages());
    this.#guarded('The journal cannot be read on', () => {
      this.#checkpoint = metaOf(this.#db, 'verified');
      whole = this.#journal();
      if (whole) this.#end();
    });
    if (!whole) return null;
    this.#guarded('The tables cannot be read', () => this.#tables());
    return this.#findings();
  }

  #fault(what: string, link: StoredLink | null = null, neighbours: string | null = null): void {
    this.#faultCount += 1;
    if (this.#faults.length >= DESCRIBED) return;
    const at = link?.at ?? null;
    this.#faults.push({ seq: link?.seq ?? null, at, what, neighbours });
  }

  /** What SQLite or a reader throws at a damaged place is a finding, not an accident. */
  #guarded(what: string, step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#chainBroken = true;
      const after =
        this.#head.seq === 0 ? '' : ` The last entry that could be read is ${this.#head.seq}.`;
      this.#fault(`${what} (${wordsOf(error)}).${after}`);
    }
  }

  #pages(): void {
    for (const rule of missingRules(this.#db)) {
      this.#fault(`The file's own rule “${rule}” was removed or changed.`);
    }
    const fault = pageFault(this.#db);
    if (fault !== null) this.#fault(`SQLite finds the file damaged: ${fault}.`);
  }

  /** Answers false when it was ended early. */
  #journal(): boolean {
    const total = int(query(this.#db, 'SELECT coalesce(max(seq), 0) FROM journal').first()?.[0]);
    for (const { link, broken } of walkJournal(this.#db)) {
      this.#link(link, broken);
      this.#entries += 1;
      if (this.#entries % PROGRESS_EVERY !== 0) continue;
      if (this.#options.onProgress?.(this.#entries, total) === false) return false;
    }
    return this.#options.onProgress?.(this.#entries, total) !== false;
  }

  #link(link: StoredLink, broken: Break | null): void {
    this.#firstAt ??= link.at;
    this.#lastAt = link.at;
    this.#head = { seq: link.seq, hash: link.hash };
    if (broken !== null) {
      this.#chainBroken = true;
      this.#fault(broken.what, link, broken.neighbours);
    }
    this.#compareHeads(link);
    this.#body(link);
  }

  #compareHeads(link: StoredLink): void {
    if (this.#checkpoint === headText(link)) this.#checkpointSeen = true;
    const kept = this.#kept;
    if (kept !== null && kept.seq === null && link.hash.startsWith(kept.given)) {
      this.#kept = { ...kept, seq: link.seq, at: link.at };
    }
  }

  #body(link: StoredLink): void {
    try {
      const body = bodyFromText(link.payload);
      this.#names.hear(body);
      const { seq, at, mono, bootId } = link;
      const wrong = this.#audit.add({ seq, at, mono, bootId, actor: actorNamed(link.actor), body });
      if (this.#chainBroken) return;
      if (wrong !== null) this.#fault(`The entry says that ${wrong}.`, link);
      if (body.kind !== link.kind) {
        this.#fault(`It is filed as ${link.kind} and says ${body.kind}.`, link);
      }
    } catch (error) {
      if (this.#chainBroken) return;
      this.#fault(`The entry cannot be read (${wordsOf(error)}).`, link);
    }
  }

  /** What the file notes of its own end and of the last check, against the end that is there. */
  #end(): void {
    const { seq } = this.#head;
    const stored = metaOf(this.#db, 'head') ?? headText({ seq: 0, hash: GENESIS });
    const last = Number(stored.split(' ')[0]);
    const beside =
      seq === 0 ? 'No entry is left.' : `The last entry that is there is entry ${seq}.`;
    if (last > seq) {
      this.#chainBroken = true;
      const which = last === seq + 1 ? `Entry ${last} is` : `Entries ${seq + 1} to ${last} are`;
      this.#faultAtEnd(`${which} missing: the end was cut off.`, beside);
    } else if (stored !== headText(this.#head)) {
      this.#faultAtEnd('The note of where the ledger ends does not name its last entry.', beside);
    }
    const checked = Number(this.#checkpoint?.split(' ')[0] ?? '0');
    if (checked > 0 && !this.#checkpointSeen) {
      this.#faultAtEnd(
        `Purser once checked this ledger up to entry ${checked}, and that entry is not there as it was.`,
        beside,
      );
    }
  }

  #faultAtEnd(what: string, neighbours: string): void {
    this.#faultCount += 1;
    const { seq } = this.#head;
    if (this.#faults.length < DESCRIBED) {
      this.#faults.push({ seq: seq + 1, at: this.#lastAt, what, neighbours });
    }
  }

  #tables(): void {
    if (this.#chainBroken) return;
    for (const difference of differencesFrom(this.#db, this.#audit.fold)) {
      this.#fault(`${difference}.`);
    }
    const sql = `SELECT ${PAYOUT_COLUMNS} FROM payout p JOIN batch b ON b.n = p.batch_n`;
    for (const cells of query(this.#db, sql).each()) {
      const payout = payoutFromCells(cells);
      if (digestOf(payout) === payout.digest) continue;
      this.#fault(`Payout ${payout.id} (${payout.reference}) does not pay what was submitted.`);
    }
  }

  #findings(): Findings {
    const { fold, sends, shortestGapMs } = this.#audit;
    return {
      entries: this.#entries,
      firstAt: this.#firstAt,
      lastAt: this.#lastAt,
      head: this.#head,
      payouts: fold.payouts.size,
      ...sumsOf(fold, this.#names),
      sends,
      shortestGapMs,
      kept: this.#kept,
      faults: this.#faults,
      faultCount: this.#faultCount,
    };
  }
}

/** Checks everything about an open ledger file; null when `onProgress` ended it. */
export const inspectLedger = (db: DatabaseSync, options: InspectOptions = {}): Findings | null =>
  new Inspector(db, options).run();
