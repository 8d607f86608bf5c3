/** The last step out of a lock: the new head is kept where heads are kept, and only then the note of a restore goes. */
import { err, ok } from '#core/result.ts';
import type { HeadKeeper } from './ports/standing.ts';

/** Practice keeps its head nowhere. A failure of either leaves the ledger locked at every start. */
export const releaseOf = (
  file: { clearRestored(): Promise<void> },
  keeper: HeadKeeper | null,
): HeadKeeper => ({
  keepHead: async () => {
    const kept = keeper === null ? ok(undefined) : await keeper.keepHead();
    if (!kept.ok) return kept;
    try {
      await file.clearRestored();
      return kept;
    } catch (failure) {
      return err({ detail: failure instanceof Error ? failure.message : String(failure) });
    }
  },
});
