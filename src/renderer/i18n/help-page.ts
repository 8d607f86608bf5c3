/** What a page of the help is made of. */

/** Every page; the first group is about screens, the second about tasks and trouble. */
export type HelpId =
  | 'overview'
  | 'new-payout'
  | 'batches'
  | 'import'
  | 'plan'
  | 'review'
  | 'dispatch'
  | 'track'
  | 'export'
  | 'payouts'
  | 'unknown'
  | 'balances'
  | 'deposits'
  | 'invoices'
  | 'currencies'
  | 'callbacks'
  | 'settings'
  | 'ledger'
  | 'start'
  | 'mending'
  | 'live'
  | 'stopped'
  | 'refused-files'
  | 'trouble'
  | 'diagnostics';

export interface HelpSection {
  readonly heading: string;
  /** Paragraphs; *words between stars* stand on a screen exactly so, which a test holds. */
  readonly text: readonly string[];
  /** Words of the screen, or steps, each with what it means; may hold stars too. */
  readonly terms?: readonly (readonly [term: string, meaning: string])[];
}

export interface HelpPage {
  readonly title: string;
  /** Other words a person may look for. */
  readonly words: string;
  readonly sections: readonly HelpSection[];
  readonly see: readonly HelpId[];
}
