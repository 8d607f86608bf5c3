/** What is doubtful about a single cell of a sheet; it becomes an issue of its row where the column is used. */
import type { RowField } from '../row.ts';

export interface CellFlaw {
  readonly level: 'warning' | 'error';
  /** Column from 0, or null when it concerns the whole row. */
  readonly column: number | null;
  readonly rule: string;
  readonly message: string;
  /** Fields it matters for; absent for all. */
  readonly only?: readonly RowField[];
  /** It matters only when the amount is not in this currency, shown beside the number. */
  readonly shownIn?: string;
}
