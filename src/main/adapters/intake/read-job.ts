/**
 * Reading one file into the store: judged as a whole, then record by record in small durable pieces.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { LocatedRecord } from '#core/import/located-record.ts';
import { alreadyImported, fileChanged } from '#core/import/file-reason.ts';
import { readFile, type FileReading, type ReadOutcome } from '#core/import/read-file.ts';
import { makeRowContext, type RowContext } from '#core/import/row-context.ts';
import type { FileReason } from '#core/import/row.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import type { IntakeState } from '#main/ports/intake.ts';
import { makeBreath } from './breath.ts';
import type { MainCalls, StopFlag } from './calls.ts';
import { askPast, checkPast, checkRecord, type Past } from './checks.ts';
import { checkedAgainst, type Draft } from './draft.ts';
import type { Drafts } from './drafts.ts';
import type { Caller } from './link.ts';
import { makeFileLookAlikes, MOST_COMPARED } from './file-look-alikes.ts';
import type { KnownAccounts } from './known-accounts.ts';
import type { Mappings } from './mappings.ts';
import { stopLookAlikes, warnOfRepeats } from './repeat-warnings.ts';
import { makeRowIndex, type RowIndex } from './row-index.ts';
import { writeRows } from './rows.ts';
import { makeSeenBefore, openTwice } from './seen-before.ts';
import { saveSnapshot } from './snapshots.ts';
import { openSource, Stopped, type OpenSource } from './source-file.ts';
import { inPiece } from './store.ts';
import { countedOf } from './stored-row.ts';
import { makeRowTally, noCounts } from './tally.ts';

export interface ReadNeeds {
  readonly db: DatabaseSync;
  readonly drafts: Drafts;
  readonly main: Caller<MainCalls>;
  readonly accounts: KnownAccounts;
  readonly mappings: Mappings;
  /** Keeps which rows share what, for the changes that follow. */
  readonly keepIndex: (n: number, index: RowIndex) => void;
  /** Removes the rows of a batch that did not become ready, afterwards. */
  readonly purge: (draft: Draft) => void;
}

export interface ReadRequest {
  readonly draft: Draft;
  readonly snapshot: CurrencySnapshot;
  readonly stop: StopFlag;
}

/** Records stored in one transaction: large enough that syncs do not count, small enough to stay answerable. */
const PIECE = 1_000;
const PROGRESS_MS = 100;

/** Reads to the end and stores how it ended; never rejects for anything in the file. */
export const readDraft = async (needs: ReadNeeds, request: ReadRequest): Promise<void> => {
  const reader = new DraftReader(needs, request);
  try {
    await reader.run();
  } catch (error) {
    if (error instanceof Stopped) reader.end({ kind: 'cancelled' });
    else reader.end({ kind: 'refused', reasons: [unreadable(error)] });
  } finally {
    reader.close();
  }
};

const unreadable = (error: unknown): FileReason => {
  const why = error instanceof Error ? error.message : 'unknown reason';
  const message = `The file could not be read to its end (${why}). Check the disk and import it again.`;
  return { rule: 'file-unreadable', message };
};

const tooManyToCompare = (): FileReason => ({
  rule: 'file-many-accounts',
  message: `The file pays more than ${MOST_COMPARED.toLocaleString('en')} different addresses; only the first so many were compared with each other for look-alikes. Each was compared with earlier payouts.`,
});

class DraftReader {
  readonly #needs: ReadNeeds;
  readonly #request: ReadRequest;
  readonly #tally = makeRowTally();
  readonly #index = makeRowIndex();
  readonly #lookAlikes = makeFileLookAlikes();
  readonly #seenBefore = makeSeenBefore();
  readonly #breathe = makeBreath();
  readonly #rows;
  #draft: Draft;
  #source: OpenSource | null = null;
  #context: RowContext | null = null;
  #waiting: LocatedRecord[] = [];
  #shownAt = 0;
  #past: Past | null = null;

  constructor(needs: ReadNeeds, request: ReadRequest) {
    this.#needs = needs;
    this.#request = request;
    this.#draft = request.draft;
    this.#rows = writeRows(needs.db);
  }

  async run(): Promise<void> {
    const { source, choices } = this.#draft.file;
    if (source === null) throw new Error('this batch was read already');
    const opened = openSource(source, () => this.#isStopped());
    if (!opened.ok) return this.end({ kind: 'refused', reasons: [opened.error] });
    this.#source = opened.value;
    const reading = readFile(opened.value, choices);
    let step = reading.next();
    for (; step.done !== true; step = reading.next()) {
      const event = step.value;
      if (event.kind === 'progress') this.#show(event.pass, event.bytesRead);
      if (event.kind === 'judged' && !(await this.#begin(event.reading))) return;
      if (event.kind === 'records') await this.#take(event.records);
      await this.#breathe();
      if (this.#isStopped()) throw new Stopped();
    }
    await this.#conclude(step.value);
  }

  close(): void {
    this.#source?.close();
  }

  /** Stores the end of a reading that did not become a batch to pay; its rows go. */
  end(state: IntakeState): void {
    const { n, batch, file } = this.#draft;
    const ended = { ...batch, ...noCounts, state, snapshotId: null, snapshotAt: null };
    this.#draft = this.#needs.drafts.save({ n, batch: ended, file: { ...file, issueCounts: [] } });
    this.#needs.purge(this.#draft);
  }

  /** The file is accepted as a whole: refuses bytes that were submitted before, else keeps how it is read. */
  async #begin(reading: FileReading): Promise<boolean> {
    const [fileHash = null] = this.#source?.hashes() ?? [];
    const { batch, file, n } = this.#draft;
    const call = { fileHash: fileHash ?? '', batchId: batch.id };
    const before = await this.#needs.main.call('batchOfFile', call);
    if (before !== null) {
      this.end({ kind: 'refused', reasons: [alreadyImported(before, 'bytes')] });
      return false;
    }
    this.#past = await askPast(batch.id, this.#needs);
    const { header, columns, decimalMark } = reading;
    this.#context = makeRowContext(this.#request.snapshot, decimalMark);
    this.#draft = this.#needs.drafts.save({
      n,
      batch: { ...batch, fileHash, notes: reading.notes },
      file: { ...file, header, columns, decimalMark },
    });
    return true;
  }

  /** Why the file is refused although its bytes are new: it has nothing but rows that were submitted before. */
  async #repeatedFile(): Promise<FileReason | null> {
    const batchId = this.#draft.batch.id;
    const identity = this.#seenBefore.identity();
    if (identity === null) return null;
    const same = await this.#needs.main.call('batchOfContent', { identity, batchId });
    return this.#seenBefore.refusal(same);
  }

