/** Sizes of the files in the data folder, by the names Purser gives them; other names may be anybody's. */
import { lstat, readdir, statfs } from 'node:fs/promises';
import { release, totalmem } from 'node:os';
import { join } from 'node:path';
import { shortId } from '#core/diagnostics/lines.ts';
import type { FileFacts } from '#core/diagnostics/facts.ts';
import type { DataFolder } from '#main/ports/data-folder.ts';

const OWN = [
  /^settings(?:\.unreadable)?\.json$/,
  /^logs\/purser\.jsonl(?:\.\d)?$/,
  /^practice\/(?:seed\.txt|practice-gateway\.json|lock\.sqlite(?:-journal)?)$/,
  /^profiles\/(?:practice|[0-9a-f]{32})\/(?:ledger|intake|treasury)\.sqlite(?:-wal|-shm|-journal|\.holder\.json|\.schema-\d{1,3})?$/,
];

/** A profile's folder is named by its id, of which the beginning is enough. */
const shown = (name: string): string =>
  name.replace(/^profiles\/([^/]+)/, (_, id: string) => `profiles/${shortId(id)}`);

/** Deeper, or more than so many, lies nothing of Purser's. */
const DEPTH = 3;
const MOST_FILES = 5_000;

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await lstat(path)).size;
  } catch {
    return 0;
  }
};

/** Every file below a folder, by its place in it with slashes. */
const filesBelow = async (folder: string, depth = DEPTH): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.slice(0, MOST_FILES)) {
    if (!entry.isDirectory()) found.push(entry.name);
    else if (depth > 1)
      for (const below of await filesBelow(join(folder, entry.name), depth - 1))
        found.push(`${entry.name}/${below}`);
  }
  return found;
};

const freeIn = async (folder: string): Promise<number | null> => {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
};

const measure = async (folder: string): Promise<FileFacts> => {
  const files: { name: string; bytes: number }[] = [];
  let count = 0;
  let bytes = 0;
  for (const name of (await filesBelow(folder)).toSorted()) {
    const size = await sizeOf(join(folder, name));
    if (OWN.some((pattern) => pattern.test(name))) files.push({ name: shown(name), bytes: size });
    else {
      count += 1;
      bytes += size;
    }
  }
  return { files, others: { count, bytes }, freeBytes: await freeIn(folder) };
};

export const makeDataFolder = (folder: string): DataFolder => ({
  measure: () => measure(folder),
  computer: () => ({ system: release(), memoryBytes: totalmem() }),
});
