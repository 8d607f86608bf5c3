/** Where Purser keeps what, how much of it, and when it last changed. Nothing is opened. */
import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { DataPlace, PlaceId } from '#main/ports/places.ts';

interface Found {
  readonly bytes: number;
  readonly changedAt: number | null;
}

const NOTHING: Found = { bytes: 0, changedAt: null };

const entriesOf = (folder: string): readonly Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Not there yet, or not ours to read: nothing is counted.
    return [];
  }
};

const add = (a: Found, b: Found): Found => ({
  bytes: a.bytes + b.bytes,
  changedAt: Math.max(a.changedAt ?? 0, b.changedAt ?? 0) || null,
});

const ofFile = (path: string): Found => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? NOTHING : { bytes: stat.size, changedAt: Math.trunc(stat.mtimeMs) };
};

const ofFolder = (folder: string): Found =>
  entriesOf(folder)
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? ofFolder(path) : ofFile(path);
    })
    .reduce(add, NOTHING);

/** A store and the log beside it. */
const ofStore = (file: string): Found => add(ofFile(file), ofFile(`${file}-wal`));

const MIGRATED = 'ledger.sqlite.schema-';

/** Copies of the ledger that were kept before a newer Purser changed its tables. */
const ofEarlier = (folder: string): Found =>
  entriesOf(folder)
    .filter(({ name }) => name.startsWith(MIGRATED))
    .map(({ name }) => ofFile(join(folder, name)))
    .reduce(add, NOTHING);

const ofOthers = (profiles: string, id: string): Found =>
  entriesOf(profiles)
    .filter((entry) => entry.isDirectory() && entry.name !== id)
    .map(({ name }) => ofFolder(join(profiles, name)))
    .reduce(add, NOTHING);

/** Every place, of the open profile first; those that hold nothing say 0 bytes. */
export const dataPlaces = (dataFolder: string, profileId: string): readonly DataPlace[] => {
  const profiles = join(dataFolder, 'profiles');
  const own = join(profiles, profileId);
  const place = (id: PlaceId, path: string, found: Found): DataPlace => ({ id, path, ...found });
  const store = (id: PlaceId, name: string): DataPlace =>
    place(id, join(own, name), ofStore(join(own, name)));
  const settings = join(dataFolder, 'settings.json');
  const practice = join(dataFolder, 'practice');
  const logs = join(dataFolder, 'logs');
  return [
    store('ledger', 'ledger.sqlite'),
    store('drafts', 'intake.sqlite'),
    store('treasury', 'treasury.sqlite'),
    place('earlier', own, ofEarlier(own)),
    place('others', profiles, ofOthers(profiles, profileId)),
    place('settings', settings, ofFile(settings)),
    place('practice', practice, ofFolder(practice)),
    place('logs', logs, ofFolder(logs)),
  ];
};
