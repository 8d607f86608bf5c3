/**
 * A disk that keeps what was synced and may lose the rest: what a power cut leaves of a recorded process's files.
 * Nothing is assumed that POSIX does not promise: without its own sync a write, a new length or a new name may be
 * there, in part (writes by sectors), or not at all.
 */
import { dirname } from 'node:path';
import type { Deed } from './trace.ts';

type Change =
  | { readonly kind: 'write'; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'cut'; readonly size: number };

interface Content {
  synced: Buffer;
  unsynced: Change[];
}

/** A name appears in its folder or goes. */
interface Naming {
  readonly path: string;
  readonly content: Content | 'folder' | null;
}

/** What happens to changes that were not synced. */
export interface Fate {
  /** How many of the folder changes survive, in their order, of so many. */
  names(of: number): number;
  /** How many of these bytes of a change survive; a whole change or none for a cut. */
  bytes(of: number): number;
}

export const NONE: Fate = { names: () => 0, bytes: () => 0 };
export const ALL: Fate = { names: (of) => of, bytes: (of) => of };

const applied = (content: Buffer, change: Change, bytes: number): Buffer => {
  if (change.kind === 'cut') {
    if (bytes === 0) return content;
    return change.size <= content.length
      ? content.subarray(0, change.size)
      : Buffer.concat([content, Buffer.alloc(change.size - content.length)]);
  }
  if (bytes === 0) return content;
  const end = change.at + bytes;
  const grown = Buffer.alloc(Math.max(content.length, end));
  content.copy(grown);
  change.data.copy(grown, change.at, 0, bytes);
  return grown;
};

const survivors = ({ synced, unsynced }: Content, fate: Fate): Buffer =>
  unsynced.reduce(
    (content, change) =>
      applied(content, change, fate.bytes(change.kind === 'cut' ? 1 : change.data.length)),
    synced,
  );

export class Disk {
  readonly #root: string;
  /** Names as the running process sees them. */
  readonly #seen = new Map<string, Content | 'folder'>();
  /** Names that are on the disk for good. */
  readonly #kept = new Map<string, Content | 'folder'>();
  #namings: Naming[] = [];

  /** Watches what lies under `root`, which is there for good, as is what it held before. */
  constructor(root: string, before: ReadonlyMap<string, Buffer | 'folder'> = new Map()) {
    this.#root = root;
    for (const [path, held] of before) {
      const content = held === 'folder' ? held : { synced: held, unsynced: [] };
      this.#seen.set(path, content);
      this.#kept.set(path, content);
    }
  }

  /** Takes part in a deed; answers whether it changed or synced anything here. */
  do(deed: Deed): boolean {
    if (!('path' in deed) || !deed.path.startsWith(this.#root)) return false;
    const seen = this.#seen.get(deed.path);
    switch (deed.kind) {
      case 'make-folder':
        return this.#name(deed.path, 'folder');
      case 'create':
        return (
          seen === undefined && this.#name(deed.path, { synced: Buffer.alloc(0), unsynced: [] })
        );
      case 'remove':
        return this.#name(deed.path, null);
      case 'sync':
        return this.#sync(deed.path);
      case 'write':
      case 'cut':
        if (seen === undefined || seen === 'folder') throw new Error(`no file ${deed.path}`);
        seen.unsynced.push(deed);
        return true;
    }
  }

  #name(path: string, content: Content | 'folder' | null): boolean {
    if (content === null) this.#seen.delete(path);
    else this.#seen.set(path, content);
    this.#namings.push({ path, content });
    return true;
  }

  #sync(path: string): boolean {
    const content = this.#seen.get(path);
    if (content !== undefined && content !== 'folder') {
      content.synced = survivors(content, ALL);
      content.unsynced = [];
      return true;
    }
    for (const naming of this.#namings.filter((one) => dirname(one.path) === path)) {
      settle(this.#kept, naming);
    }
    this.#namings = this.#namings.filter((one) => dirname(one.path) !== path);
    return true;
  }

  /** The files a power cut now would leave, by path; a file in a folder that is not there is not there. */
  afterPowerCut(fate: Fate): ReadonlyMap<string, Buffer> {
    const names = new Map(this.#kept);
    for (const naming of this.#namings.slice(0, fate.names(this.#namings.length))) {
      settle(names, naming);
    }
    const reachable = (path: string): boolean => {
      const folder = dirname(path);
      return folder === this.#root || (names.get(folder) === 'folder' && reachable(folder));
    };
    return new Map(
      [...names].flatMap(([path, content]) =>
        content !== 'folder' && reachable(path) ? [[path, survivors(content, fate)] as const] : [],
      ),
    );
  }
}

const settle = (names: Map<string, Content | 'folder'>, { path, content }: Naming): void => {
  if (content === null) names.delete(path);
  else names.set(path, content);
};
