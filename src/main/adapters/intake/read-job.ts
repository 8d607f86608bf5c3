/**
 * Reading one file into the store, in small durable pieces: in one pass where it leaves nothing open, else judged as a
 * whole first.
 */
import type { DatabaseSync } from 'node:sqlite';
import { alreadyImported, fileChanged } from '#core/import/file-reason.ts';
import { readFile, type FileReading } from '#core/import/read-file.ts';
import { makeRowContext } from '#core/import/row-context.ts';
import type { FileReason } from '#core/import/row.ts';
import { streamFile, type Provisional } from '#core/import/stream-file.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import type { IntakeState } from '#main/ports/intake.ts';
import { makeBreath } from './breath.ts';
import type { MainCalls, StopFlag } from './calls.ts';
import { askPast } from './checks.ts';
import { compareHere, type Comparing } from './comparing.ts';
import { compareElsewhere } from './comparing-thread.ts';
import { checkedAgainst, type Draft } from './draft.ts';
import type { Drafts } from './drafts.ts';
import { Gathering } from './gathering.ts';
import type { Caller } from './link.ts';
import { MOST_COMPARED } from './file-look-alikes.ts';
import type { KnownAccounts } from './known-accounts.ts';
import type { Mappings } from './mappings.ts';
import { stopLookAlikes, warnOfRepeats } from './repeat-warnings.ts';
import type { RowIndex } from './row-index.ts';
import { openTwice } from './seen-before.ts';
import { saveSnapshot } from './snapshots.ts';
import { openSource, Stopped, type OpenSource } from './source-file.ts';
import { noCounts } from './tally.ts';

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
  /** The code of the intake threads, for another one. */
  readonly code: URL;
  /** Removes the rows read so far, at once. */
  readonly clear: (n: number) => Promise<void>;
}

export interface ReadRequest {
  readonly draft: Draft;
  readonly snapshot: CurrencySnapshot;
  readonly stop: StopFlag;
}

