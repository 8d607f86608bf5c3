import type { RowField, RowIssue, RowStatus } from './row.ts';

/** An issue that keeps the row from being paid. */
export const problem = (column: RowField | null, rule: string, message: string): RowIssue => ({
  level: 'error',
  column,
  rule,
  message,
});

/** An issue that a person should look at; the row stays payable. */
export const notice = (column: RowField | null, rule: string, message: string): RowIssue => ({
  level: 'warning',
  column,
  rule,
  message,
});

/** What a row's issues make of it. */
export const statusOf = (issues: readonly RowIssue[]): RowStatus => {
  if (issues.some((issue) => issue.level === 'error')) return 'error';
  return issues.length === 0 ? 'ready' : 'warning';
};
