import type { RowVerdict } from '../../scripts/file-check/check.ts';

/** Rules in one order, because what is said of a row matters and not what is said first. */
export const sortedLine = (row: string): string => {
  const at = row.lastIndexOf('|') + 1;
  return row.slice(0, at) + row.slice(at).split(' ').sort().join(' ');
};

/** A row as the lists of cases write it: "reference|status|amount|unit|rules". */
export const verdictLine = (row: RowVerdict): string => {
  const rules = row.issues.map(({ rule }) => rule).join(' ');
  return sortedLine([row.reference, row.status, row.amount ?? '', row.unit ?? '', rules].join('|'));
};
