/** Rows as the window names them: by number or by filter. */
import type { CallInput } from '#contract/contract.ts';
import type { RowFilter } from '../../ports/intake.ts';

export const filterOf = ({
  status,
  rule,
  text,
  repeats,
}: CallInput<'batch.rows'>['filter']): RowFilter => ({
  ...(status === undefined ? {} : { status }),
  ...(rule === undefined ? {} : { rule }),
  ...(text === undefined || text === '' ? {} : { text }),
  ...(repeats === undefined ? {} : { repeats }),
});

export const rowsOf = (rows: CallInput<'batch.include'>['rows']): readonly number[] | RowFilter =>
  Array.isArray(rows) ? rows : filterOf(rows);
