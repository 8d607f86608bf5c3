/** Which stops are ordinary and which are trouble; the words themselves stand under `dispatch.stopped`. */
import type { StopReason } from '#core/audit/entry.ts';

/** A person asked for these; the band stays calm. */
const ASKED_FOR: readonly StopReason['code'][] = ['operator-paused', 'operator-stopped'];

/** Resuming cannot mend these: the order itself no longer fits, or the cause must be looked at elsewhere. */
const NOT_RESUMABLE: readonly StopReason['code'][] = ['currency-gone', 'rates-stale'];

/** Their detail is written by Purser and stands as it is; any other quotes the gateway or the system. */
const OWN_WORDS: readonly StopReason['code'][] = [
  'clocks-moved',
  'balance-too-low',
  'funds-short',
  'passed-over',
  'limit-reached',
  'currency-gone',
  'rates-stale',
  'spacing-lost',
];

export const isInOwnWords = (code: StopReason['code']): boolean => OWN_WORDS.includes(code);

export const isAskedFor = (code: StopReason['code']): boolean => ASKED_FOR.includes(code);

export const isResumable = (code: StopReason['code']): boolean => !NOT_RESUMABLE.includes(code);
