/**
 * Bad rows: one entry of rows.json a case, numbered as in the safety reference. Each becomes a file of its own, of the
 * template's columns and one row: a good one in which the named cells are exchanged.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROW_FIELDS, type RowField, type RowStatus } from '#core/import/row.ts';
import { judge } from './judge.ts';

interface RowCase {
  readonly n: string;
  readonly title: string;
  readonly cells: Readonly<Partial<Record<RowField, string>>>;
  readonly status: RowStatus;
  readonly rules: readonly string[];
  readonly amount?: string | null;
}

const GOOD: Readonly<Record<RowField, string>> = {
  reference: 'A-1',
  beneficiary: 'Ann',
  currency: 'USDT',
  network: 'TRC20',
  address: 'TENmqTAY51Y4SEmUwZsYhPSeb4uUhrAtXD',
  tag: '',
  amount: '100',
  amount_currency: 'USD',
  note: '',
  priority: '',
};

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const fileOf = (cells: RowCase['cells']): Uint8Array => {
  const row = ROW_FIELDS.map((field) => quoted(cells[field] ?? GOOD[field]));
  return Buffer.from(`${ROW_FIELDS.join(',')}\n${row.join(',')}\n`);
};

// The cases are a file of this repository, written to the shape above.
const cases = JSON.parse(
  readFileSync(join(import.meta.dirname, 'rows.json'), 'utf8'),
) as readonly RowCase[];

describe('a bad row', () => {
  it.each(cases)('$n: $title is $status', ({ cells, status, rules, amount }) => {
    const { outcome, rows } = judge(fileOf(cells));
    const [row] = rows;
    expect({ outcome, status: row?.status, rules: row?.issues.map(({ rule }) => rule).sort() }).toEqual(
      { outcome: 'accepted', status, rules: [...rules].sort() },
    );
    if (amount !== undefined) expect(row?.amount).toBe(amount);
    for (const { message } of row?.issues ?? []) expect(message.length).toBeGreaterThan(30);
  });
});