  async #take(records: readonly LocatedRecord[]): Promise<void> {
    this.#waiting.push(...records);
    while (this.#waiting.length >= PIECE) await this.#store(this.#waiting.splice(0, PIECE));
  }

  async #store(records: readonly LocatedRecord[]): Promise<void> {
    const context = this.#context;
    const past = this.#past;
    if (context === null || past === null)
      throw new Error('records came before the file was judged');
    const checked = records.map((record) => checkRecord(record, record.issues, context));
    await this.#breathe();
    const { db, accounts } = this.#needs;
    const rows = await checkPast(checked, past);
    inPiece(db, () => {
      for (const [at, row] of rows.entries()) {
        const { raw = [], issues: fileIssues = [] } = records[at] ?? {};
        this.#rows.insert(this.#draft.n, { row, raw, fileIssues });
      }
    });
    for (const [at, row] of rows.entries()) {
      const own = checked[at];
      if (own !== undefined) this.#seenBefore.note(own, row);
      this.#tally.count(countedOf(row, false), 1);
      this.#tally.countIssues(row.issues);
      this.#index.set(row.row, { reference: row.cells.reference, content: row.content });
      if (row.content !== null && !accounts.has(row.content))
        this.#lookAlikes.add(row.row, row.content);
    }
  }

  async #conclude(outcome: ReadOutcome): Promise<void> {
    if (outcome.kind === 'ask') {
      const asks = outcome.asks.map((ask) => this.#needs.mappings.recall(ask));
      return this.end({ kind: 'asking', asks });
    }
    if (outcome.kind === 'refused') return this.end(outcome);
    await this.#store(this.#waiting.splice(0));
    const hashes = this.#source?.hashes() ?? new Set();
    if (hashes.size !== 1) return this.end({ kind: 'refused', reasons: [fileChanged()] });
    const again = await this.#repeatedFile();
    if (again !== null) return this.end({ kind: 'refused', reasons: [again] });
    const { db } = this.#needs;
    const breathe = (): Promise<void> => {
      if (this.#isStopped()) throw new Stopped();
      return this.#breathe();
    };
    const { n, batch, file } = this.#draft;
    const [draft, tally, index] = [this.#draft, this.#tally, this.#index];
    const place = { db, draft, tally, index, breathe };
    await warnOfRepeats(place);
    await stopLookAlikes(place, this.#lookAlikes);
    this.#needs.keepIndex(n, index);
    this.#needs.mappings.remember(file.choices);
    const identity = this.#seenBefore.identity();
    const twins = openTwice(this.#needs.drafts.all(), {
      batchId: batch.id,
      fileHash: batch.fileHash,
      identity,
    });
    const full = this.#lookAlikes.isFull ? [tooManyToCompare()] : [];
    const notes = [...batch.notes, ...twins, ...full];
    const known = identity === null ? {} : { contentIdentity: identity };
    const counts = this.#tally.counts();
    const checkedAt = checkedAgainst(this.#request.snapshot);
    const state = { kind: 'ready' } as const;
    const ready = {
      n,
      batch: { ...batch, ...counts, ...known, notes, state, ...checkedAt },
      file: { ...file, source: null, issueCounts: this.#tally.issueCounts() },
    };
    this.#needs.drafts.save(ready, () => saveSnapshot(db, n, this.#request.snapshot));
  }

  /** Both passes over the bytes count as one way, so that progress never goes back. */
  #show(pass: 'judging' | 'reading', bytes: number): void {
    const now = performance.now();
    if (now - this.#shownAt < PROGRESS_MS) return;
    this.#shownAt = now;
    const bytesTotal = this.#source?.size ?? 0;
    const bytesRead = Math.floor((bytes + (pass === 'reading' ? bytesTotal : 0)) / 2);
    const counts = this.#tally.counts();
    const state: IntakeState = { kind: 'reading', bytesRead, bytesTotal, rows: counts.rows };
    const { n, batch, file } = this.#draft;
    this.#draft = this.#needs.drafts.show({ n, batch: { ...batch, ...counts, state }, file });
  }

  #isStopped(): boolean {
    return Atomics.load(this.#request.stop, 0) === 1;
  }
}
