/**
 * A fix as a function over the rows of a batch in order: what it changes of each, or null.
 */
import { checkDestination } from '../beneficiary/check-destination.ts';
import { fiatDecimals } from '../money/fiat.ts';
import { SAME_AS_CURRENCY } from './ask.ts';
import { RULES_OF, type FillDownField, type FixableRow, type FixedRow, type Fix } from './fix.ts';
import { amountUnder, linkedAddress, listedLetters, parted, trimCells } from './fix-cells.ts';
import type { RowContext } from './row-context.ts';
import type { RowCells, RowEdits } from './row-edit.ts';
import { checkReference } from './check-text.ts';

/** Rows must come in order, each once, and excluded ones not at all. */
export type Fixer = (row: FixableRow) => FixedRow | null;

/**
 * Makes a fixer. It changes a row only where the row breaks a rule of the fix and the fix itself proves the new
 * value; where a person has to decide, the decision is in the fix. The changed row is checked again by all rules.
 */
export const makeFixer = (fix: Fix, context: RowContext): Fixer => {
  if (fix.kind === 'fill-down') return fillDown(fix.field, context);
  const edit = editorOf(fix, context);
  const rules = fix.kind === 'exclude' ? [fix.rule] : RULES_OF[fix.kind];
  return (row) => {
    const concerned =
      rules === null ? row.issues.length > 0 : row.issues.some(({ rule }) => rules.includes(rule));
    if (!concerned) return null;
    if (fix.kind === 'exclude') return { excluded: fix.reason };
    const edits = edit(row);
    return edits === null ? null : { edits };
  };
};

type Editor = (row: FixableRow) => RowEdits | null;

const only = (field: keyof RowEdits, value: string | null): RowEdits | null =>
  value === null ? null : { [field]: value };

const editorOf = (
  fix: Exclude<Fix, { readonly kind: 'fill-down' }>,
  context: RowContext,
): Editor => {
  switch (fix.kind) {
    case 'trim':
      return ({ cells, issues }) => trimCells(cells, issues);
    case 'letters':
      return ({ cells }) => listedLetters(cells, context, (code) => fiatDecimals(code) !== null);
    case 'network':
      return ({ cells }) => (fitsNetwork(cells, fix, context) ? { network: fix.network } : null);
    case 'unit':
      return ({ cells }) =>
        only(
          'amount_currency',
          (fix.unit === SAME_AS_CURRENCY ? cells.currency : fix.unit) || null,
        );
    case 'amounts':
      return ({ cells }) =>
        only('amount', amountUnder(cells.amount, fix.mark, context.decimalMark));
    case 'link':
      return ({ cells }) => only('address', linkedAddress(cells.address));
    case 'tag':
      return ({ cells }) => parted(cells);
    case 'references':
      return ({ row }) => {
        const reference = `${fix.prefix}${row}`;
        return checkReference(reference) === null ? { reference } : null;
      };
    case 'exclude':
      return () => null;
  }
};

/** The row pays this coin without a network, and its address passes every rule of that network. */
const fitsNetwork = (
  cells: RowCells,
  { code, network }: { readonly code: string; readonly network: string },
  context: RowContext,
): boolean => {
  if (cells.currency !== code || cells.network !== '') return false;
  const listed = context.byCode.get(code)?.find(({ currency }) => currency.network === network);
  if (listed === undefined) return false;
  const { issues } = checkDestination(listed.currency, cells.address, cells.tag);
  return !issues.some(({ level, column }) => level === 'error' && column === 'address');
};

const RULE_OF_FIELD: Readonly<Record<FillDownField, string>> = {
  currency: 'currency-missing',
  network: 'network-missing',
  amount_currency: 'amount-currency-missing',
};

/** A network is taken over from above only for the same coin, and only where the address has its form. */
const fillDown = (field: FillDownField, context: RowContext): Fixer => {
  let above: RowCells | null = null;
  return ({ cells, issues }) => {
    const missing = cells[field] === '' && issues.some(({ rule }) => rule === RULE_OF_FIELD[field]);
    if (!missing) {
      if (cells[field] !== '') above = cells;
      return null;
    }
    if (above === null) return null;
    const { currency: code, network } = above;
    if (field === 'network' && !fitsNetwork(cells, { code, network }, context)) return null;
    return { edits: { [field]: above[field] } };
  };
};
