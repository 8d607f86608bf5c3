/**
 * One folder takes the place of a profile's own, which is kept aside under a dated name and never deleted. Two renames and a
 * note between them: a power cut leaves the old one in place or the new one, and the next start finishes.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { KeptAside } from '#main/ports/backup.ts';
import type { RestoredNote } from '#main/ports/standing.ts';
import { markRestored } from '../ledger/restored.ts';
import { syncFolder } from '../ledger/sqlite.ts';

/** Dots are in no profile's id, so that none of these is ever taken for one. */
export const COMING = '.coming-';
const ASIDE = '.aside-';
const NOTE = '.swap';

/** A profile's folder among the others. */
export interface Spot {
  readonly profiles: string;
  readonly id: string;
}

const stampOf = (at: number): string =>
  new Date(at).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '-');

const freeName = ({ profiles, id }: Spot, at: number): string => {
  const name = `${id}${ASIDE}${stampOf(at)}`;
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(join(profiles, tried))) return tried;
  }
};

const sizeOf = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { name }) => sum + statSync(join(folder, name)).size, 0);

const STAMP = /^(\d{4}-\d\d-\d\d)-(\d\d)-(\d\d)-(\d\d)(-\d+)?$/;

const timeOf = (name: string, prefix: string): number | null => {
  const parts = STAMP.exec(name.slice(prefix.length));
  return parts === null ? null : Date.parse(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`);
};

/** What was kept aside of a profile, newest first. */
export const keptAside = ({ profiles, id }: Spot): readonly KeptAside[] => {
  if (!existsSync(profiles)) return [];
  const prefix = id + ASIDE;
  const kept: KeptAside[] = [];
  for (const entry of readdirSync(profiles, { withFileTypes: true })) {
    const at = entry.name.startsWith(prefix) ? timeOf(entry.name, prefix) : null;
    const path = join(profiles, entry.name);
    if (at === null || !entry.isDirectory()) continue;
    kept.push({ name: entry.name, path, at, bytes: sizeOf(path) });
  }
  return kept.sort((a, b) => b.at - a.at || b.name.localeCompare(a.name));
};

/** Marks the ledger that comes, so that it opens locked. One too damaged for that opens as damaged anyway. */
const mark = (folder: string, note: RestoredNote): void => {
  const ledger = join(folder, 'ledger.sqlite');
  if (!existsSync(ledger)) throw new Error(`there is no ledger in ${folder}`);
  markRestored(ledger, note);
};

/**
 * Puts the folder `coming` in the place of a profile that nobody has open; answers the name under which the former one
 * is kept. Throws when it could not: then the former one is in its place.
 */
export const takePlace = (spot: Spot, coming: string, note: RestoredNote): string => {
  const { profiles, id } = spot;
  const place = join(profiles, id);
  mark(coming, note);
  const aside = freeName(spot, note.at);
  writeFileSync(join(profiles, id + NOTE), basename(coming), { flush: true, mode: 0o600 });
  syncFolder(profiles);
  renameSync(place, join(profiles, aside));
  try {
    renameSync(coming, place);
  } catch (error) {
    renameSync(join(profiles, aside), place);
    throw error;
  } finally {
    rmSync(join(profiles, id + NOTE), { force: true });
    syncFolder(profiles);
  }
  return aside;
};

/** What a power cut left between the two renames is finished; called before a profile is opened. */
export const finishSwap = ({ profiles, id }: Spot): void => {
  const note = join(profiles, id + NOTE);
  if (!existsSync(note)) return;
  const coming = join(profiles, basename(readFileSync(note, 'utf8')));
  const place = join(profiles, id);
  if (!existsSync(place) && existsSync(coming)) renameSync(coming, place);
  rmSync(note, { force: true });
  syncFolder(profiles);
};

/** Removes what an examination or a backup left that was cut short; for whoever holds the ledger. */
export const sweep = ({ profiles, id }: Spot): void => {
  mkdirSync(profiles, { recursive: true });
  for (const name of readdirSync(profiles)) {
    if (name.startsWith(id + COMING)) {
      rmSync(join(profiles, name), { recursive: true, force: true });
    }
  }
};
