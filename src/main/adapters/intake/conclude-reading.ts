/**
 * The end of a reading: what only all rows together show is put onto them, and the batch is ready.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { FileReason } from '#core/import/row.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import type { MainCalls } from './calls.ts';
import { checkedAgainst, type Draft } from './draft.ts';
import type { Drafts } from './drafts.ts';
import { MOST_COMPARED } from './file-look-alikes.ts';
import type { Gathering } from './gathering.ts';
import type { Caller } from './link.ts';
import type { Mappings } from './mappings.ts';
import { stopLookAlikes, warnOfRepeats } from './repeat-warnings.ts';
import type { RowIndex } from './row-index.ts';
import { openTwice } from './seen-before.ts';
import { saveSnapshot } from './snapshots.ts';

export interface ConcludeNeeds {
  readonly db: DatabaseSync;
  readonly drafts: Drafts;
  readonly main: Caller<MainCalls>;
  readonly mappings: Mappings;
  /** Keeps which rows share what, for the changes that follow. */
  readonly keepIndex: (n: number, index: RowIndex) => void;
}

export interface Concluding {
  readonly draft: Draft;
  /** All rows of the file, flushed. */
  readonly gathered: Gathering;
  readonly snapshot: CurrencySnapshot;
  readonly notes: readonly FileReason[];
  /** Awaited between pieces; may throw. */
  readonly breathe: () => Promise<void>;
}

const tooManyToCompare = (): FileReason => ({
  rule: 'file-many-accounts',
  message: `The file pays more than ${MOST_COMPARED.toLocaleString('en')} different addresses; only the first so many were compared with each other for look-alikes. Each was compared with earlier payouts.`,
});

/** Stores the batch as ready; or answers why the file is refused although its bytes are new. */
export const concludeReading = async (
  { db, drafts, main, mappings, keepIndex }: ConcludeNeeds,
  { draft, gathered, snapshot, notes, breathe }: Concluding,
): Promise<FileReason | null> => {
  const { n, batch, file } = draft;
  const { tally, index, seenBefore, comparing } = gathered;
  const { identity, lookAlikes, isFull } = await gathered.wait(comparing.result());
  if (identity !== null) {
    const same = await main.call('batchOfContent', { identity, batchId: batch.id });
    const refused = seenBefore.refusal(same);
    if (refused !== null) return refused;
  }
  const place = { db, draft, tally, index, breathe };
  await warnOfRepeats(place);
  await stopLookAlikes(place, lookAlikes);
  keepIndex(n, index);
  mappings.remember(file.choices);
  const { id: batchId, fileHash } = batch;
  const twins = openTwice(drafts.all(), { batchId, fileHash, identity });
  const full = isFull ? [tooManyToCompare()] : [];
  const ready = {
    n,
    batch: {
      ...batch,
      ...tally.counts(),
      ...(identity === null ? {} : { contentIdentity: identity }),
      notes: [...notes, ...twins, ...full],
      state: { kind: 'ready' } as const,
      ...checkedAgainst(snapshot),
    },
    file: { ...file, source: null, issueCounts: tally.issueCounts() },
  };
  drafts.save(ready, () => saveSnapshot(db, n, snapshot));
  return null;
};
