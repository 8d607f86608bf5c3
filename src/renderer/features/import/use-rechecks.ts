import { useBursts } from '../../bridge/use-bursts.ts';

/** Rows are checked anew when a reference rate is given elsewhere; what they pay is then another. */
export const useRechecks = (batchId: string, frozen: boolean, reload: () => void): void =>
  useBursts(
    { event: 'batch.changed', matches: ({ id }) => !frozen && id === batchId, wait: 200 },
    reload,
  );
