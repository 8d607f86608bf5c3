/**
 * A filter of the port as SQL over one batch's range of rows.
 */
import type { RowFilter } from '#main/ports/intake.ts';
import { rowId } from './rows.ts';
import { ROWS_PER_BATCH, SHOWN } from './store.ts';

export interface RowCondition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const shownOf = (status: NonNullable<RowFilter['status']>): string =>
  status === 'to-pay' ? `shown IN (${SHOWN.ready}, ${SHOWN.warning})` : `shown = ${SHOWN[status]}`;

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`);

/** The text as it stands inside the JSON of the raw cells. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

export const rowCondition = (n: number, filter: RowFilter): RowCondition => {
  const parts: RowCondition[] = [
    { sql: 'id > ? AND id < ?', values: [rowId(n, 0), rowId(n, ROWS_PER_BATCH)] },
  ];
  if (filter.status !== undefined) parts.push({ sql: shownOf(filter.status), values: [] });
  if (filter.rule !== undefined) {
    // Rows with issues are in the small index; a rule's id never needs escaping in JSON.
    const sql = `shown <> 0 AND instr(issues, ?) > 0`;
    parts.push({ sql, values: [`"rule":${JSON.stringify(filter.rule)}`] });
  }
  if (filter.repeats !== undefined) {
    const sql = `shown <> 0 AND instr(issues, ?) > 0`;
    parts.push({ sql, values: [`"batchId":${JSON.stringify(filter.repeats)}`] });
  }
  if (filter.text !== undefined && filter.text !== '') {
    const like = `%${escaped(inJson(filter.text))}%`;
    parts.push({ sql: `raw LIKE ? ESCAPE '\\'`, values: [like] });
  }
  return {
    sql: parts.map((part) => part.sql).join(' AND '),
    values: parts.flatMap((part) => part.values),
  };
};
