import { useMemo } from 'react';
import type { Exclusion } from './rows-footer.tsx';
import type { RowWays } from './grid/row-reasons.tsx';

/** What the reasons of a row may lead to; null once the batch is frozen. */
export const useRowWays = (
  batchId: string,
  frozen: boolean,
  exclude: (exclusion: Exclusion) => void,
): RowWays | null =>
  useMemo(
    () =>
      frozen
        ? null
        : {
            batchId,
            onExclude: (row, suggestion) => exclude({ rows: [row], count: 1, suggestion }),
          },
    [batchId, frozen, exclude],
  );
