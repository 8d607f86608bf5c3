import type { RowField } from './row.ts';

/** What the operator has chosen where the file left it open. */
export interface ImportChoices {
  readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252';
  readonly delimiter?: ',' | ';' | '\t' | '|';
  readonly decimalMark?: '.' | ',';
  /** Header text → field, or null to leave the column out. Keys are headers exactly as in the file. */
  readonly columns?: Readonly<Record<string, RowField | null>>;
}

/** What the file left open: the import waits for an answer, each with worked examples. */
export type ImportAsk =
  | {
      readonly kind: 'encoding';
      readonly options: readonly { readonly value: string; readonly example: string }[];
    }
  | {
      readonly kind: 'delimiter';
      readonly options: readonly { readonly value: string; readonly examples: readonly string[] }[];
    }
  | {
      readonly kind: 'decimal-mark';
      readonly options: readonly {
        readonly value: '.' | ',';
        readonly examples: readonly { readonly written: string; readonly read: string }[];
      }[];
    }
  | {
      readonly kind: 'columns';
      readonly headers: readonly {
        readonly header: string;
        readonly field: RowField | null;
        readonly samples: readonly string[];
      }[];
      /** Fields that must be mapped before the import can go on. */
      readonly missing: readonly RowField[];
    };
