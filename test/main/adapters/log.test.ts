import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeLog } from '#main/adapters/log.ts';
import { LOG_WORDS } from '#main/ipc/log-words.ts';
import type { LogBook } from '#main/ports/log.ts';
import { canariesIn, CANARIES } from '#test/support/canaries.ts';

let folder = '';
let now = 0;
const logs = (): string => join(folder, 'logs');
const lines = (file = 'purser.jsonl'): readonly unknown[] =>
  readFileSync(join(logs(), file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
const open = (limits?: { readonly fileBytes: number; readonly files: number }): LogBook =>
  makeLog({
    folder,
    now: () => now,
    words: LOG_WORDS,
    ...(limits === undefined ? {} : { limits }),
  });

beforeEach(() => {
  now = 0;
  folder = mkdtempSync(join(tmpdir(), 'purser-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a line holds its time in UTC, level, event and the fields of the event', () => {
  open().write('call-refused', { call: 'batch.import' });
  const at = '1970-01-01T00:00:00.000Z';
  expect(lines()).toEqual([{ at, level: 'info', event: 'call-refused', call: 'batch.import' }]);
});

test('K6 U: a field that is not on the list, or not of its type, is left out', () => {
  const careless = { key: CANARIES.key, call: CANARIES.address, ms: CANARIES.amount } as never;
  const log = open();
  log.keepFrom('debug');
  log.write('call-answered', careless);
  expect(lines()).toMatchObject([{ event: 'call-answered', refused: 3 }]);
  expect(canariesIn(JSON.stringify(lines()))).toEqual([]);
});

test('K6 U: an error leaves its name and place in the log, not its message, which may quote data', () => {
  open().write('crashed', {
    error: new TypeError('canary\n    at canary2 (/main/canary3.js:1:1)'),
  });
  const text = JSON.stringify(lines());
  expect(text).toContain('TypeError');
  expect(text).not.toContain('canary');
  expect(text).not.toContain(folder);
});

test('lines for finding faults are off until a person wants them', () => {
  const log = open();
  log.write('screen-locked', {});
  expect(readdirSync(folder)).toEqual([]);
  log.keepFrom('debug');
  log.write('screen-locked', {});
  log.keepFrom('error');
  log.write('alarm', {});
  expect(lines()).toMatchObject([{ event: 'screen-locked' }]);
});

test('files make way by size, so many are kept, and the oldest is dropped', () => {
  const line = 76;
  const log = open({ fileBytes: 3 * line, files: 4 });
  for (let nth = 1; nth <= 30; nth += 1) {
    now = nth * 1_000;
    log.write('sleep', {});
  }
  const files = readdirSync(logs()).toSorted();
  expect(files).toEqual(['purser.jsonl', 'purser.jsonl.1', 'purser.jsonl.2', 'purser.jsonl.3']);
  for (const file of files) expect(statSync(join(logs(), file)).size).toBeLessThanOrEqual(3 * line);
  const { lines: kept } = log.recent(1_000);
  const times = kept.map((text) => Date.parse((JSON.parse(text) as { at: string }).at) / 1_000);
  expect(times.at(-1)).toBe(30);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(times).toEqual(Array.from(times, (_, index) => 30 - times.length + 1 + index));
});

test('the newest lines are read back across files, and no more than asked', () => {
  const log = open({ fileBytes: 160, files: 5 });
  for (let nth = 1; nth <= 6; nth += 1) log.write('lines-lost', { count: nth });
  const counts = log.recent(5).lines.map((line) => (JSON.parse(line) as { count: number }).count);
  expect(counts).toEqual([2, 3, 4, 5, 6]);
});

test('a line that somebody else wrote into the file is not passed on', () => {
  const log = open();
  log.write('sleep', {});
  const own = readFileSync(join(logs(), 'purser.jsonl'), 'utf8');
  const old = JSON.stringify({
    at: '2026-01-01T00:00:00.000Z',
    level: 'info',
    event: 'paid',
    payee: CANARIES.name,
  });
  writeFileSync(join(logs(), 'purser.jsonl'), `${old}\n${own}${CANARIES.key}\n`);
  const { lines: shown, leftOut } = log.recent(10);
  expect(shown).toHaveLength(1);
  expect(leftOut).toBe(2);
  expect(canariesIn(shown.join())).toEqual([]);
});

test('a folder that cannot be written stops nothing, is left alone for a while, and what was lost is counted', () => {
  writeFileSync(logs(), 'a file in the way');
  const log = open();
  log.write('sleep', {});
  rmSync(logs());
  log.write('sleep', {});
  expect(readdirSync(folder)).toEqual([]);
  now = 10_000;
  log.write('alarm', {});
  expect(lines()).toMatchObject([{ event: 'lines-lost', count: 2 }, { event: 'alarm' }]);
});

test('what cannot be read is not there', () => {
  mkdirSync(join(logs(), 'purser.jsonl'), { recursive: true });
  expect(open().recent(10)).toEqual({ lines: [], leftOut: 0 });
});

test('every other account is kept out of the log', () => {
  open().write('sleep', {});
  if (process.platform === 'win32') return;
  expect(statSync(logs()).mode & 0o077).toBe(0);
  expect(statSync(join(logs(), 'purser.jsonl')).mode & 0o077).toBe(0);
});
