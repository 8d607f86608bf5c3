import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeFiles, type FileDialogs } from '#main/adapters/files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'purser-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const answering = (path: string | null): FileDialogs => ({
  openFile: () => Promise.resolve(path),
  saveFile: (name) => Promise.resolve(path === null ? null : join(path, name)),
});
const files = makeFiles(answering(null));

describe('a durable write', () => {
  test('puts the whole text under the name and leaves nothing else', async () => {
    const path = join(folder, 'report.csv');
    expect(await files.writeDurably(path, ['a,b\n', 'é,2\n'])).toEqual({ ok: true });
    expect(readFileSync(path, 'utf8')).toBe('a,b\né,2\n');
    expect(readdirSync(folder)).toEqual(['report.csv']);
  });

  test('takes a long stream of short lines in order', async () => {
    const path = join(folder, 'long.csv');
    const lines = Array.from({ length: 50_000 }, (_, at) => `${at},€\n`);
    const stream = async function* () {
      for (const line of lines) yield await Promise.resolve(line);
    };
    await files.writeDurably(path, stream());
    expect(readFileSync(path, 'utf8')).toBe(lines.join(''));
  });

  test('keeps the old file whole when the new one cannot be finished', async () => {
    const path = join(folder, 'report.csv');
    writeFileSync(path, 'old');
    const breaking = function* () {
      yield 'new, but only h';
      throw new Error('the source broke');
    };
    const written = await files.writeDurably(path, breaking());
    expect(written).toEqual({ ok: false, error: { detail: 'the source broke' } });
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['report.csv']);
  });

  test('replaces the old file when all went well', async () => {
    const path = join(folder, 'report.csv');
    writeFileSync(path, 'a much longer old text');
    await files.writeDurably(path, ['new']);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  test('says why it cannot write', async () => {
    const written = await files.writeDurably(join(folder, 'nowhere', 'x.csv'), ['x']);
    expect(written.ok).toBe(false);
    expect(written.ok ? '' : written.error.detail).toContain('ENOENT');
  });
});

describe('choosing', () => {
  test('a file answers its name and size', async () => {
    const path = join(folder, 'batch.csv');
    writeFileSync(path, '12345');
    expect(await makeFiles(answering(path)).chooseImport()).toEqual({
      path,
      name: 'batch.csv',
      size: 5,
    });
  });

  test('nothing answers nothing', async () => {
    expect(await files.chooseImport()).toBeNull();
    expect(await files.chooseSave('x.csv')).toBeNull();
  });

  test('a place to save passes the suggested name on', async () => {
    expect(await makeFiles(answering(folder)).chooseSave('x.csv')).toBe(join(folder, 'x.csv'));
  });
});
