/** A treasury store that is not there. */
import { err } from '#core/result.ts';
import { portsOf } from './ports-of.ts';
import type { OpenTreasury } from './treasury.ts';

/** Answers everything with why it is closed, in words for people. */
export const closedTreasury = (detail: string): OpenTreasury => ({
  standing: () => Promise.resolve({ kind: 'unavailable', detail }),
  ...portsOf(() => Promise.resolve(err({ kind: 'unavailable', detail }))),
  snapshotTo: () => Promise.resolve(false),
  close: () => Promise.resolve(),
});
