/**
 * Whether a file as a whole was submitted before: the same bytes, the same rows in another order or form, or nothing
 * but rows that were submitted, in whatever batches.
 */
import { alreadyImported } from '#core/import/file-reason.ts';
import type { EarlierLink, FileReason, Row } from '#core/import/row.ts';
import type { EarlierBatch } from '#core/payout/earlier.ts';
import type { PayoutState } from '#core/payout/state.ts';
import type { Draft } from './draft.ts';

export interface SeenBefore {
  /** What a row would pay by its own checks, and the row after the past was asked about it. */
  note(own: Row['content'], asked: Row): void;
  /** Why the file is refused as a whole, once every row was noted; `same` is the batch of the same identity, if any. */
  refusal(same: EarlierBatch | null): FileReason | null;
}

export const makeSeenBefore = (): SeenBefore => {
  const states = new Map<PayoutState, number>();
  let payable = 0;
  let repeated = 0;
  let last: EarlierLink | null = null;
  return {
    note: (own, asked) => {
      if (own === null) return;
      payable += 1;
      const whole = asked.issues.find(({ repeats }) => repeats?.isWholeRow === true);
      const earlier = whole?.repeats?.earlier ?? null;
      if (earlier === null) return;
      repeated += 1;
      states.set(earlier.state, (states.get(earlier.state) ?? 0) + 1);
      if (last === null || earlier.submittedAt > last.submittedAt) last = earlier;
    },
    refusal: (same) => {
      if (same !== null) return alreadyImported(same, 'rows');
      if (last === null || repeated < payable) return null;
      const { batchId, batchName: name, submittedAt } = last;
      const counts = Object.fromEntries(states);
      return alreadyImported({ batchId, name, submittedAt, counts }, 'each-row');
    },
  };
};

/** Another draft of the same file is no error until one of the two is submitted. */
export const openTwice = (
  drafts: readonly Draft[],
  file: {
    readonly batchId: string;
    readonly fileHash?: string | null;
    readonly identity?: string | null;
  },
): readonly FileReason[] => {
  const { batchId, fileHash = null, identity = null } = file;
  const twin = drafts.find(
    ({ batch }) =>
      batch.id !== batchId &&
      ((fileHash !== null && batch.fileHash === fileHash) ||
        (identity !== null && batch.contentIdentity === identity)),
  );
  if (twin === undefined) return [];
  const message = `The same file is open as “${twin.batch.name}”. Only one of the two can be submitted.`;
  return [{ rule: 'file-open-twice', message, batchId: twin.batch.id }];
};
