/** Letting repeats of a batch pass: which row is being excused, and what may be excused at all. */
import { useCallback, useMemo, useState } from 'react';
import type { BatchView } from '#contract/views/batch.ts';
import {
  EXCUSABLE_RULES,
  isOfSameRun,
  isOpenRepeat,
  type ExcusableRule,
} from '#core/import/repeat.ts';
import type { RowIssue } from '#core/import/row.ts';
import type { Excusal } from './excuse-dialog.tsx';
import type { Excusing } from './repeat-facts.tsx';
import type { Rows } from './use-rows.ts';

const ruleOf = ({ rule }: RowIssue): ExcusableRule | null =>
  EXCUSABLE_RULES.find((each) => each === rule) ?? null;

export interface ExcuseState {
  /** What the dialog asks about, or null. */
  readonly asked: Excusal | null;
  readonly ask: (excusal: Excusal | null) => void;
  readonly confirm: (reason: string) => Promise<void>;
  readonly excusing: Excusing;
}

export const useExcusing = (batch: BatchView, { excuse }: Rows): ExcuseState => {
  const [asked, ask] = useState<Excusal | null>(null);
  const { name } = batch;
  const takeBack = useCallback(
    (row: number, issue: RowIssue) => {
      const rule = ruleOf(issue);
      if (rule !== null) void excuse([row], rule, null);
    },
    [excuse],
  );
  const excusing = useMemo<Excusing>(
    () => ({
      canExcuse: (issue) => isOpenRepeat(issue) && !isOfSameRun(issue, name),
      excuse: (row, issue) => {
        const rule = ruleOf(issue);
        const earlier = issue.repeats?.earlier ?? null;
        if (rule !== null) ask({ rows: [row], rule, count: 1, earlier });
      },
      takeBack,
    }),
    [name, takeBack],
  );
  const confirm = async (reason: string): Promise<void> => {
    if (asked !== null && (await excuse(asked.rows, asked.rule, reason))) ask(null);
  };
  return { asked, ask, confirm, excusing };
};
