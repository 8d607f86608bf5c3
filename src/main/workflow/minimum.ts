/** What would really work for a row below the minimum, from the file, the history and the balances as they are now. */
import { referenceKey } from '#core/import/across-rows.ts';
import { makeRowContext } from '#core/import/row-context.ts';
import { subtractAmounts, type Amount } from '#core/money/amount.ts';
import {
  minimumOptions,
  type KnownDestination,
  type MinimumOption,
} from '#core/import/minimum-options.ts';
import type { BalanceDesk } from '../desk/balances.ts';
import type { CurrencyDesk } from '../desk/currencies.ts';
import type { Intake, IntakeBatch, IntakeRow } from '../ports/intake.ts';
import type { Ledger } from '../ports/ledger.ts';

export interface MinimumNeeds {
  readonly intake: Intake;
  readonly ledger: Ledger;
  readonly currencies: CurrencyDesk;
  readonly balances: BalanceDesk;
}

/** Rows and payouts of one payee that are looked through. */
const LOOKED_AT = 200;

/** The row with its amount as canonical text, so that options do not depend on the file's decimal mark. */
const recordOf = ({ row, line, cells, amount }: IntakeRow) => ({
  row,
  line,
  cells: { ...cells, amount: amount ?? cells.amount },
});

/** Where this payee was paid before, and money arrived. */
const paidBefore = async (
  ledger: Ledger,
  beneficiary: string,
): Promise<readonly KnownDestination[]> => {
  const filter = { text: beneficiary, states: ['CONFIRMED'] } as const;
  const found = await ledger.payouts(filter, { offset: 0, limit: LOOKED_AT });
  return found.items
    .filter((payout) => payout.beneficiary === beneficiary)
    .map(({ destination }) => ({ ...destination, beneficiary, from: 'history' }));
};

const inTheFile = (rows: readonly IntakeRow[]): readonly KnownDestination[] =>
  rows.flatMap(({ content }) =>
    content === null
      ? []
      : [{ ...content.destination, beneficiary: content.beneficiary, from: 'file' as const }],
  );

/** What is free in each currency when everything planned here is paid; null where no balance could be read. */
const freeAfter = async (
  { balances }: MinimumNeeds,
  { totals }: IntakeBatch,
): Promise<(currencyId: number) => Amount | null> => {
  const reading = await balances.refresh(false);
  const committed = await balances.committed();
  return (currencyId) => {
    const held = reading?.balances.find((balance) => balance.currencyId === currencyId)?.held;
    if (balances.problem !== null || held === undefined) return null;
    const planned = totals.find((total) => total.currencyId === currencyId);
    const units = (committed.get(currencyId) ?? 0n) + (planned?.units ?? 0n);
    return subtractAmounts(held, { units, decimals: planned?.decimals ?? held.decimals });
  };
};

/** The options of one row; none when it is gone, excluded, submitted, or not merely below the minimum. */
export const optionsOf = async (
  needs: MinimumNeeds,
  at: { readonly batchId: string; readonly row: number },
): Promise<readonly MinimumOption[]> => {
  const { intake, ledger, currencies } = needs;
  const batch = await intake.batch(at.batchId);
  const { snapshot } = currencies;
  if (batch === null || batch.submitted || snapshot === null) return [];
  const page = await intake.rows(at.batchId, {}, { offset: at.row - 1, limit: 1 });
  const row = page.items.find((item) => item.row === at.row);
  if (row === undefined || row.excludedBecause !== null) return [];
  const { beneficiary } = row.cells;
  const same = await intake.rows(
    at.batchId,
    { text: beneficiary },
    { offset: 0, limit: LOOKED_AT },
  );
  const others = same.items.filter(
    (item) => item.cells.beneficiary === beneficiary && item.excludedBecause === null,
  );
  const options = minimumOptions(recordOf(row), {
    context: makeRowContext(snapshot, '.'),
    others: others.map(recordOf),
    known: [...(await paidBefore(ledger, beneficiary)), ...inTheFile(others)],
    freeOf: await freeAfter(needs, batch),
  });
  // What pays for others too, or is owed from an earlier run already, is not carried forward a second time.
  const owed = (await ledger.carried({})).map(({ reference }) => referenceKey(reference));
  const mayCarry = row.tie === null && !owed.includes(referenceKey(row.cells.reference));
  return mayCarry ? options : options.filter(({ kind }) => kind !== 'carry');
};
