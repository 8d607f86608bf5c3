/** Exactly what would be paid of a draft, and the fingerprint that stands for it. */
import { BATCH_LIMIT } from '#core/review/approval.ts';
import { fingerprintOfDigests, rowDigest } from '#core/review/fingerprint.ts';
import type { Intake, IntakeBatch } from '../ports/intake.ts';

interface FingerprintNeeds {
  readonly intake: Pick<Intake, 'toPay'>;
  readonly platformId: number;
}

/** Exactly what would be paid of a draft, each row with its digest, and the fingerprint over all of it. */
export const readToPay = async ({ intake, platformId }: FingerprintNeeds, draft: IntakeBatch) => {
  const toPay = await intake.toPay(draft.id, BATCH_LIMIT);
  const rows = toPay.map((row) => ({ ...row, digest: rowDigest(row.content) }));
  const batch = { platformId, mode: 'crypto-exact', snapshotId: draft.snapshotId ?? '' } as const;
  const fingerprint = fingerprintOfDigests(batch, rows).digest;
  /** The fingerprint that covers a rehearsal of these rows too. */
  const withRehearsal = (rehearsal: string): string =>
    fingerprintOfDigests({ ...batch, rehearsal }, rows).digest;
  return { rows, fingerprint, withRehearsal };
};

/** The fingerprint a draft would be submitted with. */
export const fingerprintOfDraft = async (
  needs: FingerprintNeeds,
  draft: IntakeBatch,
): Promise<string> => (await readToPay(needs, draft)).fingerprint;
