/** Exactly what would be paid of a draft, and the fingerprint that stands for it. */
import { modeOf, type MoneyTerms } from '#core/money/terms.ts';
import { asFiatExact } from '#core/payout/fiat-exact.ts';
import { BATCH_LIMIT } from '#core/review/approval.ts';
import { fingerprintOfDigests, rowDigest } from '#core/review/fingerprint.ts';
import type { Clock } from '../ports/host.ts';
import type { Intake, IntakeBatch, RowToPay } from '../ports/intake.ts';
import type { RateBook } from '../ports/ledger.ts';
import { fiatRatesUsed } from './basis.ts';
import { inTurns } from './in-turns.ts';
import type { RowToSubmit } from './payout-submitted.ts';

interface FingerprintNeeds {
  readonly intake: Pick<Intake, 'toPay'>;
  readonly platformId: number;
  readonly book: Pick<RateBook, 'terms'>;
  /** Gives others their turn while thousands of rows are digested; absent where nobody waits. */
  readonly clock?: Pick<Clock, 'sleep'>;
}

/** Rows of a draft as they are to be paid under these terms: with its fiat amount left to the gateway, or not. */
export const inMode = (
  draft: Pick<IntakeBatch, 'fiatRates'>,
  rows: readonly RowToPay[],
  terms: MoneyTerms,
): readonly RowToPay[] => {
  if (modeOf(terms) === 'crypto-exact') return rows;
  const by = { drift: terms.drift, fiatRates: draft.fiatRates ?? [] };
  return rows.map((row) => ({ ...row, content: asFiatExact(row.content, by) }));
};

/** Exactly what would be paid of a draft, each row with its digest, the terms, and the fingerprint over all of it. */
export const readToPay = async (
  { intake, platformId, book, clock }: FingerprintNeeds,
  draft: IntakeBatch,
) => {
  const terms = await book.terms();
  const toPay = inMode(draft, await intake.toPay(draft.id, BATCH_LIMIT), terms);
  const rows = await inTurns(clock, toPay, (row): RowToSubmit => ({
    ...row,
    digest: rowDigest(row.content),
  }));
  await clock?.sleep(0);
  const rates = { snapshotId: draft.snapshotId ?? '', fiatRates: fiatRatesUsed(draft, rows) };
  const batch = { platformId, mode: modeOf(terms), drift: terms.drift, ...rates };
  const fingerprint = fingerprintOfDigests(batch, rows).digest;
  /** The fingerprint that covers a rehearsal of these rows too. */
  const withRehearsal = (rehearsal: string): string =>
    fingerprintOfDigests({ ...batch, rehearsal }, rows).digest;
  return { rows, terms, fingerprint, withRehearsal };
};

/** The fingerprint a draft would be submitted with. */
export const fingerprintOfDraft = async (
  needs: FingerprintNeeds,
  draft: IntakeBatch,
): Promise<string> => (await readToPay(needs, draft)).fingerprint;
