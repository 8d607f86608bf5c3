/** One payout typed by hand: checked as a row is, and a batch of one that walks the same road. */
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { BatchView } from '#contract/views/batch.ts';
import type { PayoutPreviewView } from '#contract/views/payout.ts';
import { writeExactRecord } from '#core/export/csv-writer.ts';
import { checkRow } from '#core/import/check-row.ts';
import { makeRowContext } from '#core/import/row-context.ts';
import { ROW_FIELDS, type Row, type RowField } from '#core/import/row.ts';
import { formatAmount } from '#core/money/amount.ts';
import { modeOf } from '#core/money/terms.ts';
import { toUsd } from '#core/money/convert.ts';
import type { Currency, CurrencySnapshot } from '#core/money/currency.ts';
import type { Handlers } from '../../app.ts';
import { done, refuse, type Desk } from '../desk.ts';
import { iso } from '../present-money.ts';
import { replyBatch } from './batch-view.ts';
import { snapshotFor } from './draft-calls.ts';

type ManualCalls = Pick<Handlers, 'payout.preview' | 'payout.create'>;
type Manual = CallInput<'payout.create'>;

const cellsOf = (
  input: Manual,
  currency: Currency | undefined,
): Readonly<Record<RowField, string>> => ({
  reference: input.reference,
  beneficiary: input.beneficiary,
  currency: currency?.code ?? `#${input.currencyId}`,
  network: currency?.network ?? '',
  address: input.address,
  tag: input.tag,
  amount: input.amount,
  amount_currency: input.amountUnit,
  note: input.note,
  priority: '',
});

const rowOf = (input: Manual, snapshot: CurrencySnapshot): Row => {
  const currency = snapshot.currencies.find(({ id }) => id === input.currencyId);
  return checkRow(
    { row: 1, line: 2, cells: cellsOf(input, currency) },
    makeRowContext(snapshot, '.'),
  );
};

/** Rules of the ledger's memory: a reference is used once, for ever. */
const usedBefore = async (desk: Desk, reference: string): Promise<Row['issues']> => {
  const used = await desk.session().ledger.usedReferences([reference]);
  return used.has(reference)
    ? [
        {
          level: 'error',
          column: 'reference',
          rule: 'reference-used',
          message: `The reference "${reference}" was used by an earlier payout. Each payout needs its own.`,
        },
      ]
    : [];
};

const preview = async (desk: Desk, input: Manual): Promise<Reply<PayoutPreviewView>> => {
  const listed = await snapshotFor(desk, false);
  if ('refused' in listed) return listed.refused;
  const { snapshot } = listed;
  const row = rowOf(input, snapshot);
  const currency = snapshot.currencies.find(({ id }) => id === input.currencyId);
  const rate = currency?.usdRate ?? null;
  const usd = row.content === null ? null : toUsd(row.content.amount, rate);
  const mode = modeOf(await desk.session().rates.terms());
  return done({
    issues: [...row.issues, ...(await usedBefore(desk, input.reference))],
    converts: mode === 'fiat-exact' && (row.content?.rate ?? null) !== null,
    pays: row.content === null ? null : formatAmount(row.content.amount),
    usd: usd === null ? null : formatAmount(usd),
    rate,
    snapshotAt: iso(snapshot.takenAt),
  });
};

const create = async (desk: Desk, input: Manual): Promise<Reply<BatchView>> => {
  const listed = await snapshotFor(desk, false);
  if ('refused' in listed) return listed.refused;
  const { snapshot } = listed;
  const row = rowOf(input, snapshot);
  const wrong = [...row.issues, ...(await usedBefore(desk, input.reference))].find(
    ({ level }) => level === 'error',
  );
  if (wrong !== undefined) return refuse('invalid-input', wrong.message, wrong.rule);
  const session = desk.session();
  const batchId = desk.ids.next();
  const text =
    writeExactRecord(ROW_FIELDS) + writeExactRecord(ROW_FIELDS.map((field) => row.cells[field]));
  await session.intake.start({
    batchId,
    name: `${input.reference} ${input.beneficiary}`.trim().slice(0, 80),
    source: { kind: 'text', text, name: 'one payout' },
    choices: { delimiter: ',', decimalMark: '.', encoding: 'utf-8' },
    snapshot,
  });
  return replyBatch(session, batchId);
};

export const makeManualCalls = (desk: Desk): ManualCalls => ({
  'payout.preview': (input) => preview(desk, input),
  'payout.create': (input) => create(desk, input),
});
