/** Every batch as main last described it, newest first. */
import { create } from 'zustand';
import type { BatchView } from '#contract/views/batch.ts';
import { sameOr } from '../ui/keep-same.ts';
import type { AppError } from './client.ts';

interface BatchesStore {
  /** Null until the first list has come. */
  readonly batches: readonly BatchView[] | null;
  readonly error: AppError | null;
}

export const useBatches = create<BatchesStore>(() => ({ batches: null, error: null }));

const newestFirst = (a: BatchView, b: BatchView): number => b.createdAt.localeCompare(a.createdAt);

export const receiveBatches = (batches: readonly BatchView[]): void =>
  useBatches.setState({ batches: [...batches].sort(newestFirst), error: null });

/** Puts one batch in its place; a reply of a call and an event may both bring it. */
export const receiveBatch = (batch: BatchView): void =>
  useBatches.setState((now) => {
    const known = now.batches?.find(({ id }) => id === batch.id);
    if (known !== undefined && sameOr(known, batch) === known) return now;
    const others = now.batches?.filter((each) => each !== known) ?? [];
    return { batches: [...others, batch].sort(newestFirst) };
  });

export const forgetBatch = (batchId: string): void =>
  useBatches.setState(({ batches }) => ({
    batches: batches?.filter((known) => known.id !== batchId) ?? null,
  }));

export const useBatch = (batchId: string): BatchView | null =>
  useBatches(({ batches }) => batches?.find((batch) => batch.id === batchId) ?? null);
