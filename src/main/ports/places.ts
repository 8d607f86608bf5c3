import type { Result } from '#core/result.ts';
import type { KeptAside } from './backup.ts';
import type { RestoredNote } from './standing.ts';

/**
 * What Purser keeps on this computer, by name. earlier: copies of the ledger from before a newer Purser changed it.
 * others: the folders of the other platforms, and what was kept aside.
 */
export type PlaceId =
  'ledger' | 'drafts' | 'treasury' | 'earlier' | 'others' | 'settings' | 'practice' | 'logs';

export interface DataPlace {
  readonly id: PlaceId;
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  /** ms since 1970; null while nothing is there. */
  readonly changedAt: number | null;
}

/** The open profile's data on this computer, and what replaces it. */
export interface DataHost {
  places(): readonly DataPlace[];
  /** What was kept aside of the open profile, newest first. */
  kept(): readonly KeptAside[];
  /** Shows a file or folder in the system's file manager. */
  show(path: string): void;
  /** Ask the person; null when cancelled. */
  chooseSave(suggestedName: string): Promise<string | null>;
  chooseBackup(): Promise<string | null>;
  /**
   * Puts a folder in the place of the open profile's and opens it, locked; answers the name under which the former one is
   * kept. Errors: words; the former one is open again.
   */
  replace(coming: string, note: RestoredNote): Promise<Result<string, string>>;
}