/** Files beyond this size are worth a thread of their own; a thread takes longer to start than a small one to compare. */
const LARGE_BYTES = 1_000_000;
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
  readonly #breathe: () => Promise<void>;
  #draft: Draft;
  #source: OpenSource | null = null;
  #gathering: Gathering | null = null;
  #shownAt = 0;

  constructor(needs: ReadNeeds, request: ReadRequest) {
    this.#needs = needs;
    this.#request = request;
    this.#draft = request.draft;
    const breathe = makeBreath();
    this.#breathe = async () => {
      if (this.#isStopped()) throw new Stopped();
      await breathe();
    };
  }

  async run(): Promise<void> {
    const { source } = this.#draft.file;
    if (source === null) throw new Error('this batch was read already');
    const opened = openSource(source, () => this.#isStopped());
    if (!opened.ok) return this.end({ kind: 'refused', reasons: [opened.error] });
    this.#source = opened.value;
    if (await this.#readAtOnce(opened.value)) return;
    await this.#forget();
    await this.#readJudged(opened.value);
  }

  close(): void {
    this.#source?.close();
    this.#gathering?.comparing.close();
  }

  /** Stores the end of a reading that did not become a batch to pay; its rows go. */
  end(state: IntakeState): void {
    const { n, batch, file } = this.#draft;
    const ended = { ...batch, ...noCounts, state, snapshotId: null, snapshotAt: null };
    this.#draft = this.#needs.drafts.save({ n, batch: ended, file: { ...file, issueCounts: [] } });
    this.#needs.purge(this.#draft);
  }

  /** One pass, with rows shown before the last is read; false where the file has to be judged as a whole first. */
  async #readAtOnce(source: OpenSource): Promise<boolean> {
    const reading = streamFile(source, this.#draft.file.choices);
    let step = reading.next();
    for (; step.done !== true; step = reading.next()) {
      const event = step.value;
      if (event.kind === 'opened') await this.#open(event.reading, []);
      else {
        await this.#gathered.add(event.records);
        this.#show(event.bytesRead);
      }
      await this.#breathe();
    }
    if (step.value.kind === 'unsettled') return false;
    if (await this.#isImported()) return true;
    await this.#conclude(step.value);
    return true;
  }

  /** Two passes or more: the file is judged as a whole before any of its rows is looked at. */
  async #readJudged(source: OpenSource): Promise<void> {
    const reading = readFile(source, this.#draft.file.choices);
    let step = reading.next();
    for (; step.done !== true; step = reading.next()) {
      const event = step.value;
      if (event.kind === 'progress') {
        const passed = event.pass === 'reading' ? source.size : 0;
        this.#show((event.bytesRead + passed) / 2);
      }
      if (event.kind === 'judged') {
        if (await this.#isImported()) return;
        await this.#open(event.reading, event.reading.notes);
      }
      if (event.kind === 'records') await this.#gathered.add(event.records);
      await this.#breathe();
    }
    const outcome = step.value;
    if (outcome.kind === 'ask') {
      const asks = outcome.asks.map((ask) => this.#needs.mappings.recall(ask));
      return this.end({ kind: 'asking', asks });
    }
    if (outcome.kind === 'refused') return this.end(outcome);
    await this.#conclude(outcome);
  }

  get #gathered(): Gathering {
    if (this.#gathering === null) throw new Error('records came before the file was opened');
    return this.#gathering;
  }

  /** Keeps how the file is read and begins with its rows. */
  async #open(reading: Provisional, notes: readonly FileReason[]): Promise<void> {
    const { db, drafts } = this.#needs;
    const { n, batch, file } = this.#draft;
    const past = await askPast(batch.id, this.#needs);
    const { header, columns, decimalMark } = reading;
    const context = makeRowContext(this.#request.snapshot, decimalMark);
    const comparing = this.#comparing();
    this.#gathering = new Gathering({ db, n, context, past, comparing, breathe: this.#breathe });
    this.#draft = drafts.save({
      n,
      batch: { ...batch, notes },
      file: { ...file, header, columns, decimalMark },
    });
  }

  #comparing(): Comparing {
    const { currencies } = this.#request.snapshot;
    const isLarge = (this.#source?.size ?? 0) > LARGE_BYTES;
    return isLarge ? compareElsewhere(this.#needs.code, currencies) : compareHere();
  }

  /** Drops what came of a first reading that does not count. */
  async #forget(): Promise<void> {
    if (this.#gathering === null) return;
    this.#gathering.comparing.close();
    this.#gathering = null;
    const { n, batch, file } = this.#draft;
    this.#draft = this.#needs.drafts.show({ n, batch: { ...batch, ...noCounts }, file });
    await this.#needs.clear(n);
  }

  /** Whether these bytes were submitted before, which refuses the file; keeps their hash. */
  async #isImported(): Promise<boolean> {
    const [fileHash = null] = this.#source?.hashes() ?? [];
    const { n, batch, file } = this.#draft;
    this.#draft = { n, batch: { ...batch, fileHash }, file };
    const call = { fileHash: fileHash ?? '', batchId: batch.id };
    const before = await this.#needs.main.call('batchOfFile', call);
    if (before === null) return false;
    this.end({ kind: 'refused', reasons: [alreadyImported(before, 'bytes')] });
    return true;
  }

  /** Why the file is refused although its bytes are new: it has nothing but rows that were submitted before. */
  async #repeatedFile(identity: string | null): Promise<FileReason | null> {
    if (identity === null) return null;
    const batchId = this.#draft.batch.id;
    const same = await this.#needs.main.call('batchOfContent', { identity, batchId });
    return this.#gathered.seenBefore.refusal(same);
  }

  async #conclude({ notes }: Pick<FileReading, 'notes'>): Promise<void> {
    const gathered = this.#gathered;
    await gathered.flush();
    const hashes = this.#source?.hashes() ?? new Set();
    if (hashes.size !== 1) return this.end({ kind: 'refused', reasons: [fileChanged()] });
    const { identity, lookAlikes, isFull } = await gathered.comparing.result();
    const again = await this.#repeatedFile(identity);
    if (again !== null) return this.end({ kind: 'refused', reasons: [again] });
    const { db } = this.#needs;
    const { tally, index } = gathered;
    const { n, batch, file } = this.#draft;
    const place = { db, draft: this.#draft, tally, index, breathe: this.#breathe };
    await warnOfRepeats(place);
    await stopLookAlikes(place, lookAlikes);
    this.#needs.keepIndex(n, index);
    this.#needs.mappings.remember(file.choices);
    const twins = openTwice(this.#needs.drafts.all(), {
      batchId: batch.id,
      fileHash: batch.fileHash,
      identity,
    });
    const full = isFull ? [tooManyToCompare()] : [];
    const known = identity === null ? {} : { contentIdentity: identity };
    const ready = {
      n,
      batch: {
        ...batch,
        ...tally.counts(),
        ...known,
        notes: [...notes, ...twins, ...full],
        state: { kind: 'ready' } as const,
        ...checkedAgainst(this.#request.snapshot),
      },
      file: { ...file, source: null, issueCounts: tally.issueCounts() },
    };
    this.#needs.drafts.save(ready, () => saveSnapshot(db, n, this.#request.snapshot));
  }

  #show(bytes: number): void {
    const now = performance.now();
    if (now - this.#shownAt < PROGRESS_MS) return;
    this.#shownAt = now;
    const bytesTotal = this.#source?.size ?? 0;
    const counts = this.#gathering?.tally.counts() ?? noCounts;
    const bytesRead = Math.floor(bytes);
    const state: IntakeState = { kind: 'reading', bytesRead, bytesTotal, rows: counts.rows };
    const { n, batch, file } = this.#draft;
    this.#draft = this.#needs.drafts.show({ n, batch: { ...batch, ...counts, state }, file });
  }

  #isStopped(): boolean {
    return Atomics.load(this.#request.stop, 0) === 1;
  }
}
