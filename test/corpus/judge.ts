/** Judges the bytes of one case as check-file does, cut into pieces of one size; an import in one pass must agree. */
import type { ImportChoices } from '#core/import/ask.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';
import { readInOnePass } from './one-pass.ts';
import { checkFile, type FileVerdict, type RowVerdict } from '../../scripts/file-check/check.ts';

const snapshot = { id: 'practice-list', takenAt: 0, currencies: practiceCurrencyTable };

const cut = (bytes: Uint8Array, size: number): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );

export const judge = (
  bytes: Uint8Array,
  { choices = {}, chunk = 262_144 }: { choices?: ImportChoices; chunk?: number } = {},
): FileVerdict & { rows: readonly RowVerdict[] } => {
  const source = { name: 'input.csv', size: bytes.length, chunks: () => cut(bytes, chunk) };
  readInOnePass(source, choices);
  const checking = checkFile(source, { choices, snapshot });
  const rows: RowVerdict[] = [];
  let step = checking.next();
  for (; step.done !== true; step = checking.next()) rows.push(step.value);
  return { ...step.value, rows };
};
