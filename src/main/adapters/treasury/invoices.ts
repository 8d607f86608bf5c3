/** Invoices in the treasury file. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import {
  invoiceState,
  INVOICE_STATES,
  type Invoice,
  type InvoiceReading,
  type InvoiceState,
} from '#core/receive/invoice.ts';
import type { InvoiceChange, InvoiceFilter, InvoiceStore } from '#main/ports/invoices.ts';
import { int, intOrNull, query, text, type Cell, type Cells } from '../cells.ts';
import type { Area } from './area.ts';

// The bodies are written by this file alone and go through the file's integrity check at opening.
const invoiceOf = (cell: Cell): Invoice => JSON.parse(text(cell));
const readingOf = (cell: Cell): InvoiceReading => JSON.parse(text(cell));

const stateOf = (cell: Cell): InvoiceState => {
  const state = INVOICE_STATES.find((known) => known === cell);
  if (state === undefined) throw new Error('the database holds an unknown state of an invoice');
  return state;
};

const searchedIn = ({ reference, amount, symbol, note, payer }: Invoice): string =>
  [reference, amount, symbol, note, payer.firstName, payer.lastName, payer.email]
    .join(' ')
    .toLowerCase();

const conditionOf = ({ text: wanted = '', states = [] }: InvoiceFilter) => {
  const values: SQLInputValue[] = [];
  const parts: string[] = [];
  if (wanted.trim() !== '') {
    parts.push('instr(searched, ?) > 0');
    values.push(wanted.trim().toLowerCase());
  }
  if (states.length > 0) {
    parts.push(`state IN (${states.map(() => '?').join(', ')})`);
    values.push(...states);
  }
  return { sql: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values };
};

/** The invoice after a change. */
const changed = (invoice: Invoice, change: InvoiceChange): Invoice => {
  const { creation, reading, decision, checkedAt, trouble } = change;
  return {
    ...invoice,
    ...(creation === undefined
      ? {}
      : {
          creation: creation.kind,
          creationDetail: creation.detail,
          url: creation.url ?? invoice.url,
        }),
    ...(reading === undefined
      ? {}
      : { reading, wasPaid: invoice.wasPaid || reading.status === 'paid' }),
    ...(decision === undefined ? {} : { decision }),
    ...(checkedAt === undefined ? {} : { checkedAt }),
    ...(trouble === undefined ? {} : { trouble }),
  };
};

/** Whether a reading says something the last one did not; the time of it does not count. */
const isNews = (before: InvoiceReading | null, now: InvoiceReading): boolean =>
  before === null || JSON.stringify({ ...before, at: 0 }) !== JSON.stringify({ ...now, at: 0 });

const writerOf = (db: DatabaseSync) => {
  const byReference = query(db, 'SELECT n, body, next_at FROM invoice WHERE reference = ?');
  const address = query(db, 'SELECT 1 FROM address WHERE reference = ?');
  const insert = query(
    db,
    'INSERT INTO invoice (reference, searched, state, body, next_at) VALUES (?, ?, ?, ?, ?)',
  );
  const update = query(db, 'UPDATE invoice SET state = ?, body = ?, next_at = ? WHERE n = ?');
  const keepReading = query(
    db,
    `INSERT INTO invoice_reading SELECT ?1, ifnull(max(seq), 0) + 1, ?2 FROM invoice_reading
     WHERE invoice_n = ?1`,
  );
  return {
    begin: (invoice: Invoice) => {
      if (byReference.first(invoice.reference) !== null) return 'invoice' as const;
      if (address.first(invoice.reference) !== null) return 'address' as const;
      const state = invoiceState(invoice);
      insert.all(invoice.reference, searchedIn(invoice), state, JSON.stringify(invoice), null);
      return null;
    },
    change: (change: InvoiceChange): Invoice | null => {
      const row = byReference.first(change.reference);
      if (row === null) return null;
      const before = invoiceOf(row[1]);
      const after = changed(before, change);
      const nextAt = change.nextAt === undefined ? intOrNull(row[2] ?? null) : change.nextAt;
      update.all(invoiceState(after), JSON.stringify(after), nextAt, int(row[0]));
      if (change.reading !== undefined && isNews(before.reading, change.reading)) {
        keepReading.all(int(row[0]), JSON.stringify(change.reading));
      }
      return after;
    },
  };
};

const readerOf = (db: DatabaseSync) => {
  const byReference = query(db, 'SELECT body FROM invoice WHERE reference = ?');
  const counted = query(db, 'SELECT state, count(*) FROM invoice GROUP BY state');
  const read = query(
    db,
    `SELECT r.body FROM invoice_reading r JOIN invoice i ON i.n = r.invoice_n
     WHERE i.reference = ? ORDER BY r.seq`,
  );
  const due = query(
    db,
    'SELECT body FROM invoice WHERE next_at IS NOT NULL AND next_at <= ? ORDER BY next_at LIMIT ?',
  );
  const next = query(db, 'SELECT min(next_at) FROM invoice WHERE next_at > ?');
  return {
    find: (reference: string): Invoice | null => {
      const row = byReference.first(reference);
      return row === null ? null : invoiceOf(row[0]);
    },
    page: ({ filter, offset, limit }: { filter: InvoiceFilter; offset: number; limit: number }) => {
      const { sql, values } = conditionOf(filter);
      const total = int(query(db, `SELECT count(*) FROM invoice ${sql}`).first(...values)?.[0]);
      const rows = query(
        db,
        `SELECT body FROM invoice ${sql} ORDER BY n DESC LIMIT ? OFFSET ?`,
      ).all(...values, limit, offset);
      return { total, items: rows.map((row) => invoiceOf(row[0])) };
    },
    counts: () =>
      Object.fromEntries(counted.all().map((row: Cells) => [stateOf(row[0]), int(row[1])])),
    readings: (reference: string) => read.all(reference).map((row) => readingOf(row[0])),
    due: ({ now, limit }: { now: number; limit: number }) => ({
      invoices: due.all(now, limit).map((row) => invoiceOf(row[0])),
      nextAt: intOrNull(next.first(now)?.[0] ?? null),
    }),
  };
};

export const invoices: Area<InvoiceStore> = {
  manners: {
    begin: 'write',
    change: 'write',
    wake: 'write',
    find: 'read',
    page: 'read',
    counts: 'read',
    readings: 'read',
    due: 'read',
  },
  answers: (db) => {
    const wake = query(
      db,
      'UPDATE invoice SET next_at = ?1 WHERE next_at IS NOT NULL AND next_at > ?1 RETURNING n',
    );
    return { ...writerOf(db), ...readerOf(db), wake: (now) => wake.all(now).length };
  },
};
