/** What the rows of a batch may pay a second time, read again whenever its counts or its name change. */
import { useCallback, useEffect } from 'react';
import type { BatchView, RepeatGroupView } from '#contract/views/batch.ts';
import { EXCUSABLE_RULES } from '#core/import/repeat.ts';
import { call, type Reply } from './client.ts';
import { useReading } from './use-reading.ts';

const NONE: readonly RepeatGroupView[] = [];

const none: Reply<readonly RepeatGroupView[]> = { ok: true, value: NONE };

export const useRepeats = (batch: BatchView): readonly RepeatGroupView[] => {
  const { id: batchId, name, errors, warnings, excluded } = batch;
  const any = batch.issues.some(({ rule }) => EXCUSABLE_RULES.some((each) => each === rule));
  const { value, again } = useReading(
    useCallback(
      () => (any ? call('batch.repeats', { batchId }) : Promise.resolve(none)),
      [any, batchId],
    ),
  );
  useEffect(() => again(), [again, name, errors, warnings, excluded]);
  return value ?? NONE;
};
