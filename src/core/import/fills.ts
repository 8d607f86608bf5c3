/**
 * What a file does not say, given by a person for all of its rows. It is written behind the file's own columns, so that
 * the ledger, the result file and a later import of that show it as any other column.
 */
import { SAME_AS_CURRENCY, type FillField, type ImportChoices } from './ask.ts';
import { ROW_FIELDS, type RowField } from './row.ts';

/** One column written behind those of the file. */
export interface Fill {
  readonly field: RowField;
  readonly header: string;
  /** The cell of a row (from 1), from the cells of the file. */
  readonly cell: (cells: readonly string[], row: number) => string;
}

interface Known {
  readonly header: readonly string[];
  /** The field of each column of the file. */
  readonly fields: readonly (RowField | null)[];
}

/** The columns that the answers add; a field with a column of its own is never filled. */
export const makeFills = (known: Known, choices: ImportChoices): readonly Fill[] => {
  const answers = fillCells(known, choices);
  return ROW_FIELDS.flatMap((field) => {
    const cell = answers.get(field);
    if (cell === undefined || known.fields.includes(field)) return [];
    return [{ field, header: unusedName(field, known.header), cell }];
  });
};

const fillCells = (
  known: Known,
  { fills = {}, products }: ImportChoices,
): ReadonlyMap<RowField, Fill['cell']> => {
  const cells = new Map<RowField, Fill['cell']>();
  const { reference, ...constants } = fills;
  for (const [field, value] of Object.entries(constants) as [FillField, string][])
    if (value !== '') cells.set(field, () => value);
  if (reference !== undefined && reference !== '')
    cells.set('reference', (_, row) => `${reference}${row.toString().padStart(4, '0')}`);
  const at = products === undefined ? -1 : known.header.indexOf(products.header);
  if (products !== undefined && at >= 0) {
    const values = new Map(Object.entries(products.values));
    cells.set('currency', (file) => values.get(file[at] ?? '')?.currency ?? '');
    cells.set('network', (file) => values.get(file[at] ?? '')?.network ?? '');
  }
  const currency = cells.get('currency') ?? columnOf(known, 'currency');
  if (fills.amount_currency === SAME_AS_CURRENCY) cells.set('amount_currency', currency);
  return cells;
};

const columnOf = ({ fields }: Known, field: RowField): Fill['cell'] => {
  const at = fields.indexOf(field);
  return (cells) => cells[at] ?? '';
};

const unusedName = (field: RowField, header: readonly string[]): string => {
  const taken = new Set(header.map((name) => name.trim().toLowerCase()));
  let name: string = field;
  for (let count = 2; taken.has(name); count += 1) name = `${field} ${count}`;
  return name;
};
