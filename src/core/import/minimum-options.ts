/**
 * What can be done about a row below the gateway's minimum. Every option is tried on the row by the same checks as an
 * import before it is offered, so none makes a row that could not be paid. Nothing is ever raised by itself.
 */
import { convertAsked } from './check-amount.ts';
import { findCurrency } from './check-currency.ts';
import { checkRow, type RowRecord } from './check-row.ts';
import { destinationOf } from './destination-of.ts';
import type { IndexedCurrency, RowContext } from './row-context.ts';
import type { Row, RowField } from './row.ts';
import { noteWith, sumOf } from './row-tie.ts';
import { writtenUnder } from './split-row.ts';
import {
  compareAmounts,
  formatAmount,
  MAX_DECIMALS,
  powerOfTen,
  subtractAmounts,
  type Amount,
} from '../money/amount.ts';
import { toUsd } from '../money/convert.ts';
import type { Owed } from '../payout/covered.ts';

/** Values that are to stand in cells of a row. */
export type OptionEdits = Readonly<Partial<Record<RowField, string>>>;

/** An address this payee is known to be paid at. */
export interface KnownDestination {
  readonly beneficiary: string;
  readonly code: string;
  readonly network: string;
  readonly address: string;
  readonly tag: string | null;
  /** Where it is known from: a payout that arrived, or another row of the same file. */
  readonly from: 'history' | 'file';
}

export type MinimumOption =
  | {
      /** The row pays the minimum itself; `gift` is what that is more than was asked. */
      readonly kind: 'raise';
      readonly edits: OptionEdits;
      readonly pays: Amount;
      readonly gift: Amount;
      readonly giftUsd: Amount | null;
    }
  | {
      readonly kind: 'other-network';
      readonly edits: OptionEdits;
      readonly network: string;
      readonly address: string;
      readonly pays: Amount;
      readonly from: KnownDestination['from'];
    }
  | {
      /** Row `keeps` pays the sum under its own reference; `leaves` are excluded and named in its note. */
      readonly kind: 'merge';
      readonly keeps: number;
      readonly leaves: readonly number[];
      readonly edits: OptionEdits;
      readonly pays: Amount;
    }
  | {
      /** The row is excluded, and what it asks for is offered again at the payee's next import. */
      readonly kind: 'carry';
      readonly owed: Owed;
    };

export interface OptionPlace {
  readonly context: RowContext;
  /** Other rows of the file that are not excluded, in file order. */
  readonly others: readonly RowRecord[];
  readonly known: readonly KnownDestination[];
  /** What is free in a currency after everything planned; null when it is not known. */
  readonly freeOf: (currencyId: number) => Amount | null;
}

const BELOW = 'amount-below-minimum';

/** Whether a row's only error is that it is below the minimum: anything else must be mended first. */
export const isOnlyBelowMinimum = ({ issues }: Pick<Row, 'issues'>): boolean => {
  const errors = issues.filter(({ level }) => level === 'error');
  return errors.length > 0 && errors.every(({ rule }) => rule === BELOW);
};

/** The options that would really work for a row, in the order they are offered; none for any other row. */
export const minimumOptions = (record: RowRecord, place: OptionPlace): readonly MinimumOption[] => {
  const { context } = place;
  if (!isOnlyBelowMinimum(checkRow(record, context))) return [];
  const { found } = findCurrency(record.cells.currency, record.cells.network, context);
  if (found === null) return [];
  return [
    ...otherNetworks(record, found, place),
    ...merged(record, place),
    ...raised(record, found, place),
    ...carried(record, context),
  ];
};

const carried = (record: RowRecord, context: RowContext): readonly MinimumOption[] => {
  const { row, cells } = record;
  const { amount, unit } = checkRow(record, context);
  const destination = destinationOf(cells, context);
  if (amount === null || unit === null || destination === null) return [];
  const { reference, beneficiary } = cells;
  return [{ kind: 'carry', owed: { row, reference, beneficiary, destination, amount, unit } }];
};

/** The row as it would be checked with these cells. */
const tried = (record: RowRecord, edits: OptionEdits, context: RowContext): Row =>
  checkRow({ ...record, cells: { ...record.cells, ...edits } }, context);

