import { useEffect, useRef } from 'react';

/** Rows are checked anew at another snapshot, as when a reference rate is given; what they pay is then another. */
export const useRechecks = (snapshotAt: string | null, reload: () => void): void => {
  const seen = useRef(snapshotAt);
  useEffect(() => {
    if (seen.current === snapshotAt) return;
    seen.current = snapshotAt;
    reload();
  }, [snapshotAt, reload]);
};
