import type { RowField } from './row.ts';

/** Fields without which no row can be paid. */
export const REQUIRED_FIELDS: readonly RowField[] = [
  'reference',
  'currency',
  'address',
  'amount',
  'amount_currency',
];

/** Fields that a file without a column for them may be given for all rows at once. */
export const FILL_FIELDS = ['reference', 'currency', 'network', 'amount_currency'] as const;

export type FillField = (typeof FILL_FIELDS)[number];

/** As the unit of amounts: each row's own currency. */
export const SAME_AS_CURRENCY = 'currency';

/** What one value of a column means: the coin and its network, as the gateway lists them. */
export interface Product {
  readonly currency: string;
  readonly network: string;
}

/** What the operator has chosen where the file left it open. */
export interface ImportChoices {
  readonly encoding?:
    'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252' | 'macintosh';
  readonly delimiter?: ',' | ';' | '\t' | '|';
  readonly decimalMark?: '.' | ',';
  /** Name of the sheet of a workbook. */
  readonly sheet?: string;
  /** The sheet's own number of the row that names the columns. */
  readonly headerLine?: number;
  /** Header text → field, or null to leave the column out. Keys are headers exactly as in the file. */
  readonly columns?: Readonly<Record<string, RowField | null>>;
  /**
   * Field → its value in every row. For `reference` the value is a prefix that the row number follows; for
   * `amount_currency` {@link SAME_AS_CURRENCY} stands for the row's own currency.
   */
  readonly fills?: Readonly<Partial<Record<FillField, string>>>;
  /** A column whose values name coin and network together, and what each value means. */
  readonly products?: {
    readonly header: string;
    readonly values: Readonly<Record<string, Product>>;
  };
}

/** A field without a column, with a value for all rows to be confirmed or corrected. */
export interface FillAsk {
  readonly field: FillField;
  /** Null where nothing speaks for a value. */
  readonly proposal: string | null;
  /** Needed before the import can go on; otherwise it may be left empty. */
  readonly required: boolean;
}

/** The question what the columns mean. */
export interface ColumnsAsk {
  readonly kind: 'columns';
  readonly headers: readonly {
    readonly header: string;
    readonly field: RowField | null;
    readonly samples: readonly string[];
  }[];
  /** Fields that must be mapped, or filled for all rows, before the import can go on. */
  readonly missing: readonly RowField[];
  readonly fills: readonly FillAsk[];
  /** A column that names coin and network together, its values, and what is proposed for each. */
  readonly products: {
    readonly header: string;
    readonly values: readonly { readonly value: string; readonly proposal: Product | null }[];
  } | null;
  /** The program whose layout this is, or null. */
  readonly template: string | null;
  /** The answers come from an earlier import with the same columns. */
  readonly remembered: boolean;
}

/** One option of a question with lines of the file as they would be read. */
interface LinesOption<T> {
  readonly value: T;
  readonly examples: readonly string[];
}

/** What the file left open: the import waits for an answer, each with worked examples. */
export type ImportAsk =
  | {
      readonly kind: 'encoding';
      readonly options: readonly { readonly value: string; readonly example: string }[];
    }
  | { readonly kind: 'delimiter'; readonly options: readonly LinesOption<string>[] }
  | {
      readonly kind: 'decimal-mark';
      readonly options: readonly {
        readonly value: '.' | ',';
        readonly examples: readonly { readonly written: string; readonly read: string }[];
      }[];
    }
  | {
      readonly kind: 'sheet';
      readonly options: readonly (LinesOption<string> & { readonly hidden: boolean })[];
    }
  | { readonly kind: 'header-row'; readonly options: readonly LinesOption<number>[] }
  | ColumnsAsk;
