/** Callbacks in the treasury file: each kept once, however often it comes. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { withdrawalNewsKey, depositKey, type CallbackClaim } from '#core/receive/callback.ts';
import {
  CALLBACK_FORMS,
  CALLBACK_KINDS,
  SPELLINGS,
  type CallbackFilter,
  type CallbackStore,
  type KeptCallback,
  type ProvenCallback,
  type ReceiverSettings,
} from '#main/ports/callbacks.ts';
import { int, oneOf, query, text, textOrNull, type Cells } from '../cells.ts';
import type { Area, AreaAnswers } from './area.ts';
import { depositFolder, depositPages } from './deposit-rows.ts';
import { disbelievedRows } from './disbelieved-rows.ts';

const COLUMNS =
  'digest, kind, form, spelling, source, claim, first_at, last_at, times, payout_id, body';

const kindOf = oneOf(CALLBACK_KINDS);
const formOf = oneOf(CALLBACK_FORMS);
const spellingOf = oneOf(SPELLINGS);
const sourceOf = oneOf(['receiver', 'pasted']);

const keptOf = (row: Cells): KeptCallback => {
  const claim = textOrNull(row[5] ?? null);
  return {
    digest: text(row[0]),
    kind: kindOf(row[1]),
    form: formOf(row[2]),
    spelling: spellingOf(row[3]),
    source: sourceOf(row[4]),
    claim: claim === null ? null : (JSON.parse(claim) as CallbackClaim),
    firstAt: int(row[6]),
    lastAt: int(row[7]),
    times: int(row[8]),
    payoutId: textOrNull(row[9] ?? null),
  };
};

const bodyOf = (row: Cells): Uint8Array => {
  const body = row[10];
  if (!(body instanceof Uint8Array)) throw new Error('the database holds no bytes of a callback');
  return body;
};

const newsKey = (claim: CallbackClaim): string =>
  claim.kind === 'deposit' ? depositKey(claim) : withdrawalNewsKey(claim);

const keeper = (db: DatabaseSync): AreaAnswers<CallbackStore>['keep'] => {
  const repeat = query(
    db,
    'UPDATE callback SET times = times + 1, last_at = max(last_at, ?) WHERE digest = ? RETURNING n',
  );
  const insert = query(
    db,
    `INSERT INTO callback (digest, kind, form, spelling, source, key, claim, body, first_at, last_at, times)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
  );
  const fold = depositFolder(db);
  const keepOne = (one: ProvenCallback): boolean => {
    if (repeat.first(one.at, one.digest) !== null) return false;
    const { claim } = one;
    const said = claim === null ? [null, null] : [newsKey(claim), JSON.stringify(claim)];
    const [key = null, json = null] = said;
    const what = [one.digest, one.kind, one.form, one.spelling, one.source];
    insert.all(...what, key, json, one.body, one.at, one.at);
    if (claim?.kind === 'deposit') fold(claim, one.at);
    return true;
  };
  return (callbacks) => ({ fresh: callbacks.filter(keepOne).map(({ digest }) => digest) });
};

const conditionOf = (filter: CallbackFilter): { sql: string; values: SQLInputValue[] } => {
  const parts: { sql: string; values: readonly SQLInputValue[] }[] = [];
  if (filter.kind !== undefined) parts.push({ sql: 'kind = ?', values: [filter.kind] });
  if (filter.unread === true) parts.push({ sql: "claim IS NULL AND kind <> 'test'", values: [] });
  if (filter.text !== undefined && filter.text.trim() !== '') {
    parts.push({
      sql: "instr(lower(ifnull(claim, '')), lower(?)) > 0",
      values: [filter.text.trim()],
    });
  }
  const sql = parts.length === 0 ? '' : `WHERE ${parts.map((part) => part.sql).join(' AND ')}`;
  return { sql, values: parts.flatMap(({ values }) => values) };
};

const lookups = (
  db: DatabaseSync,
): Pick<AreaAnswers<CallbackStore>, 'page' | 'find' | 'strays'> => {
  const byDigest = query(db, `SELECT ${COLUMNS} FROM callback WHERE digest = ?`);
  const stray = query(
    db,
    `SELECT ${COLUMNS} FROM callback WHERE kind = 'withdrawal' AND payout_id IS NULL AND first_at >= ?
     ORDER BY first_at DESC LIMIT 100`,
  );
  return {
    page: ({ filter, offset, limit }) => {
      const { sql, values } = conditionOf(filter);
      const total = int(query(db, `SELECT count(*) FROM callback ${sql}`).first(...values)?.[0]);
      const rows = query(
        db,
        `SELECT ${COLUMNS} FROM callback ${sql} ORDER BY n DESC LIMIT ? OFFSET ?`,
      ).all(...values, limit, offset);
      return { total, items: rows.map(keptOf) };
    },
    find: ({ digest }) => {
      const row = byDigest.first(digest);
      return row === null ? null : { callback: keptOf(row), body: bodyOf(row) };
    },
    strays: ({ since }) => stray.all(since).map(keptOf),
  };
};

const settingRows = (
  db: DatabaseSync,
): Pick<AreaAnswers<CallbackStore>, 'settings' | 'saveSettings'> => {
  const read = query(db, 'SELECT settings FROM receiver');
  const write = query(db, 'INSERT OR REPLACE INTO receiver VALUES (1, ?)');
  return {
    settings: () => {
      const row = read.first();
      return row === null ? null : (JSON.parse(text(row[0])) as ReceiverSettings);
    },
    saveSettings: (settings) => {
      write.all(JSON.stringify(settings));
      return null;
    },
  };
};

export const callbacks: Area<CallbackStore> = {
  manners: {
    keep: 'write',
    match: 'write',
    disbelieve: 'write',
    disbelieved: 'read',
    page: 'read',
    find: 'read',
    deposits: 'read',
    strays: 'read',
    settings: 'read',
    saveSettings: 'write',
  },
  answers: (db) => {
    const match = query(db, 'UPDATE callback SET payout_id = ? WHERE digest = ?');
    return {
      keep: keeper(db),
      match: ({ digest, payoutId }) => {
        match.all(payoutId, digest);
        return null;
      },
      ...disbelievedRows(db),
      ...lookups(db),
      deposits: depositPages(db),
      ...settingRows(db),
    };
  },
};