const raised = (
  record: RowRecord,
  { currency, min }: IndexedCurrency,
  { context }: OptionPlace,
): readonly MinimumOption[] => {
  const asked = askedIn(record, context);
  if (min === null || currency.decimals === null || asked === null) return [];
  const step = powerOfTen(MAX_DECIMALS - currency.decimals);
  const least = { units: (min.units + step - 1n) / step, decimals: currency.decimals };
  const amount = writtenUnder(context.decimalMark, formatAmount(least));
  const edits = { amount, amount_currency: currency.code };
  const pays = tried(record, edits, context).content?.amount ?? null;
  if (pays === null) return [];
  const gift = subtractAmounts(pays, asked);
  return [{ kind: 'raise', edits, pays, gift, giftUsd: toUsd(gift, currency.usdRate) }];
};

/** What the row asks for in the coin itself, below the minimum as it is. */
const askedIn = (record: RowRecord, context: RowContext): Amount | null => {
  const { amount, unit } = checkRow(record, context);
  const { found } = findCurrency(record.cells.currency, record.cells.network, context);
  if (amount === null || unit === null || found === null) return null;
  return convertAsked({ written: amount, unit }, found, context).amount;
};

const isCovered = (pays: Amount, free: Amount | null): boolean =>
  free !== null && compareAmounts(free, pays) >= 0;

const otherNetworks = (
  record: RowRecord,
  { currency }: IndexedCurrency,
  { context, known, freeOf }: OptionPlace,
): readonly MinimumOption[] => {
  const seen = new Set<string>();
  return known.flatMap(({ beneficiary, code, network, address, tag, from }) => {
    const isOther = code === currency.code && network !== currency.network;
    if (!isOther || beneficiary !== record.cells.beneficiary || seen.has(network)) return [];
    const edits = { network, address, tag: tag ?? '' };
    const content = tried(record, edits, context).content;
    if (content === null) return [];
    if (!isCovered(content.amount, freeOf(content.destination.currencyId))) return [];
    seen.add(network);
    return [{ kind: 'other-network', edits, network, address, pays: content.amount, from }];
  });
};

/** Who is paid where and in which unit; rows that agree in it may be paid as one. Null: it cannot be told. */
export const payeeOf = (
  { cells }: Pick<RowRecord, 'cells'>,
  context: RowContext,
): string | null => {
  const destination = destinationOf(cells, context);
  if (destination === null) return null;
  const { currencyId, address, tag } = destination;
  return JSON.stringify([currencyId, address, tag, cells.beneficiary, cells.amount_currency]);
};

const merged = (record: RowRecord, { context, others }: OptionPlace): readonly MinimumOption[] => {
  const identity = payeeOf(record, context);
  if (identity === null) return [];
  const partners = others.filter((other) => {
    if (other.row === record.row || payeeOf(other, context) !== identity) return false;
    const checked = checkRow(other, context);
    return checked.content !== null || isOnlyBelowMinimum(checked);
  });
  // One partner where one is enough; otherwise as many as it takes, in the order of the file.
  const groups = [
    ...partners.map((partner) => [partner]),
    ...partners.map((_, at) => partners.slice(0, at + 1)),
  ];
  for (const group of groups) {
    const option = mergeOf([record, ...group], context);
    if (option !== null) return [option];
  }
  return [];
};

const mergeOf = (rows: readonly RowRecord[], context: RowContext): MinimumOption | null => {
  const [keeps, ...leaves] = rows.toSorted((a, b) => a.row - b.row);
  if (keeps === undefined) return null;
  const sum = sumOf(rows.map((row) => checkRow(row, context).amount));
  if (sum === null) return null;
  const note = noteWith(
    keeps.cells.note,
    leaves.map(({ cells }) => cells.reference),
  );
  const edits = { amount: writtenUnder(context.decimalMark, sum), note };
  const pays = tried(keeps, edits, context).content?.amount ?? null;
  if (pays === null) return null;
  return { kind: 'merge', keeps: keeps.row, leaves: leaves.map(({ row }) => row), edits, pays };
};
