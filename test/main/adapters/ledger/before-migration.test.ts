/** What stands between an older ledger and this program's changes to it. */
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyBefore } from '#main/adapters/ledger/before-migration.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import { makeClock, tempFolder } from './fixture.ts';

const FIXTURE = join(import.meta.dirname, '../../../fixtures/ledgers/version-1.sqlite');

let folder: ReturnType<typeof tempFolder>;
let file: string;

beforeEach(() => {
  folder = tempFolder();
  file = join(folder.path, 'ledger.sqlite');
  copyFileSync(FIXTURE, file);
});
afterEach(() => folder.remove());

const open = () => openLedger({ file, clock: makeClock(), version: '2' });

const read = (path: string, sql: string): unknown => {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
};

const ENTRIES = 'SELECT * FROM journal WHERE seq <= 20 ORDER BY seq';

describe('Before a ledger is brought to this schema', () => {
  it('a copy of it as it was is kept beside it, for its owner only', () => {
    const entries = read(file, ENTRIES);
    const opened = open();
    expect(opened.ok).toBe(true);
    if (opened.ok) opened.value.close();
    const copy = copyBefore(file, 1);
    expect(read(copy, 'PRAGMA user_version')).toEqual([{ user_version: 1 }]);
    expect(read(copy, ENTRIES)).toEqual(entries);
    expect(statSync(copy).mode & 0o077).toBe(0);
  });

  it('what an earlier try left of the copy is replaced', () => {
    writeFileSync(copyBefore(file, 1), 'half a copy');
    const opened = open();
    expect(opened.ok).toBe(true);
    if (opened.ok) opened.value.close();
    expect(read(copyBefore(file, 1), 'PRAGMA quick_check')).toEqual([{ quick_check: 'ok' }]);
  });

  it('and when no copy can be made nothing is changed, and the words say what to do', () => {
    const before = readFileSync(file);
    mkdirSync(join(copyBefore(file, 1), 'in the way'), { recursive: true });
    const opened = open();
    expect(opened).toMatchObject({ ok: false, error: { kind: 'failed' } });
    expect(!opened.ok && opened.error.detail).toContain('Nothing was changed');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('a ledger of which an entry was changed is not brought anywhere', () => {
    const db = new DatabaseSync(file);
    for (const { name } of db
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'`)
      .all())
      db.exec(`DROP TRIGGER ${String(name)}`);
    db.exec(`UPDATE journal SET at = at + 1 WHERE seq = 3`);
    db.close();
    expect(open()).toMatchObject({ ok: false });
    expect(read(file, 'PRAGMA user_version')).toEqual([{ user_version: 1 }]);
  });
});
