/**
 * What the window sees of the places Purser keeps data in, and of backups. Times are ISO 8601 UTC text, sizes are bytes.
 */

export type PlaceIdView =
  'ledger' | 'drafts' | 'treasury' | 'earlier' | 'others' | 'settings' | 'practice' | 'logs';

export interface DataPlaceView {
  readonly id: PlaceIdView;
  readonly path: string;
  readonly bytes: number;
  /** Null while nothing is there. */
  readonly changedAt: string | null;
}

/** An entry of the system's keychain, by name; what it holds is never shown. */
export interface KeychainEntryView {
  readonly service: string;
  readonly account: string;
  readonly holds: 'key' | 'head';
  /** Null when the keychain cannot be asked. */
  readonly there: boolean | null;
}

/** What was in the place of a restored ledger, kept under a dated name. */
export interface KeptAsideView {
  readonly name: string;
  readonly path: string;
  readonly at: string;
  readonly bytes: number;
}

export interface DataView {
  readonly places: readonly DataPlaceView[];
  readonly keychain: readonly KeychainEntryView[];
  readonly kept: readonly KeptAsideView[];
}

/** What a backup says it holds, all of it checked. */
export interface BackupView {
  readonly madeAt: string;
  readonly madeBy: string;
  readonly version: string;
  readonly platform: string;
  readonly bytes: number;
  readonly entries: number;
  /** Of the ledger's last entry: names what the person looked at. */
  readonly head: string;
  readonly headAt: string | null;
  readonly batches: number;
  readonly payouts: number;
  readonly openPayouts: number;
  readonly openRuns: number;
  readonly drafts: boolean;
  readonly treasury: boolean;
}

/** What would be replaced: the open ledger as it stands. */
export interface ReplacedView {
  readonly payouts: number;
  readonly batches: number;
}

export type DataStageView = 'copying' | 'checking' | 'packing' | 'proving';

export type BackupProblemView =
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

export type DataTaskView =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'working';
      readonly what: 'backup' | 'examination';
      readonly file: string;
      readonly stage: DataStageView;
      /** Both 0 while they are not known. */
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'written'; readonly file: string; readonly backup: BackupView }
  | {
      readonly kind: 'examined';
      readonly file: string;
      readonly backup: BackupView;
      readonly replaces: ReplacedView;
      /** A batch is being paid or is paused, so that nothing may be replaced now. */
      readonly runOpen: boolean;
    }
  | { readonly kind: 'restored'; readonly keptAs: string }
  | {
      readonly kind: 'refused';
      readonly what: 'backup' | 'examination';
      readonly file: string;
      readonly why: BackupProblemView;
      readonly detail: string;
    };
