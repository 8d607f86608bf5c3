/** What must hold after every drill, whatever the gateway did: the promise, checked against the gateway's own register. */
import { expect } from 'vitest';
import type { PayoutState } from '#core/payout/state.ts';
import type { Register } from './other-gateway/register.ts';
import { payoutsIn, summaryOf, type DrillEnd, type DrillSummary } from './run-drill.ts';

/** States that say money moved; only a payout that was carried out may be in one. */
const MOVED: readonly PayoutState[] = ['CONFIRMED', 'ACCEPTED', 'PENDING'];
/** States that say, or may say, that nothing left; none that was carried out may be in one. */
const UNMOVED: readonly PayoutState[] = [
  'APPROVED',
  'SUBMITTED',
  'REJECTED',
  'CANCELLED',
  'CLAIMED',
];

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

export const expectPromiseKept = async (
  ended: DrillEnd,
  { register, folder, intervalMs }: { register: Register; folder: string; intervalMs: number },
): Promise<DrillSummary> => {
  const summary = summaryOf(ended);
  const executions = register.executions();
  expect([...executions.values()].filter((count) => count > 1)).toEqual([]);
  expect(register.gaps().filter((gap) => gap < intervalMs)).toEqual([]);
  const payouts = await payoutsIn(folder);
  for (const { orderId, state, reference } of payouts) {
    const count = executions.get(orderId) ?? 0;
    const lies = count === 0 ? MOVED : UNMOVED;
    expect(lies, `${reference}: carried out ${count} times`).not.toContain(state);
  }
  const known = new Set(payouts.map(({ orderId }) => orderId));
  expect([...executions.keys()].filter((id) => !known.has(id))).toEqual([]);
  expect(sum(summary.byState)).toBe(summary.payouts);
  expect(summary.payouts).toBe(payouts.length);
  expect(summary.unknown).toBe(summary.byState['UNKNOWN'] ?? 0);
  expect(register.arrivals.length).toBeLessThanOrEqual(summary.withdrawsSent);
  if (ended.code !== 1) expect(ended.code).toBe(summary.needsPerson ? 2 : 0);
  expect(ended.words).not.toMatch(/\n\s+at /);
  return summary;
};
