/** What is known of new versions of Purser. */

/** A version on offer, all of it signed. */
export interface ReleaseView {
  readonly version: string;
  /** Plain text. */
  readonly notes: string;
  readonly releasedAt: string;
  /** Bytes; null when the feed does not say. */
  readonly size: number | null;
}

/** Why this copy takes no updates by itself: forbidden, no feed, or built without a release key. */
export type UpdatesOffView = 'policy' | 'no-feed' | 'no-key';

/** Why what the feed offered was not taken. */
export type UpdateRefusalView =
  'unreachable' | 'unsigned' | 'older' | 'foreign' | 'damaged' | 'unsupported' | 'stopped';

export type UpdateView =
  | { readonly kind: 'off'; readonly why: UpdatesOffView }
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking' }
  /** `lookedAt` is an ISO date. */
  | { readonly kind: 'newest'; readonly lookedAt: string }
  | { readonly kind: 'offered'; readonly release: ReleaseView }
  | {
      readonly kind: 'fetching';
      readonly release: ReleaseView;
      /** Bytes. */
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'ready'; readonly release: ReleaseView }
  | { readonly kind: 'refused'; readonly why: UpdateRefusalView; readonly detail: string };
