import type { CsvRecord } from './csv.ts';

/** Records completed by one piece of a file, or the news that the file no longer reads as it was judged. */
export type RecordBatch =
  | {
      readonly kind: 'records';
      readonly records: readonly CsvRecord[];
      readonly bytesRead: number;
    }
  | { readonly kind: 'broken' };
