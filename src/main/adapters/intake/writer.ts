/**
 * The thread that owns the drafts: reads files, checks rows, changes them and forgets.
 */
import { basename } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { ImportChoices } from '#core/import/ask.ts';
import { err, ok } from '#core/result.ts';
import type { IntakeBatch } from '#main/ports/intake.ts';
import { makeBreath } from '../breath.ts';
import type { MainCalls, StartInput, StopFlag, WriterCalls } from './calls.ts';
import type { Draft, DraftFile } from './draft.ts';
import { makeDrafts } from './drafts.ts';
import { makeMappings } from './mappings.ts';
import { makeQueue } from './queue.ts';
import { changeDraft } from './change-job.ts';
import { makeKnownAccounts } from './known-accounts.ts';
import type { Answers, Caller } from './link.ts';
import { readDraft } from './read-job.ts';
import { recheckDraft } from './recheck-job.ts';
import { recheckRepeats } from './recheck-repeats.ts';
import type { RowIndex } from './row-index.ts';
import { makeRowIndexes } from './row-indexes.ts';
import { rowId } from './rows.ts';
import { inPiece, ROWS_PER_BATCH } from './store.ts';
import { noCounts } from './tally.ts';

const newBatch = ({ batchId, name, createdAt, source }: StartInput): IntakeBatch => ({
  id: batchId,
  name,
  fileName: source.kind === 'file' ? basename(source.path) : source.name,
  fileHash: null,
  createdAt,
  state: { kind: 'reading', bytesRead: 0, bytesTotal: 0, rows: 0 },
  notes: [],
  ...noCounts,
  snapshotId: null,
  snapshotAt: null,
  submitted: false,
  changes: { done: 0, undone: 0 },
  work: null,
});

const newFile = ({ source, choices }: StartInput): DraftFile => ({
  source,
  choices,
  header: [],
  columns: [],
  decimalMark: '.',
  issueCounts: [],
});

/**
 * Answers come one question at a time; each adds to those before. Without any about columns none are set, because
 * their presence says that a person has looked at them.
 */
const together = (known: ImportChoices, more: ImportChoices): ImportChoices => ({
  ...known,
  ...more,
  ...(known.columns === undefined && more.columns === undefined
    ? {}
    : { columns: { ...known.columns, ...more.columns } }),
});

/** Removes rows a piece at a time, so that forgetting a million of them holds nobody up. */
const makePurge =
  (db: DatabaseSync) =>
  async (n: number): Promise<void> => {
    const remove = db.prepare(
      'DELETE FROM row WHERE id IN (SELECT id FROM row WHERE id >= ? AND id < ? LIMIT 2000)',
    );
    const breathe = makeBreath();
    for (;;) {
      let removed = 0;
      inPiece(db, () => {
        removed = Number(remove.run(rowId(n, 0), rowId(n, ROWS_PER_BATCH)).changes);
      });
      if (removed === 0) break;
      await breathe();
    }
    inPiece(db, () => {
      for (const table of ['change_row', 'change', 'snapshot']) {
        db.prepare(`DELETE FROM ${table} WHERE n = ?`).run(n);
      }
    });
  };

/** What both halves of the calls below work with. */
const makeWork = (db: DatabaseSync, main: Caller<MainCalls>, code: URL) => {
  const drafts = makeDrafts(db, main);
  const queue = makeQueue();
  const indexes = makeRowIndexes(db);
  const forget = makePurge(db);
  const remove = async (n: number): Promise<void> => {
    indexes.forget(n);
    await forget(n);
  };
  const keepIndex = (n: number, index: RowIndex): void => indexes.keep(n, index);
  const purge = ({ n, batch }: Draft): void => {
    queue.runBeside(batch.id, () => remove(n));
  };
  const known = (batchId: string): Draft => {
    const draft = drafts.find(batchId);
    if (draft === null) throw new Error(`there is no draft ${batchId}`);
    return draft;
  };
  const accounts = makeKnownAccounts(main);
  const mappings = makeMappings(db);
  return {
    db,
    main,
    drafts,
    queue,
    remove,
    clear: remove,
    purge,
    known,
    accounts,
    mappings,
    indexes,
    keepIndex,
    code,
  };
};

type Work = ReturnType<typeof makeWork>;

