/** Makes a backup of copies that lie in a folder: checked, packed under another name, read back, and only then named. */
import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  BACKUP_FORMAT,
  BACKUP_PARTS,
  type BackupManifest,
  type BackupPart,
  type BackupPartName,
  type BackupSource,
  type WrittenBackup,
} from '#main/ports/backup.ts';
import { syncFolder } from '../ledger/sqlite.ts';
import { checkedFacts, checkStore, copyOpenStore } from './copies.ts';
import { MANIFEST, manifestFrom, manifestText } from './manifest.ts';
import { blocksOf, MOST_BYTES, packInto, type PackPart } from './pack.ts';
import { unfinished } from './unfinished.ts';
import { counter, type Tell } from './progress.ts';
import { Trouble } from './trouble.ts';
import { Unpacking } from './unpack.ts';

export interface WriteTask {
  readonly kind: 'write';
  /** Where the copies lie that their owners made. */
  readonly folder: string;
  /** The drafts, which are copied here. */
  readonly intake: string;
  readonly settings: string;
  readonly facts: BackupSource['facts'];
  readonly file: string;
}

const digestOf = (file: string): string => {
  const digest = createHash('sha256');
  for (const block of blocksOf(file)) digest.update(block);
  return digest.digest('hex');
};

const partOf = (name: BackupPartName, content: string, isText: boolean): BackupPart => {
  if (!isText) {
    const { size } = statSync(content);
    if (size > MOST_BYTES) throw new Trouble('too-large', `${name} has ${size} bytes`);
    return { name, bytes: size, sha256: digestOf(content) };
  }
  const bytes = Buffer.from(content, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, bytes: bytes.length, sha256 };
};

const copied = ({ folder, intake }: WriteTask): readonly BackupPartName[] => {
  const drafts = join(folder, 'intake.sqlite');
  if (existsSync(intake)) copyOpenStore(intake, drafts);
  return BACKUP_PARTS.filter((name) => existsSync(join(folder, name)));
};

/** What is to be packed, in order, beginning with the page that says what it is. */
const contents = (
  { folder, settings }: WriteTask,
  manifest: BackupManifest,
): readonly PackPart[] => [
  { name: MANIFEST, text: manifestText(manifest) },
  ...manifest.parts.map(({ name }) =>
    name === 'settings.json' ? { name, text: settings } : { name, file: join(folder, name) },
  ),
];

/** Reads the packed file as a stranger would: its seal, and every part against the manifest inside it. */
const prove = (file: string, manifest: BackupManifest, tell: Tell): number => {
  const total = statSync(file).size + manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const onBytes = counter(tell, 'proving', total);
  const unpacking = new Unpacking(file, onBytes);
  try {
    const digests = new Map<string, string>();
    let inside = '';
    for (const entry of unpacking.entries) {
      const keep = entry.name === MANIFEST;
      const digest = unpacking.read(entry, (chunk) => {
        if (keep) inside += Buffer.from(chunk).toString('utf8');
        onBytes(chunk.length);
      });
      digests.set(entry.name, digest);
    }
    const same =
      manifestText(manifestFrom(inside)) === manifestText(manifest) &&
      manifest.parts.every(({ name, sha256 }) => digests.get(name) === sha256);
    if (!same) throw new Trouble('failed', 'what was read back is not what was written');
    return unpacking.bytes;
  } finally {
    unpacking.close();
  }
};

const refuseExisting = (file: string): void => {
  if (existsSync(file)) throw new Trouble('exists', file);
};

const manifestOf = (task: WriteTask, tell: Tell): BackupManifest => {
  const { folder, settings, facts } = task;
  tell('checking', 0, 0);
  const names = copied(task);
  const ledger = checkedFacts(join(folder, 'ledger.sqlite'));
  for (const name of names) if (name !== 'ledger.sqlite') checkStore(join(folder, name), name);
  const parts = [
    ...names.map((name) => partOf(name, join(folder, name), false)),
    partOf('settings.json', settings, true),
  ];
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  if (bytes > MOST_BYTES) throw new Trouble('too-large', `all parts together have ${bytes} bytes`);
  return { format: BACKUP_FORMAT, ...facts, ledger, parts };
};

/** Throws {@link Trouble} or what the disk throws; then there is no file. */
export const writeBackup = (task: WriteTask, tell: Tell): WrittenBackup => {
  const { file } = task;
  refuseExisting(file);
  const part = unfinished(file);
  const manifest = manifestOf(task, tell);
  // What an earlier try left when the power went.
  rmSync(part, { force: true });
  try {
    const total = manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0);
    packInto(part, contents(task, manifest), counter(tell, 'packing', total));
    const bytes = prove(part, manifest, tell);
    refuseExisting(file);
    renameSync(part, file);
    syncFolder(dirname(file));
    return { file, bytes, manifest };
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
};
