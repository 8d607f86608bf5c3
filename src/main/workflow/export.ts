/** Writes the payer's own file back with what became of every row. */
import type { Actor } from '#core/audit/entry.ts';
import { BYTE_ORDER_MARK, writeRecord } from '#core/export/csv-writer.ts';
import { makeReport } from '#core/export/report.ts';
import { overridesOf } from '#core/import/repeat.ts';
import { coveredBy } from '#core/import/row-tie.ts';
import type { Intake } from '../ports/intake.ts';
import type { Ledger, PayoutRecord } from '../ports/ledger.ts';

export interface ExportNeeds {
  readonly ledger: Ledger;
  readonly intake: Intake;
  /** Wall clock ms → text with its zone. */
  readonly formatTime: (at: number) => string;
}

/** The payout that stands for a row: the newest submission of it. */
const byRow = (payouts: readonly PayoutRecord[]): ReadonlyMap<number, PayoutRecord> => {
  const newest = new Map<number, PayoutRecord>();
  for (const payout of payouts) {
    const other = newest.get(payout.row);
    if (other === undefined || other.state === 'CANCELLED') newest.set(payout.row, payout);
  }
  return newest;
};

/** The result file as text, record by record: header first, then every row of the source in order. */
export async function* resultFile(needs: ExportNeeds, batchId: string): AsyncGenerator<string> {
  const payouts = byRow(await needs.ledger.payoutsOf(batchId));
  const converts = [...payouts.values()].some(({ fiatExact }) => fiatExact !== undefined);
  const header = await needs.intake.header(batchId);
  const report = makeReport(header, needs.formatTime, converts);
  yield BYTE_ORDER_MARK + writeRecord(report.header);
  // A row is paid with one that stands before or after it; chains end with the row that is paid under its reference.
  const into = new Map<number, number>();
  for (const { row, tie } of await needs.intake.tied(batchId))
    if (tie.kind === 'merged') into.set(row, tie.into);
  const payerOf = (row: number): number => {
    const next = into.get(row);
    return next === undefined ? row : payerOf(next);
  };
  for await (const { tie, ...source } of needs.intake.source(batchId)) {
    const payer = payerOf(source.row);
    const row = {
      ...source,
      overrides: overridesOf(source.issues),
      paidWith: payer === source.row ? null : payer,
      covers: coveredBy(tie),
    };
    yield writeRecord(report.row(row, payouts.get(payer) ?? null));
  }
}

/** A file name for the result, from the run's name; nothing of it can leave the chosen folder. */
export const resultFileName = (name: string): string => {
  const safe = name
    .replaceAll(/[^\p{L}\p{N} ._-]/gu, '_')
    .replace(/^[.\s]+/, '')
    .trim();
  return `${safe === '' ? 'batch' : safe} result.csv`;
};

/** Records that a batch was exported; the ledger keeps the name, not the path. */
export const recordExport = async (
  ledger: Ledger,
  by: Actor,
  exported: { readonly batchId: string; readonly format: string; readonly fileName: string },
): Promise<void> => {
  await ledger.append(by, [{ kind: 'report.exported', ...exported }]);
};
