/**
 * Backups: one file that holds verified copies of what Purser keeps of one platform. Never a key: those are in the
 * keychain and are typed anew where they are needed.
 */
import type { Result } from '#core/result.ts';

/** How the file is named by its end, without the dot. */
export const BACKUP_EXTENSION = 'purser-backup';

/** The form of the file; a newer one is refused. */
export const BACKUP_FORMAT = 1;

/** What a backup may hold beside its manifest. */
export const BACKUP_PARTS = [
  'ledger.sqlite',
  'intake.sqlite',
  'treasury.sqlite',
  'settings.json',
] as const;

export type BackupPartName = (typeof BACKUP_PARTS)[number];

export interface BackupPart {
  readonly name: BackupPartName;
  /** Unpacked. */
  readonly bytes: number;
  /** Of the unpacked bytes, 64 hex digits. */
  readonly sha256: string;
}

/** Whose ledger it is; only one of the same platform takes its place. */
export interface BackupPlatform {
  readonly kind: 'practice' | 'live';
  readonly platformId: number;
  /** Null in practice, where the gateway is this program itself. */
  readonly gatewayUrl: string | null;
  readonly name: string;
}

/** What the ledger says of itself, read from the copy. */
export interface LedgerFacts {
  readonly schema: number;
  /** The last entry: its number and hash. */
  readonly head: { readonly seq: number; readonly hash: string };
  /** When it was written, ms since 1970; null in an empty ledger. */
  readonly headAt: number | null;
  readonly batches: number;
  readonly payouts: number;
  /** Batches that are being paid or are paused. */
  readonly openRuns: number;
  /** Payouts whose end is not known. */
  readonly openPayouts: number;
}

/** What the file says it holds; every word of it is checked against the parts. */
export interface BackupManifest {
  readonly format: number;
  /** Purser's version. */
  readonly version: string;
  /** ms since 1970. */
  readonly madeAt: number;
  readonly madeBy: string;
  readonly platform: BackupPlatform;
  readonly ledger: LedgerFacts;
  readonly parts: readonly BackupPart[];
}

/**
 * Why there is no backup, or why one is not taken. In every case nothing that was there has changed.
 * exists: another file has this name. gone: the file is not there any more.
 */
export interface BackupProblem {
  readonly kind:
    | 'disk-full'
    | 'no-rights'
    | 'exists'
    | 'gone'
    | 'too-large'
    | 'not-a-backup'
    | 'damaged'
    | 'newer'
    | 'other-platform'
    | 'stopped'
    | 'failed';
  /** What was found, in somebody else's words. English. */
  readonly detail: string;
}

/** copying: the stores. checking: the copies, every page and hash. packing: into the file. proving: read back from it. */
export type BackupStage = 'copying' | 'checking' | 'packing' | 'proving';

export interface BackupWatch {
  /** Bytes, as far as they are known; both 0 where they are not. */
  readonly onProgress: (stage: BackupStage, done: number, total: number) => void;
  readonly stop: AbortSignal;
}

/** What goes into a backup. */
export interface BackupSource {
  /** The profile's folder. */
  readonly profileId: string;
  /** Copy the open stores as they are to a new file; the second answers false where there is none to copy. */
  readonly ledgerTo: (path: string) => Promise<void>;
  readonly treasuryTo: (path: string) => Promise<boolean>;
  /** Preferences and the platform as JSON; no key is among them. */
  readonly settings: string;
  readonly facts: Pick<BackupManifest, 'version' | 'madeAt' | 'madeBy' | 'platform'>;
}

/** A backup that was written and read back. */
export interface WrittenBackup {
  readonly file: string;
  readonly bytes: number;
  readonly manifest: BackupManifest;
}

/** A backup that was verified whole; its parts wait in a folder beside the profile's own. */
export interface ExaminedBackup {
  readonly bytes: number;
  readonly manifest: BackupManifest;
  /** The settings it holds, as JSON. */
  readonly settings: string;
  /** Where its parts wait. */
  readonly folder: string;
}

/** What took the place of something was once in its place: a profile's folder, kept aside under a dated name. */
export interface KeptAside {
  readonly name: string;
  readonly path: string;
  /** ms since 1970. */
  readonly at: number;
  readonly bytes: number;
}

export interface Backups {
  /** Done only once the file was read back whole; a file of that name is never replaced. */
  write(
    source: BackupSource,
    file: string,
    watch: BackupWatch,
  ): Promise<Result<WrittenBackup, BackupProblem>>;
  /** Verifies everything; the parts then wait until they are put in place or forgotten. */
  examine(
    file: string,
    expected: { readonly profileId: string; readonly platform: BackupPlatform },
    watch: BackupWatch,
  ): Promise<Result<ExaminedBackup, BackupProblem>>;
  /** Removes what waited. */
  forget(examined: Pick<ExaminedBackup, 'folder'>): void;
}
