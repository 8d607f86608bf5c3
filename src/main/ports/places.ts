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
