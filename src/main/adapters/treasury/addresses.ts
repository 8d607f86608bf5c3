/** Deposit addresses in the treasury file. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import {
  ADDRESS_PURPOSES,
  type AddressPurpose,
  type DepositAddress,
} from '#core/receive/address.ts';
import type { AddressFilter, AddressStore } from '#main/ports/deposit-addresses.ts';
import { int, query, text, textOrNull, type Cell, type Cells } from '../cells.ts';
import type { Area } from './area.ts';

const COLUMNS = `reference, purpose, payer, note, currency_id, code, network, address, tag, min_deposit, doubt,
  asked_at, by`;

const purposeOf = (cell: Cell): AddressPurpose => {
  const purpose = ADDRESS_PURPOSES.find((known) => known === cell);
  if (purpose === undefined) throw new Error('the database holds an unknown purpose of an address');
  return purpose;
};

const addressOf = (row: Cells): DepositAddress => ({
  reference: text(row[0]),
  purpose: purposeOf(row[1]),
  payer: text(row[2]),
  note: text(row[3]),
  currencyId: int(row[4]),
  code: text(row[5]),
  network: text(row[6]),
  address: text(row[7]),
  tag: textOrNull(row[8]),
  minDeposit: textOrNull(row[9]),
  doubt: textOrNull(row[10]),
  askedAt: int(row[11]),
  by: text(row[12]),
});

/** Looked through as one text, since a list of addresses is some thousands and not millions. */
const SEARCHED = `reference || ' ' || payer || ' ' || note || ' ' || address || ' ' || ifnull(tag, '') || ' ' ||
  code || ' ' || network`;

const conditionOf = (filter: AddressFilter): { sql: string; values: SQLInputValue[] } => {
  const parts: { sql: string; value: SQLInputValue }[] = [];
  if (filter.text !== undefined && filter.text.trim() !== '') {
    parts.push({ sql: `instr(lower(${SEARCHED}), lower(?)) > 0`, value: filter.text.trim() });
  }
  if (filter.currencyId !== undefined)
    parts.push({ sql: 'currency_id = ?', value: filter.currencyId });
  if (filter.purpose !== undefined) parts.push({ sql: 'purpose = ?', value: filter.purpose });
  const sql = parts.length === 0 ? '' : `WHERE ${parts.map((part) => part.sql).join(' AND ')}`;
  return { sql, values: parts.map((part) => part.value) };
};

const insertOf = (db: DatabaseSync): ((address: DepositAddress) => void) => {
  const insert = query(
    db,
    `INSERT INTO address (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (a) => {
    const who = [a.reference, a.purpose, a.payer, a.note];
    const what = [a.currencyId, a.code, a.network, a.address, a.tag];
    insert.all(...who, ...what, a.minDeposit, a.doubt, a.askedAt, a.by);
  };
};

export const addresses: Area<AddressStore> = {
  manners: { keep: 'write', find: 'read', page: 'read' },
  answers: (db) => {
    const insert = insertOf(db);
    const byReference = query(db, `SELECT ${COLUMNS} FROM address WHERE reference = ?`);
    const find = (reference: string): DepositAddress | null => {
      const row = byReference.first(reference);
      return row === null ? null : addressOf(row);
    };
    return {
      find,
      keep: (address) => {
        const existing = find(address.reference);
        if (existing === null) insert(address);
        return existing;
      },
      page: ({ filter, offset, limit }) => {
        const { sql, values } = conditionOf(filter);
        const total = int(query(db, `SELECT count(*) FROM address ${sql}`).first(...values)?.[0]);
        const rows = query(
          db,
          `SELECT ${COLUMNS} FROM address ${sql} ORDER BY n DESC LIMIT ? OFFSET ?`,
        ).all(...values, limit, offset);
        return { items: rows.map(addressOf), total };
      },
    };
  },
};
