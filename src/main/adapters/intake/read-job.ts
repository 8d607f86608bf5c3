/**
 * Reading one file into the store, in small durable pieces: in one pass where it leaves nothing open, else judged as a
 * whole first.
 */
import { alreadyImported, fileChanged } from '#core/import/file-reason.ts';
import { readFile, type FileReading } from '#core/import/read-file.ts';
import { makeRowContext } from '#core/import/row-context.ts';
import type { FileReason } from '#core/import/row.ts';
import { streamFile, type Provisional } from '#core/import/stream-file.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import type { IntakeState } from '#main/ports/intake.ts';
import { makeBreath } from '../breath.ts';
import { waitUnless } from './wait-unless.ts';
import type { StopFlag } from './calls.ts';
import { askPast } from './checks.ts';
import { compareHere, type Comparing } from './comparing.ts';
import { compareElsewhere } from './comparing-thread.ts';
import { concludeReading, type ConcludeNeeds } from './conclude-reading.ts';
import type { Draft } from './draft.ts';
import { Gathering } from './gathering.ts';
import type { KnownAccounts } from './known-accounts.ts';
import { openSource, Stopped, type OpenSource } from './source-file.ts';
import { noCounts } from './tally.ts';

export interface ReadNeeds extends ConcludeNeeds {
  readonly accounts: KnownAccounts;
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

class DraftReader {
  readonly #needs: ReadNeeds;
  readonly #request: ReadRequest;
  readonly #breathe: () => Promise<void>;
  #draft: Draft;
  #source: OpenSource | null = null;
  #gathering: Gathering | null = null;
  #bytesRead = 0;
  #shownAt = 0;

  constructor(needs: ReadNeeds, request: ReadRequest) {
    this.#needs = needs;
    this.#request = request;
    this.#draft = request.draft;
    const breathe = makeBreath();
    this.#breathe = async () => {
      this.#throwIfStopped();
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
    const { drafts, purge } = this.#needs;
    const last = { n, batch: ended, file: { ...file, issueCounts: [] } };
    this.#draft = state.kind === 'cancelled' ? drafts.saveSoon(last) : drafts.save(last);
    purge(this.#draft);
  }

  /** One pass, with rows shown before the last is read; false where the file has to be judged as a whole first. */
  async #readAtOnce(source: OpenSource): Promise<boolean> {
    const reading = streamFile(source, this.#draft.file.choices);
    let step = reading.next();
    for (; step.done !== true; step = reading.next()) {
      const event = step.value;
      if (event.kind === 'opened') await this.#open(event.reading, []);
      else {
        this.#bytesRead = event.bytesRead;
        await this.#gathered.add(event.records);
        this.#show();
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
        this.#bytesRead = Math.floor((event.bytesRead + passed) / 2);
        this.#show();
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
    this.#gathering = new Gathering({
      db,
      n,
      context,
      past,
      comparing,
      stored: () => this.#show(),
      breathe: this.#breathe,
      wait: (others) => waitUnless(() => this.#throwIfStopped(), others),
    });
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

  async #conclude({ notes }: Pick<FileReading, 'notes'>): Promise<void> {
    await this.#gathered.flush();
    const hashes = this.#source?.hashes() ?? new Set();
    if (hashes.size !== 1) return this.end({ kind: 'refused', reasons: [fileChanged()] });
    const refused = await concludeReading(this.#needs, {
      draft: this.#draft,
      gathered: this.#gathered,
      snapshot: this.#request.snapshot,
      notes,
      breathe: this.#breathe,
    });
    if (refused !== null) this.end({ kind: 'refused', reasons: [refused] });
  }

  #show(): void {
    const now = performance.now();
    if (now - this.#shownAt < PROGRESS_MS) return;
    this.#shownAt = now;
    const bytesTotal = this.#source?.size ?? 0;
    const counts = this.#gathering?.tally.counts() ?? noCounts;
    const bytesRead = this.#bytesRead;
    const state: IntakeState = { kind: 'reading', bytesRead, bytesTotal, rows: counts.rows };
    const { n, batch, file } = this.#draft;
    this.#draft = this.#needs.drafts.show({ n, batch: { ...batch, ...counts, state }, file });
  }

  #throwIfStopped(): void {
    if (this.#isStopped()) throw new Stopped();
  }

  #isStopped(): boolean {
    return Atomics.load(this.#request.stop, 0) === 1;
  }
}
