/**
 * The batch table as facts about batches change it.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { BatchRecord } from '#core/audit/entry.ts';
import type { RunChoices } from '#core/dispatch/choices.ts';
import { moveBatch, type BatchBody, type FoldedBatch } from '#core/audit/fold.ts';
import { err, ok } from '#core/result.ts';
import { writeRates } from './rates.ts';
import type { Writing, Written } from './writing.ts';
import {
  fundingCell,
  int,
  intOrNull,
  query,
  runState,
  orderCell,
  text,
  type Cells,
} from '../cells.ts';

interface KnownBatch extends FoldedBatch {
  readonly n: number;
  readonly approvedAt: number | null;
}

const knownBatch = (cells: Cells): KnownBatch => {
  const approvedAt = intOrNull(cells[2]);
  return {
    n: int(cells[0]),
    run: runState(cells[1]),
    approved: approvedAt !== null,
    fingerprint: text(cells[3]),
    choices: { order: orderCell(cells[4]), funding: fundingCell(cells[5]) },
    approvedAt,
  };
};

const batchStatements = (db: DatabaseSync) => {
  const find = query(
    db,
    'SELECT n, run, approved_at, fingerprint, sending_order, funding FROM batch WHERE id = ?',
  );
  const put = query(
    db,
    `INSERT INTO batch (id, name, file_name, file_hash, fingerprint, snapshot_id, snapshot_at, rows_in_file,
       rows_excluded, rows_with_errors, submitted_at, run, sending_order, funding, basis)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'submitted', ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, file_name = excluded.file_name,
       file_hash = excluded.file_hash, fingerprint = excluded.fingerprint,
       snapshot_id = excluded.snapshot_id, snapshot_at = excluded.snapshot_at,
       rows_in_file = excluded.rows_in_file, rows_excluded = excluded.rows_excluded,
       rows_with_errors = excluded.rows_with_errors, run = excluded.run, reason = NULL,
       approved_at = NULL, submitted_at = excluded.submitted_at,
       sending_order = excluded.sending_order, funding = excluded.funding, basis = excluded.basis
     RETURNING n`,
  );
  const move = db.prepare(
    'UPDATE batch SET run = ?, reason = ?, approved_at = ?, sending_order = ?, funding = ? WHERE n = ?',
  );
  return { find, put, move };
};

export const makeBatchWriter = (db: DatabaseSync) => {
  const { find, put, move } = batchStatements(db);
  const rates = writeRates(db);
  const known = (id: string): KnownBatch | null => {
    const cells = find.first(id);
    return cells === null ? null : knownBatch(cells);
  };
  const submit = (writing: Writing, b: BatchRecord, { order, funding }: RunChoices): Written => {
    const rows = [b.rowsInFile, b.rowsExcluded, b.rowsWithErrors];
    const plan = [b.fingerprint, b.snapshotId, b.snapshotAt];
    const named = [b.id, b.name, b.fileName, b.fileHash];
    const basis = b.basis === undefined ? null : JSON.stringify(b.basis);
    const row = put.first(...named, ...plan, ...rows, writing.at, order, funding, basis);
    for (const { currencyId, rate } of b.basis?.usdRates ?? []) rates.saw(currencyId, rate);
    return ok(-int(row?.[0]));
  };
  return {
    about: (id: string): Written => {
      const batch = known(id);
      return batch === null ? err('conflict') : ok(-batch.n);
    },
    move: (writing: Writing, body: BatchBody): Written => {
      const now = known(body.kind === 'batch.submitted' ? body.batch.id : body.batchId);
      const next = moveBatch(now, body, writing.actor);
      if (!next.ok) return next;
      if (body.kind === 'batch.submitted') return submit(writing, body.batch, next.value.choices);
      if (now === null) return err('conflict');
      const reason = body.kind === 'run.moved' ? body.reason : null;
      const approvedAt = next.value.approved ? (now.approvedAt ?? writing.at) : null;
      const words = reason === null ? null : JSON.stringify(reason);
      const { order, funding } = next.value.choices;
      move.run(next.value.run, words, approvedAt, order, funding, now.n);
      return ok(-now.n);
    },
  };
};
