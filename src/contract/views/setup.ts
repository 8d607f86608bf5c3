/** How far a live platform is set up: what is proved, when, and what is not. */

export const SETUP_STEPS = ['keychain', 'platform', 'key', 'list', 'payout'] as const;

export type SetupStep = (typeof SETUP_STEPS)[number];

/**
 * `open`: not yet; `said`: a person says so, which proves nothing; `entered`: there is nothing to prove;
 * `proved`: seen to work; `failed`: tried, and it did not.
 */
export type SetupState = 'open' | 'said' | 'entered' | 'proved' | 'failed';

export interface SetupStepView {
  readonly step: SetupStep;
  readonly state: SetupState;
  /** When that was seen or said; null where no moment belongs to it. */
  readonly at: string | null;
  /** Of a failure: what happened and the way out, in our words. */
  readonly says: string | null;
  /** The payout that proved or failed it. */
  readonly payout: { readonly payoutId: string; readonly reference: string } | null;
}

export interface SetupView {
  /** Null while the platform is not saved. */
  readonly profileId: string | null;
  /** In the order in which they are done. */
  readonly steps: readonly SetupStepView[];
}
