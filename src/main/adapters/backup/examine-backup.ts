/** Verifies a backup whole and lays its parts into a folder, ready to take the place of a profile's own. */
import { mkdirSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type {
  BackupManifest,
  BackupPlatform,
  ExaminedBackup,
  LedgerFacts,
} from '#main/ports/backup.ts';
import { SCHEMA_VERSION } from '../ledger/schema.ts';
import { syncFolder } from '../ledger/sqlite.ts';
import { checkedFacts, checkStore, readyLedger } from './copies.ts';
import { MANIFEST, MANIFEST_AT_MOST, manifestFrom } from './manifest.ts';
import { counter, type Tell } from './progress.ts';
import { damaged, Trouble } from './trouble.ts';
import { Unpacking, unpackTo, type Entry } from './unpack.ts';

export interface ExamineTask {
  readonly kind: 'examine';
  readonly file: string;
  /** A folder that is not there yet, on the disk of the ledger. */
  readonly folder: string;
  readonly platform: BackupPlatform;
}

const entryOf = ({ entries }: Unpacking, name: string): Entry => {
  const found = entries.find((entry) => entry.name === name);
  if (found === undefined) throw damaged(`${name} is not in it`);
  return found;
};

const textOf = (unpacking: Unpacking, name: string): string => {
  const entry = entryOf(unpacking, name);
  if (entry.bytes > MANIFEST_AT_MOST) throw damaged(`${name} is too long`);
  const chunks: Buffer[] = [];
  unpacking.read(entry, (chunk) => chunks.push(Buffer.from(chunk)));
  return Buffer.concat(chunks).toString('utf8');
};

const samePlatform = (a: BackupPlatform, b: BackupPlatform): boolean =>
  a.kind === b.kind && a.platformId === b.platformId && a.gatewayUrl === b.gatewayUrl;

const platformText = ({ kind, platformId, gatewayUrl, name }: BackupPlatform): string =>
  kind === 'practice' ? 'practice' : `“${name}”, platform ${platformId} at ${gatewayUrl ?? ''}`;

/** Everything that can be refused before a byte is unpacked. */
const refuseStranger = (manifest: BackupManifest, { platform, folder }: ExamineTask): void => {
  if (!samePlatform(manifest.platform, platform)) {
    const detail = `It is of ${platformText(manifest.platform)}; open here is ${platformText(platform)}`;
    throw new Trouble('other-platform', detail);
  }
  if (manifest.ledger.schema > SCHEMA_VERSION) {
    const detail = `its ledger has schema ${manifest.ledger.schema}, written by Purser ${manifest.version}; this one knows ${SCHEMA_VERSION}`;
    throw new Trouble('newer', detail);
  }
  const needed = manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const { bavail, bsize } = statfsSync(dirname(folder));
  if (bavail * bsize < needed) {
    throw new Trouble('disk-full', `${needed} bytes are needed beside the ledger`);
  }
};

const layOut = (
  unpacking: Unpacking,
  { parts }: BackupManifest,
  { folder, tell }: { readonly folder: string; readonly tell: Tell },
): void => {
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const onBytes = counter(tell, 'packing', total);
  mkdirSync(folder, { mode: 0o700 });
  for (const { name, bytes, sha256 } of parts) {
    const entry = entryOf(unpacking, name);
    if (entry.bytes !== bytes) throw damaged(`${name} has another size than its manifest says`);
    // Settings are taken over by hand, if at all: they are no part of a profile's folder.
    const digest =
      name === 'settings.json'
        ? unpacking.read(entry, () => undefined)
        : unpackTo(unpacking, entry, { file: join(folder, name), onBytes });
    if (digest !== sha256) throw damaged(`${name} is not what its manifest says`);
  }
};

const factsText = ({ head, headAt, ...rest }: LedgerFacts): string =>
  JSON.stringify([
    head.seq,
    head.hash,
    headAt,
    Object.entries(rest).toSorted(([a], [b]) => a.localeCompare(b)),
  ]);

/** The parts say what the manifest says, and are whole by the checks of a start. */
const checkParts = (manifest: BackupManifest, folder: string, tell: Tell): void => {
  tell('checking', 0, 0);
  const ledger = join(folder, 'ledger.sqlite');
  if (factsText(checkedFacts(ledger)) !== factsText(manifest.ledger)) {
    throw damaged('its ledger is not the one its manifest describes');
  }
  for (const { name } of manifest.parts) {
    if (name === 'intake.sqlite' || name === 'treasury.sqlite')
      checkStore(join(folder, name), name);
  }
  readyLedger(ledger);
  syncFolder(folder);
  syncFolder(dirname(folder));
};

/** Throws {@link Trouble} or what the disk throws; whoever asked removes the folder then. */
export const examineBackup = (task: ExamineTask, tell: Tell): ExaminedBackup => {
  tell('proving', 0, 0);
  const unpacking = new Unpacking(task.file, () => undefined);
  try {
    const manifest = manifestFrom(textOf(unpacking, MANIFEST));
    refuseStranger(manifest, task);
    layOut(unpacking, manifest, { folder: task.folder, tell });
    const settings = textOf(unpacking, 'settings.json');
    checkParts(manifest, task.folder, tell);
    return { bytes: unpacking.bytes, manifest, settings, folder: task.folder };
  } finally {
    unpacking.close();
  }
};
