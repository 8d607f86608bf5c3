import { checkDestination } from '../beneficiary/check-destination.ts';
import type { PayoutContent } from '../payout/payout.ts';
import { amountToPay, checkFiatAccuracy, checkUnit } from './check-amount.ts';
import { findCurrency } from './check-currency.ts';
import { readAmountText } from './amount-text.ts';
import { checkPriority, checkReference, checkText, readPriority } from './check-text.ts';
import { notice, problem, statusOf } from './issue.ts';
import type { IndexedCurrency, RowContext } from './row-context.ts';
import type { Row, RowField, RowIssue } from './row.ts';
import { isTotal } from './total-row.ts';

/** One record of a file with its cells mapped to fields, exactly as written; an absent field is ''. */
export interface RowRecord {
  /** Data row from 1. */
  readonly row: number;
  /** Physical line where the record begins, from 1. */
  readonly line: number;
  readonly cells: Readonly<Record<RowField, string>>;
}

/**
 * Checks one record against every rule that needs no other row, and converts its amount at the snapshot.
 * Always answers a row: `content` is what would be paid, or null while an issue is an error.
 * Every issue names the column, the value, the rule and the way out; ids in docs/import-rules.md.
 */
export const checkRow = (record: RowRecord, context: RowContext): Row => {
  const { cells } = record;
  if (isTotal(cells)) return totalRow(record);
  const issues: RowIssue[] = [];
  note(issues, checkReference(cells.reference));
  note(issues, checkText('beneficiary', cells.beneficiary));
  note(issues, checkText('note', cells.note));
  note(issues, checkPriority(cells.priority));
  const { found, issue } = findCurrency(cells.currency, cells.network, context);
  note(issues, issue);
  const written = readAmountText(cells.amount, context.decimalMark);
  if (!written.ok) note(issues, problem('amount', written.error.rule, written.error.message));
  const amount = written.ok ? written.value : null;
  const unit = readUnit(cells, { found, amount }, issues);
  const content =
    found === null ? null : contentOf(cells, { found, amount, unit, context }, issues);
  const status = statusOf(issues);
  return {
    row: record.row,
    line: record.line,
    cells,
    status,
    issues,
    amount,
    unit,
    content: status === 'error' ? null : content,
  };
};

const note = (issues: RowIssue[], issue: RowIssue | null): void => {
  if (issue !== null) issues.push(issue);
};

const readUnit = (
  cells: RowRecord['cells'],
  { found, amount }: { found: IndexedCurrency | null; amount: string | null },
  issues: RowIssue[],
): string | null => {
  const unit = cells.amount_currency;
  // Without a known currency the unit may repeat the same mistake, which is reported once.
  if (found === null && unit !== '' && unit === cells.currency) return null;
  const issue = checkUnit(unit, found?.currency.code ?? null);
  note(issues, issue);
  if (issue !== null) return null;
  if (amount !== null && unit !== found?.currency.code)
    note(issues, checkFiatAccuracy(amount, unit));
  return unit;
};

const contentOf = (
  cells: RowRecord['cells'],
  read: {
    found: IndexedCurrency;
    amount: string | null;
    unit: string | null;
    context: RowContext;
  },
  issues: RowIssue[],
): PayoutContent | null => {
  const { found, amount, unit, context } = read;
  const { issues: wrong, destination } = checkDestination(found.currency, cells.address, cells.tag);
  issues.push(...wrong);
  if (destination !== null) note(issues, sameFormElsewhere(found));
  if (amount === null || unit === null || issues.some(isFiatAccuracy)) return null;
  const paid = amountToPay({ written: amount, unit }, found, context);
  note(issues, paid.issue);
  if (paid.issue !== null || destination === null) return null;
  const priority = readPriority(cells.priority);
  return {
    reference: cells.reference,
    beneficiary: cells.beneficiary,
    destination,
    amount: paid.amount,
    asked: { amount, unit },
    rate: paid.rate,
    note: cells.note,
    ...(priority === null ? {} : { priority }),
  };
};

const isFiatAccuracy = (issue: RowIssue): boolean => issue.rule === 'amount-finer-than-fiat';

/** One address form serves several networks of the code: the file's word is the only evidence of which is meant. */
const sameFormElsewhere = ({ currency, lookAlikes }: IndexedCurrency): RowIssue | null =>
  lookAlikes.length === 0
    ? null
    : notice(
        'network',
        'network-same-address-form',
        `An address of this form exists on ${lookAlikes.join(' and ')} too, and only the file says ${currency.network}. Make sure the beneficiary receives ${currency.code} on ${currency.network}.`,
      );

const totalRow = ({ row, line, cells }: RowRecord): Row => ({
  row,
  line,
  cells,
  status: 'error',
  issues: [
    problem(
      null,
      'row-is-total',
      'This looks like a line of totals and not a payout. Remove it from the file or exclude the row.',
    ),
  ],
  amount: null,
  unit: null,
  content: null,
});
