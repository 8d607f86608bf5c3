/** Amounts that earlier runs carried forward: offered to the rows of a new one, and paid once. */
import { carriedOffer, type CarriedOffer } from '#core/import/carried-offer.ts';
import { makeRowContext } from '#core/import/row-context.ts';
import { carriedKey, coveredKey } from '#core/payout/covered.ts';
import type { CurrencyDesk } from '../desk/currencies.ts';
import type { Intake, IntakeRow, RowToPay } from '../ports/intake.ts';
import type { CarriedState, Ledger } from '../ports/ledger.ts';
import { problem, type Problem } from './problem.ts';

export interface CarriedNeeds {
  readonly intake: Intake;
  readonly ledger: Pick<Ledger, 'carried'>;
  readonly currencies: Pick<CurrencyDesk, 'snapshot'>;
}

/** So many open amounts are held against a file, the oldest first. */
const MOST_OFFERED = 25;
const ROWS_LOOKED_AT = 20;

/** Rows of a draft that may concern an amount: by its account, by the name of its payee, by its reference. */
const rowsAbout = async (
  intake: Intake,
  batchId: string,
  carried: CarriedState,
): Promise<readonly IntakeRow[]> => {
  const texts = new Set([carried.destination.address, carried.beneficiary, carried.reference]);
  const byRow = new Map<number, IntakeRow>();
  for (const text of texts) {
    if (text === '') continue;
    const found = await intake.rows(batchId, { text }, { offset: 0, limit: ROWS_LOOKED_AT });
    for (const row of found.items) byRow.set(row.row, row);
  }
  return [...byRow.values()].sort((a, b) => a.row - b.row);
};

const isTakenBy = (carried: CarriedState, { tie }: IntakeRow): boolean =>
  tie !== null &&
  (tie.kind === 'covers' || tie.kind === 'owed-before') &&
  tie.covered.some((covered) => coveredKey(covered) === carriedKey(carried));

/** What may be paid with a draft of what earlier runs carried forward; nothing is added by itself. */
export const carriedOffers = async (
  { intake, ledger, currencies }: CarriedNeeds,
  batchId: string,
): Promise<readonly CarriedOffer[]> => {
  const { snapshot } = currencies;
  const draft = await intake.batch(batchId);
  if (snapshot === null || draft === null || draft.submitted || draft.state.kind !== 'ready')
    return [];
  const open = await ledger.carried({});
  const others = open.filter((carried) => carried.batchId !== batchId);
  const context = makeRowContext(snapshot, '.');
  const offers: CarriedOffer[] = [];
  for (const carried of others.slice(0, MOST_OFFERED)) {
    const rows = await rowsAbout(intake, batchId, carried);
    if (rows.some((row) => isTakenBy(carried, row))) continue;
    const included = rows.filter(({ excludedBecause }) => excludedBecause === null);
    const offer = carriedOffer(carried, included, context);
    if (offer !== null) offers.push(offer);
  }
  return offers;
};

/** Why rows may not be submitted: an amount they take over is owed no more, because another payout pays it. */
export const takenProblem = async (
  ledger: Pick<Ledger, 'carried'>,
  rows: readonly RowToPay[],
): Promise<Problem | null> => {
  const wanted = rows.flatMap(({ row, covers = [] }) =>
    covers.flatMap((covered) => {
      const key = coveredKey(covered);
      return key === null ? [] : [{ row, covered, key }];
    }),
  );
  if (wanted.length === 0) return null;
  const open = new Set((await ledger.carried({})).map(carriedKey));
  const seen = new Set<string>();
  const gone = wanted.find(({ key }) => {
    const isFree = open.has(key) && !seen.has(key);
    seen.add(key);
    return !isFree;
  });
  if (gone === undefined) return null;
  const { row, covered } = gone;
  return problem(
    'conflict',
    `Row ${row} pays ${covered.amount} ${covered.unit} that row ${covered.row} of “${covered.from?.batchName ?? ''}” carried forward, and another payout pays that already. Nothing was submitted. Take row ${row} apart, or exclude it.`,
  );
};
