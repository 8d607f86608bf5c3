/** Which stops are ordinary and which are trouble; the words themselves stand under `dispatch.stopped`. */
import type { StopReason } from '#core/audit/entry.ts';

/** A person asked for these; the band stays calm. */
const ASKED_FOR: readonly StopReason['code'][] = ['operator-paused', 'operator-stopped'];

/** Resuming cannot mend these: the order itself no longer fits, or the cause must be looked at elsewhere. */
const NOT_RESUMABLE: readonly StopReason['code'][] = ['currency-gone', 'rates-stale'];

export const isAskedFor = (code: StopReason['code']): boolean => ASKED_FOR.includes(code);

export const isResumable = (code: StopReason['code']): boolean => !NOT_RESUMABLE.includes(code);
