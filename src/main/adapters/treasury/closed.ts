/** A treasury store that is not there. */
import { err } from '#core/result.ts';
import type { Treasury } from '#main/ports/treasury.ts';
import { portsOf } from './ports-of.ts';

/** Answers everything with why it is closed, in words for people. */
export const closedTreasury = (detail: string): Treasury & { close(): Promise<void> } => ({
  standing: () => Promise.resolve({ kind: 'unavailable', detail }),
  ...portsOf(() => Promise.resolve(err({ kind: 'unavailable', detail }))),
  close: () => Promise.resolve(),
});
