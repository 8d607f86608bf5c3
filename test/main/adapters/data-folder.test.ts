import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDataFolder } from '#main/adapters/data-folder.ts';
import { canariesIn, CANARIES } from '#test/support/canaries.ts';

const PROFILE = '3fa9c1e2b04d4f6a8c7e5d2b1a09f8e7';
let folder = '';

const put = (name: string, bytes: number): void => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, 'x'.repeat(bytes));
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'purser-data-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('files that Purser makes are told by name and size, a profile by the beginning of its id', async () => {
  put('settings.json', 10);
  put('logs/purser.jsonl', 20);
  put('logs/purser.jsonl.4', 30);
  put(`profiles/${PROFILE}/ledger.sqlite`, 40);
  put('profiles/practice/ledger.sqlite-wal', 50);
  const { files, others, freeBytes } = await makeDataFolder(folder).measure();
  expect(files).toEqual([
    { name: 'logs/purser.jsonl', bytes: 20 },
    { name: 'logs/purser.jsonl.4', bytes: 30 },
    { name: 'profiles/3fa9c1e2/ledger.sqlite', bytes: 40 },
    { name: 'profiles/practice/ledger.sqlite-wal', bytes: 50 },
    { name: 'settings.json', bytes: 10 },
  ]);
  expect(others).toEqual({ count: 0, bytes: 0 });
  expect(freeBytes).toBeGreaterThan(0);
});

test('whatever else lies there is counted and not named, also where it looks like a file of Purser’s', async () => {
  put(`${CANARIES.name}.xlsx`, 1);
  put(`profiles/${CANARIES.reference}/ledger.sqlite`, 2);
  put(`profiles/practice/ledger.sqlite ${CANARIES.name}`, 4);
  put(`a/b/${CANARIES.name}`, 8);
  const facts = await makeDataFolder(folder).measure();
  expect(facts).toMatchObject({ files: [], others: { count: 4, bytes: 15 } });
  expect(canariesIn(JSON.stringify(facts))).toEqual([]);
});

test('a link is not followed out of the folder', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'purser-elsewhere-'));
  writeFileSync(join(elsewhere, 'large'), 'x'.repeat(10_000));
  symlinkSync(elsewhere, join(folder, 'profiles'));
  const { others } = await makeDataFolder(folder).measure();
  expect(others.count).toBe(1);
  expect(others.bytes).toBeLessThan(1_000);
  rmSync(elsewhere, { recursive: true, force: true });
});

test('a folder that is gone holds nothing, and that is no failure', async () => {
  const { files, others, freeBytes } = await makeDataFolder(join(folder, 'gone')).measure();
  expect({ files, others, freeBytes }).toEqual({
    files: [],
    others: { count: 0, bytes: 0 },
    freeBytes: null,
  });
});
