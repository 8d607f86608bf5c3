import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeLog } from '#main/adapters/log.ts';

let folder = '';
const lines = (): readonly unknown[] =>
  readFileSync(join(folder, 'logs', 'purser.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'purser-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a line holds its time, level, event and the fields that are allowed', () => {
  makeLog(folder, () => 0).write('info', 'imported', { batchId: 'b1', count: 3 });
  expect(lines()).toEqual([
    { at: '1970-01-01T00:00:00.000Z', level: 'info', event: 'imported', batchId: 'b1', count: 3 },
  ]);
});

test('K6 U: a field that is not on the list, or not of its type, is left out', () => {
  const fields = { key: 'canary', body: 'canary', batchId: { canary: true }, count: 'canary' };
  makeLog(folder, () => 0).write('info', 'event', fields);
  expect(JSON.stringify(lines())).not.toContain('canary');
});

test('K6 U: an error leaves its name and place in the log, not its message, which may quote data', () => {
  makeLog(folder, () => 0).write('error', 'failed', {
    error: new TypeError('canary\n    at canary2'),
  });
  const text = JSON.stringify(lines());
  expect(text).toContain('TypeError');
  expect(text).toContain('log.test.ts');
  expect(text).not.toContain('canary');
});

test('a large log makes way for a new one and is kept beside it', () => {
  mkdirSync(join(folder, 'logs'));
  writeFileSync(join(folder, 'logs', 'purser.jsonl'), 'x'.repeat(6 * 1024 * 1024));
  makeLog(folder, () => 0).write('info', 'fresh');
  expect(lines()).toHaveLength(1);
  expect(existsSync(join(folder, 'logs', 'purser.jsonl.1'))).toBe(true);
});

test('a folder that cannot be written stops nothing', () => {
  writeFileSync(join(folder, 'logs'), 'a file in the way');
  expect(() => makeLog(folder, () => 0).write('info', 'event')).not.toThrow();
});