/** A batch that was being read when Purser ended is never half ready: it shows as cancelled. */
const endInterrupted = ({ drafts, purge }: Work): void => {
  for (const draft of drafts.all()) {
    const { batch } = draft;
    if (batch.state.kind === 'reading') {
      drafts.save({ ...draft, batch: { ...batch, ...noCounts, state: { kind: 'cancelled' } } });
    }
    if (batch.state.kind !== 'ready') purge(draft);
  }
};

/** A batch of which nothing was read yet. */
const forgotten = ({ contentIdentity: _, ...batch }: IntakeBatch): IntakeBatch => ({
  ...batch,
  ...noCounts,
  notes: [],
  fileHash: null,
});

type Readings = Pick<Answers<WriterCalls>, 'batches' | 'start' | 'answer' | 'settled'>;

const readingCalls = (work: Work): Readings => {
  const { drafts, queue } = work;
  const read = (draft: Draft, snapshot: StartInput['snapshot'], stop: StopFlag): IntakeBatch => {
    void queue.run(draft.batch.id, () => readDraft(work, { draft, snapshot, stop }));
    return draft.batch;
  };
  return {
    batches: () => drafts.all().map((draft) => draft.batch),
    start: (input) => {
      const { snapshot, stop } = input;
      return read(drafts.add(newBatch(input), newFile(input)), snapshot, stop);
    },
    answer: ({ batchId, choices, snapshot, stop }) =>
      queue.run(batchId, async () => {
        const draft = drafts.find(batchId);
        if (draft === null || draft.file.source === null) return draft?.batch ?? null;
        const { batch, file } = draft;
        const reading = { kind: 'reading', bytesRead: 0, bytesTotal: 0, rows: 0 } as const;
        const again = drafts.save({
          n: draft.n,
          batch: { ...forgotten(batch), state: reading },
          file: { ...file, choices: together(file.choices, choices) },
        });
        return read(again, snapshot, stop);
      }),
    settled: async ({ batchId }) => {
      await queue.settled(batchId);
      return null;
    },
  };
};

type Changes = Omit<Answers<WriterCalls>, keyof Readings>;

const changeCalls = (work: Work): Changes => {
  const { drafts, queue, known, remove, indexes, db } = work;
  const isOpen = ({ batch }: Draft): boolean => batch.state.kind === 'ready' && !batch.submitted;
  return {
    change: (input) =>
      queue.run(input.batchId, async () => {
        // It may have been discarded while this step waited for its turn.
        const draft = drafts.find(input.batchId);
        if (draft === null || !isOpen(draft)) {
          return err('The rows of this batch cannot be changed now.');
        }
        const changed = await changeDraft(work, draft, input);
        return changed.ok ? ok(changed.value.batch) : changed;
      }),
    warm: async ({ batchId }) => {
      const draft = drafts.find(batchId);
      if (draft !== null && isOpen(draft)) indexes.of(draft);
      return null;
    },
    recheckRepeats: ({ batchId }) =>
      queue.run(batchId, async () => {
        const draft = known(batchId);
        if (draft.batch.state.kind !== 'ready') return draft.batch;
        return (await recheckRepeats(work, draft)).batch;
      }),
    recheck: ({ batchId, snapshot }) =>
      queue.run(batchId, async () => {
        const draft = known(batchId);
        return isOpen(draft) ? (await recheckDraft(work, draft, snapshot)).batch : draft.batch;
      }),
    rename: ({ batchId, name }) => drafts.rename(known(batchId), name).batch,
    markSubmitted: ({ batchId, submitted }) =>
      queue.run(batchId, async () => {
        const draft = drafts.find(batchId);
        if (draft === null) return null;
        return drafts.save({ ...draft, batch: { ...draft.batch, submitted } }).batch;
      }),
    discard: ({ batchId }) =>
      queue.run(batchId, async () => {
        const draft = drafts.find(batchId);
        if (draft === null) return null;
        await remove(draft.n);
        drafts.remove(draft);
        return null;
      }),
    close: () => {
      db.close();
      return null;
    },
  };
};

export const makeWriter = (
  db: DatabaseSync,
  main: Caller<MainCalls>,
  code: URL,
): Answers<WriterCalls> => {
  const work = makeWork(db, main, code);
  endInterrupted(work);
  return { ...readingCalls(work), ...changeCalls(work) };
};
