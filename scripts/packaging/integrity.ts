/** The archive's hash as the packager wrote it where the runtime looks for it. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractFile, getRawHeader, statFile } from '@electron/asar';
import { NtExecutable, NtExecutableResource } from 'resedit';
import { z } from 'zod';
import type { PackagedFolder } from './folders.ts';

const WindowsEntries = z.array(z.object({ file: z.string(), alg: z.string(), value: z.string() }));
const MAC_HASH =
  /ElectronAsarIntegrity[\s\S]*?Resources\/app\.asar[\s\S]*?<key>hash<\/key>\s*<string>(?<hash>[0-9a-f]{64})</;

/** SHA-256 of the archive's header, which holds the hash of every file in it (Electron, ASAR integrity). */
export function headerHash(archive: string): string {
  return createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');
}

/** The files whose content is not what the header says of it. */
export function changedFiles(archive: string, files: readonly string[]): readonly string[] {
  return files.filter((file) => {
    const entry = statFile(archive, file);
    if (!('integrity' in entry)) return true;
    // One that stands beside the archive and is gone is named as missing.
    if (entry.unpacked && !existsSync(join(`${archive}.unpacked`, file))) return false;
    const hash = createHash('sha256').update(extractFile(archive, file)).digest('hex');
    return hash !== entry.integrity.hash;
  });
}

async function fromMac(folder: PackagedFolder): Promise<string | null> {
  const plist = await readFile(join(folder.program, 'Contents', 'Info.plist'), 'utf8');
  return MAC_HASH.exec(plist)?.groups?.['hash'] ?? null;
}

async function fromWindows(folder: PackagedFolder): Promise<string | null> {
  const program = NtExecutable.from(await readFile(folder.program), { ignoreCert: true });
  const entry = NtExecutableResource.from(program).entries.find(
    ({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR',
  );
  if (entry === undefined) return null;
  const list = WindowsEntries.parse(JSON.parse(Buffer.from(entry.bin).toString('utf8')));
  return list.find(({ file }) => file === 'resources\\app.asar')?.value ?? null;
}

/** The hash recorded for `app.asar`; `undefined` where the runtime has no place for one (Linux). */
export async function recordedHash(folder: PackagedFolder): Promise<string | null | undefined> {
  if (folder.platform === 'linux') return undefined;
  return folder.platform === 'darwin' ? fromMac(folder) : fromWindows(folder);
}
