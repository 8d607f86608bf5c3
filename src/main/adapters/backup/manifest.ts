/** The manifest of a backup: written as JSON, read back field by field. */
import {
  BACKUP_FORMAT,
  BACKUP_PARTS,
  type BackupManifest,
  type BackupPart,
  type BackupPartName,
  type BackupPlatform,
  type LedgerFacts,
} from '#main/ports/backup.ts';
import { damaged, Trouble } from './trouble.ts';

export const MANIFEST = 'manifest.json';
/** Bytes; a manifest is a page of text. */
export const MANIFEST_AT_MOST = 64 * 1024;

export const manifestText = (manifest: BackupManifest): string =>
  `${JSON.stringify(manifest, null, 2)}\n`;

const field = (value: unknown, name: string): unknown => {
  if (typeof value !== 'object' || value === null) throw damaged(`its manifest lacks ${name}`);
  return Reflect.get(value, name);
};

const text = (value: unknown, name: string): string => {
  const found = field(value, name);
  if (typeof found !== 'string') throw damaged(`its manifest lacks ${name}`);
  return found;
};

const count = (value: unknown, name: string): number => {
  const found = field(value, name);
  if (typeof found !== 'number' || !Number.isSafeInteger(found) || found < 0) {
    throw damaged(`its manifest lacks ${name}`);
  }
  return found;
};

const isPartName = (name: string): name is BackupPartName =>
  BACKUP_PARTS.some((known) => known === name);

const partFrom = (value: unknown): BackupPart => {
  const name = text(value, 'name');
  if (!isPartName(name)) throw damaged(`it holds a part Purser does not know: ${name}`);
  return { name, bytes: count(value, 'bytes'), sha256: text(value, 'sha256') };
};

const partsFrom = (value: unknown): readonly BackupPart[] => {
  if (!Array.isArray(value)) throw damaged('its manifest lacks parts');
  const parts = value.map(partFrom);
  if (new Set(parts.map(({ name }) => name)).size !== parts.length) {
    throw damaged('it names a part twice');
  }
  return parts;
};

const platformFrom = (value: unknown): BackupPlatform => {
  const kind = text(value, 'kind');
  if (kind !== 'practice' && kind !== 'live') throw damaged('its manifest names no platform');
  const url = field(value, 'gatewayUrl');
  return {
    kind,
    platformId: count(value, 'platformId'),
    gatewayUrl: typeof url === 'string' ? url : null,
    name: text(value, 'name'),
  };
};

const factsFrom = (value: unknown): LedgerFacts => {
  const head = field(value, 'head');
  return {
    schema: count(value, 'schema'),
    head: { seq: count(head, 'seq'), hash: text(head, 'hash') },
    headAt: field(value, 'headAt') === null ? null : count(value, 'headAt'),
    batches: count(value, 'batches'),
    payouts: count(value, 'payouts'),
    openRuns: count(value, 'openRuns'),
    openPayouts: count(value, 'openPayouts'),
  };
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    throw damaged('its manifest cannot be read');
  }
};

/** Throws {@link Trouble}: a newer form is known before any other field is read. */
export const manifestFrom = (json: string): BackupManifest => {
  const value = parsed(json);
  const format = count(value, 'format');
  if (format > BACKUP_FORMAT) {
    throw new Trouble(
      'newer',
      `the form of the file is ${format}, and this Purser knows ${BACKUP_FORMAT}`,
    );
  }
  return {
    format,
    version: text(value, 'version'),
    madeAt: count(value, 'madeAt'),
    madeBy: text(value, 'madeBy'),
    platform: platformFrom(field(value, 'platform')),
    ledger: factsFrom(field(value, 'ledger')),
    parts: partsFrom(field(value, 'parts')),
  };
};
