/**
 * Writes the files of `samples/` anew; the same bytes on every run. Run it after changing `scripts/sample-data`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BYTE_ORDER_MARK } from '#core/export/csv-writer.ts';
import { EXCEL_HEADER, excelExport } from './sample-data/excel.ts';
import { mistakes } from './sample-data/mistakes.ts';
import { firstThree, payroll25, payroll500 } from './sample-data/payroll.ts';
import { sampleFile } from './sample-data/sample-row.ts';

/** File name → text. */
export const sampleFiles = (): ReadonlyMap<string, string> =>
  new Map([
    ['template.csv', sampleFile([])],
    ['first-three.csv', sampleFile(firstThree())],
    ['payroll-25.csv', sampleFile(payroll25())],
    ['payroll-500.csv', sampleFile(payroll500())],
    ['mistakes.csv', sampleFile(mistakes())],
    [
      'excel-export.csv',
      BYTE_ORDER_MARK + sampleFile(excelExport(), { separator: ';', header: EXCEL_HEADER }),
    ],
  ]);

if (import.meta.main) {
  const folder = join(import.meta.dirname, '..', 'samples');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of sampleFiles()) writeFileSync(join(folder, name), text);
}
