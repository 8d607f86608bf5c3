/** Files of the operator: chosen in the system's dialogs, written so that a crash leaves the old or the new one whole. */
import { randomBytes } from 'node:crypto';
import { open, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '#core/result.ts';
import type { Files } from '#main/ports/host.ts';

/** The system's file dialogs; each answers null when the person cancelled. */
export interface FileDialogs {
  openFile(): Promise<string | null>;
  saveFile(suggestedName: string): Promise<string | null>;
}

const BLOCK = 64 * 1024;

/** Writes in blocks, so that a million short lines are not a million writes. */
const writeParts = async (
  file: FileHandle,
  parts: AsyncIterable<string> | Iterable<string>,
): Promise<void> => {
  let block = '';
  for await (const part of parts) {
    block += part;
    if (block.length < BLOCK) continue;
    await file.writeFile(block);
    block = '';
  }
  await file.writeFile(block);
  await file.sync();
};

/** Makes the new name itself durable; Windows has no such call and keeps names durable by itself. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Writes the parts under the path: temporary file beside it, fsync, rename, fsync of the folder. */
const writeDurably: Files['writeDurably'] = async (path, parts) => {
  const suffix = randomBytes(4).toString('hex');
  const temporary = join(dirname(path), `.${basename(path)}.${suffix}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await writeParts(file, parts);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return ok(undefined);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    return failure(error);
  }
};

const failure = (error: unknown): Result<never, { readonly detail: string }> =>
  err({ detail: error instanceof Error ? error.message : String(error) });

/** The files port over the given dialogs. */
export const makeFiles = (dialogs: FileDialogs): Files => ({
  chooseImport: async () => {
    const path = await dialogs.openFile();
    return path === null ? null : { path, name: basename(path), size: (await stat(path)).size };
  },
  chooseSave: (suggestedName) => dialogs.saveFile(suggestedName),
  writeDurably,
});
