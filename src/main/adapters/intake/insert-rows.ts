/**
 * Adding checked rows to the store. Most are ready and pay one of a few currencies, so that half of their columns are
 * written into a statement of that currency; all others are bound one by one.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Row } from '#core/import/row.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import { DECIDED, decided, issuesText, rowId, type CheckedRow } from './rows.ts';
import { SHOWN } from './store.ts';

/** Currencies that get a statement of their own; a list has some dozens. */
const MOST_STATEMENTS = 100;

/** Text that needs no care inside a statement. */
const PLAIN = /^[\w .()/-]*$/;

const marks = (list: string): string => list.replaceAll(/\w+/g, '?');

export const insertRows = (db: DatabaseSync): ((n: number, checked: CheckedRow) => void) => {
  const any = db.prepare(
    `INSERT INTO row (id, line, raw, file_issues, status, shown, ${DECIDED})
     VALUES (?, ?, ?, ?, ?, ?, ${marks(DECIDED)})`,
  );
  const statements = makeStatements(db);
  return (n, { row, raw, fileIssues }) => {
    const { content } = row;
    const ready = row.status === 'ready' && content !== null ? statements(content) : null;
    if (ready !== null && content !== null) return insertReady(ready, n, { row, content, raw });
    const status = SHOWN[row.status];
    const kept = [rowId(n, row.row), row.line, JSON.stringify(raw), issuesText(fileIssues)];
    any.run(...kept, status, status, ...decided(row));
  };
};

interface Ready {
  readonly row: Row;
  readonly content: PayoutContent;
  readonly raw: readonly string[];
}

const insertReady = (statement: StatementSync, n: number, { row, content, raw }: Ready): void => {
  const { destination, amount } = content;
  statement.run(
    rowId(n, row.row),
    row.line,
    JSON.stringify(raw),
    row.amount,
    row.unit,
    destination.address,
    destination.tag,
    amount.units.toString(),
  );
};

/** What is written into a statement beside the currency's number. */
interface Written {
  readonly code: string;
  readonly network: string;
  readonly decimals: number;
  readonly rate: string | null;
}

const isSame = (one: Written, other: Written): boolean =>
  one.code === other.code &&
  one.network === other.network &&
  one.decimals === other.decimals &&
  one.rate === other.rate;

/** The statement for ready rows that pay a currency at a rate, or null where there is none. */
const makeStatements = (db: DatabaseSync): ((content: PayoutContent) => StatementSync | null) => {
  const prepared = new Map<number, Written & { readonly statement: StatementSync }>();
  return ({ destination, amount, rate }) => {
    const { currencyId, code, network } = destination;
    const place = currencyId * 2 + (rate === null ? 1 : 0);
    const known = prepared.get(place);
    const { decimals } = amount;
    if (known !== undefined && isSame(known, { code, network, decimals, rate }))
      return known.statement;
    const isPlain = PLAIN.test(code) && PLAIN.test(network) && PLAIN.test(rate ?? '');
    if (known !== undefined || !isPlain || prepared.size === MOST_STATEMENTS) return null;
    const rated = rate === null ? 'NULL' : `'${rate}'`;
    const statement = db.prepare(
      `INSERT INTO row (id, line, raw, status, shown, amount, unit, address, tag, units,
         currency_id, code, network, decimals, rate)
       VALUES (?, ?, ?, ${SHOWN.ready}, ${SHOWN.ready}, ?, ?, ?, ?, ?,
         ${currencyId}, '${code}', '${network}', ${decimals}, ${rated})`,
    );
    prepared.set(place, { code, network, decimals, rate, statement });
    return statement;
  };
};
