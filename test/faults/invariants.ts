/** What must hold after every fault, whatever else is expected of it (safety reference, section 1). */
import { expect } from 'vitest';
import { verifyLedger } from '#main/adapters/ledger/verify.ts';
import { approvedBatch, BATCH } from '#test/main/workflow/rig.ts';
import type { Line } from './line.ts';
import { tracesOf } from './traces.ts';

/** Longer than any execution may be late, ms. */
const UNTIL_ALL_IS_EXECUTED_MS = 24 * 3_600_000;

/** The gateway's interval and the margin upon it, ms. */
const SPACING_MS = 1_050;

const SENT = ['ACCEPTED', 'PENDING', 'CONFIRMED'];

/** I1: each payout is executed at most once, and what is called sent was executed. */
const paidOnce = async ({ practice, life, world, mayBeBlocked }: Line): Promise<void> => {
  world.pass(UNTIL_ALL_IS_EXECUTED_MS);
  for (const { orderId, state, reference } of await life.ledger.payoutsOf(BATCH)) {
    const executions = practice.books.executions(orderId);
    expect(executions, `executions of ${reference}`).toBeLessThanOrEqual(1);
    if (SENT.includes(state)) expect(executions, `executions of ${reference}, ${state}`).toBe(1);
  }
  if (mayBeBlocked) return;
  for (const gap of practice.books.gaps()) expect(gap).toBeGreaterThanOrEqual(SPACING_MS);
  expect(practice.books.blocked(), 'the gateway saw two withdraws too close together').toBe(false);
};

/** I2: when the first byte of a withdraw came, its intent stood in the ledger, alone; each had its own connection. */
const writtenAhead = async ({ wire, mayBeBlocked }: Line): Promise<void> => {
  for (const post of wire.posts) {
    const seen = await post.seen;
    const orderId = post.orderId();
    if (!mayBeBlocked) expect(seen, 'payouts recorded as being sent').toHaveLength(1);
    if (orderId !== '') expect(seen).toContain(orderId);
    expect(post.requests(), 'requests on one connection').toBe(1);
  }
};

/** I3: every payout of the approved batch is in exactly one state; counts and sums are the approved ones. */
const nothingLost = async ({ life, payouts }: Line): Promise<void> => {
  const approved = approvedBatch(payouts).flatMap((entry) =>
    entry.kind === 'payout.submitted' ? [entry.content.amount.units] : [],
  );
  const now = await life.ledger.payoutsOf(BATCH);
  const perState: Record<string, number> = {};
  for (const { state } of now) perState[state] = (perState[state] ?? 0) + 1;
  expect(new Set(now.map(({ id }) => id)).size).toBe(payouts);
  const sum = (units: readonly bigint[]): bigint => units.reduce((a, b) => a + b, 0n);
  expect(sum(now.map(({ amount }) => amount.units))).toBe(sum(approved));
  expect((await life.ledger.batch(BATCH))?.counts).toEqual(perState);
};

/** Asserts I1 to I3, I21 and I22 on a line, closes its ledger and verifies the file from the first entry to the last. */
export const proveInvariants = async (line: Line): Promise<void> => {
  try {
    await paidOnce(line);
    await writtenAhead(line);
    await nothingLost(line);
  } finally {
    line.life.ledger.close();
  }
  expect(tracesOf(line), 'traces of the key and of signatures').toEqual([]);
  expect(verifyLedger(line.file)).toMatchObject({ ok: true, value: { payouts: line.payouts } });
};
