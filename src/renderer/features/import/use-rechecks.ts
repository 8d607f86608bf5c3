import { useEffect, useRef } from 'react';
import { useRateDialog } from '../../bridge/rate-dialog-store.ts';

/** Reads the rows again after reference rates were kept: what they pay is then another. */
export const useRechecks = (reload: () => void): void => {
  const kept = useRateDialog((dialog) => dialog.kept);
  const seen = useRef(kept);
  useEffect(() => {
    if (seen.current === kept) return;
    seen.current = kept;
    reload();
  }, [kept, reload]);
};
