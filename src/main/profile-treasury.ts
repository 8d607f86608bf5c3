/** The treasury store of a profile, opened for what the standing of its ledger allows. */
import { join } from 'node:path';
import { closedTreasury } from './adapters/treasury/closed.ts';
import { openTreasury, type OpenTreasury } from './adapters/treasury/treasury.ts';
import type { LedgerStanding } from './ports/standing.ts';
import { standingWords } from './workflow/standing-words.ts';

export interface ProfileTreasuryParts {
  /** The profile's own folder. */
  readonly folder: string;
  /** The code of the store's thread; absent where only payouts are of interest. */
  readonly treasuryWorker?: URL;
}

const TREASURY = 'treasury.sqlite';

/** Never rejects and never waits: opening goes on behind it. */
export const openProfileTreasury = (
  { folder, treasuryWorker: worker }: ProfileTreasuryParts,
  standing: LedgerStanding,
): OpenTreasury => {
  if (worker === undefined) return closedTreasury('The treasury is not open here.');
  return openTreasury({
    file: join(folder, TREASURY),
    worker,
    readOnlyBecause: standingWords(standing),
    copy: standing.kind === 'elsewhere',
  });
};
