/** Letting repeats of a batch pass: which row is being excused, and what may be excused at all. */
import { useCallback, useMemo, useState } from 'react';
import type { CallInput } from '#contract/contract.ts';
import type { BatchView } from '#contract/views/batch.ts';
import {
  EXCUSABLE_RULES,
  isOfSameRun,
  isOpenRepeat,
  type ExcusableRule,
} from '#core/import/repeat.ts';
import type { RowIssue } from '#core/import/row.ts';
import { call } from '../../bridge/client.ts';
import type { Excusal } from './excuse-dialog.tsx';
import type { Excusing } from './repeat-facts.tsx';
import type { Rows } from './use-rows.ts';
import { vouchingOf, type Vouching } from './vouch-dialog.tsx';

const ruleOf = ({ rule }: RowIssue): ExcusableRule | null =>
  EXCUSABLE_RULES.find((each) => each === rule) ?? null;

export interface ExcuseState {
  /** What the dialog asks about, or null. */
  readonly asked: Excusal | null;
  readonly ask: (excusal: Excusal | null) => void;
  readonly confirm: (reason: string) => Promise<void>;
  /** The look-alike that is being let pass, or null. */
  readonly vouching: Vouching | null;
  readonly vouch: (given: NonNullable<Vouch['given']>) => Promise<void>;
  readonly leave: () => void;
  readonly excusing: Excusing;
}

type Vouch = CallInput<'batch.vouch'>;

/** Letting addresses pass that look like others, one row at a time. */
const useVouching = (batchId: string, { deed }: Rows) => {
  const [vouching, startVouching] = useState<Vouching | null>(null);
  const leave = useCallback(() => startVouching(null), []);
  const vouch = async (given: NonNullable<Vouch['given']>): Promise<void> => {
    if (vouching === null) return;
    const { row, other } = vouching;
    if (await deed(() => call('batch.vouch', { batchId, row, other, given }))) leave();
  };
  const unvouch = useCallback(
    (row: number, { resembles: other }: RowIssue): void => {
      if (other !== undefined)
        void deed(() => call('batch.vouch', { batchId, row, other, given: null }));
    },
    [batchId, deed],
  );
  return { vouching, startVouching, vouch, leave, unvouch };
};

export const useExcusing = (batch: BatchView, rows: Rows): ExcuseState => {
  const { excuse } = rows;
  const { vouching, startVouching, vouch, leave, unvouch } = useVouching(batch.id, rows);
  const [asked, ask] = useState<Excusal | null>(null);
  const { name } = batch;
  const takeBack = useCallback(
    (row: number, issue: RowIssue) => {
      const rule = ruleOf(issue);
      if (rule !== null) void excuse([row], rule, null);
      else unvouch(row, issue);
    },
    [excuse, unvouch],
  );
  const excusing = useMemo<Excusing>(
    () => ({
      canExcuse: (issue) => isOpenRepeat(issue) && !isOfSameRun(issue, name),
      excuse: (row, issue) => {
        const rule = ruleOf(issue);
        const earlier = issue.repeats?.earlier ?? null;
        if (rule !== null) ask({ rows: [row], rule, count: 1, earlier });
        else startVouching(vouchingOf(row, issue));
      },
      takeBack,
    }),
    [name, takeBack, startVouching],
  );
  const confirm = async (reason: string): Promise<void> => {
    if (asked !== null && (await excuse(asked.rows, asked.rule, reason))) ask(null);
  };
  return { asked, ask, confirm, excusing, vouching, vouch, leave };
};
