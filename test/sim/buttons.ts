/** What each button of the console does, by the steps that ship. */
import { DEFAULT_TERMS } from '#core/money/terms.ts';
import { formatAmount } from '#core/money/amount.ts';
import { approvalLapsed } from '#core/review/approval.ts';
import type { Started } from '#main/workflow/dispatch.ts';
import { checkPayout, resolvePayout, type Decision } from '#main/workflow/resolve.ts';
import { lapse } from '#main/workflow/lapse.ts';
import { approve } from '#main/workflow/approve.ts';
import { cancelRest, type ReviewNeeds } from '#main/workflow/review.ts';
import { ANNA, BATCH, payoutId, USDT, type Row } from './batch.ts';
import type { Life } from './life.ts';
import type { PressKind } from './plan.ts';
import type { World } from './world.ts';

export interface Pressed {
  readonly kind: PressKind | 'approve';
  readonly row?: number;
}

const REASON = 'seen on the dashboard';

const reviewNeeds = ({ needs }: Life): ReviewNeeds => ({
  ledger: needs.ledger,
  clock: needs.clock,
  changed: needs.changed,
  platformId: 50,
  usdRateOf: () => null,
  book: { terms: async () => DEFAULT_TERMS },
  // Submitting and sending back alone touch drafts, and no button here does either.
  intake: undefined as never,
});

/** Start or Resume, as the handler of the call does it: never on a broken ledger, never on a lapsed approval. */
const start = async (life: Life): Promise<Started | 'refused'> => {
  const { needs } = life;
  if (life.problem() !== null) return 'refused';
  const batch = await needs.ledger.batch(BATCH);
  if (batch === null || (batch.run !== 'approved' && batch.run !== 'paused')) return 'refused';
  if (batch.approvedAt === null || approvalLapsed(batch.approvedAt, needs.clock.now())) {
    await lapse(reviewNeeds(life), batch, ANNA);
    return 'refused';
  }
  return life.dispatch.start(BATCH, ANNA);
};

const approveAgain = async (world: World, life: Life): Promise<void> => {
  const { cells, batch } = world.disk.tables;
  const waiting = cells.filter(({ row }) => row.state === 'SUBMITTED');
  const units = waiting.reduce((sum, { row }) => sum + row.amount.units, 0n);
  await approve(reviewNeeds(life), {
    batchId: BATCH,
    fingerprint: batch.fingerprint,
    typedSums: {
      [world.plan.converts ? 'USD' : `${USDT.id}`]: formatAmount({ units, decimals: 2 }),
    },
    by: ANNA,
  });
};

const typed = (world: World, row: number): string => {
  const cell = world.disk.tables.cells[row - 1];
  return cell === undefined ? '' : formatAmount(cell.row.amount);
};

/** Decides about a row; answers whether the decision was carried out. */
const decide = async (life: Life, row: number, decision: Decision): Promise<boolean> =>
  (await resolvePayout(life.resolve, { payoutId: payoutId(row), decision, by: ANNA })).ok;

/** Where look-ups cannot be trusted the dashboard must be read before anything is called not paid. */
const isSeenPaid = (world: World, row: number): boolean =>
  world.plan.hides === 'always' &&
  world.rules.careless !== true &&
  world.bank.executionsOf(row) > 0;

const notPaid = async (
  world: World,
  life: Life,
  [row, next]: readonly [number, 'pay' | 'hold' | 'write-off'],
): Promise<boolean> => {
  if (isSeenPaid(world, row)) return false;
  const typedAmount = typed(world, row);
  return decide(life, row, { kind: 'not-paid', next, typedAmount, reason: REASON });
};

const wasPaid = (world: World, life: Life, row: number): Promise<boolean> => {
  const withdrawalId = world.bank.executions.find((one) => one.row === row)?.withdrawalId;
  return decide(life, row, {
    kind: 'was-paid',
    withdrawalId: withdrawalId ?? 'w-99-1',
    reason: REASON,
  });
};

const stateOf = (world: World, row: number): Row['state'] | undefined =>
  world.disk.tables.cells[row - 1]?.row.state;

const writeOff = (world: World, life: Life, row: number): Promise<unknown> =>
  stateOf(world, row) === 'HELD'
    ? decide(life, row, { kind: 'write-off', typedAmount: typed(world, row), reason: REASON })
    : notPaid(world, life, [row, 'write-off']);

const quit = async (world: World, life: Life): Promise<void> => {
  await life.quit();
  world.end(life);
  world.operator.died();
};

const startOften = async (world: World, life: Life): Promise<void> => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => start(life)));
  const started = answers.filter((answer) => answer === 'started').length;
  if (started > 1) world.fail(`${started} of 50 starts at once were started`);
};

/** Three people decide about one payout at once; only one of them may be told that it is done. */
const decideAtOnce = async (world: World, life: Life, row: number): Promise<void> => {
  const done = await Promise.all([
    notPaid(world, life, [row, 'pay']),
    notPaid(world, life, [row, 'hold']),
    wasPaid(world, life, row),
  ]);
  const count = done.filter(Boolean).length;
  if (count > 1) world.fail(`${count} decisions at once about row ${row} were all carried out`);
};

/** Presses one button; answers what is being done about it. */
export const press = (
  world: World,
  life: Life,
  { kind, row = 1 }: Pressed,
): Promise<unknown> | undefined => {
  switch (kind) {
    case 'start':
      return start(life);
    case 'start-often':
      return startOften(world, life);
    case 'approve':
      return approveAgain(world, life);
    case 'pause':
      life.dispatch.pause(BATCH);
      return undefined;
    case 'stop':
      life.dispatch.stopAfterThis(BATCH);
      return undefined;
    case 'was-paid':
      return wasPaid(world, life, row);
    case 'was-paid-wrong':
      return decide(life, row, {
        kind: 'was-paid',
        withdrawalId: world.bank.executions.find((one) => one.row !== row)?.withdrawalId ?? 'w-0',
        reason: REASON,
      });
    case 'release':
      return notPaid(world, life, [row, 'pay']);
    case 'release-twice':
      return decideAtOnce(world, life, row);
    case 'mistyped':
      return decide(life, row, {
        kind: 'not-paid',
        next: 'pay',
        typedAmount: '999.99',
        reason: REASON,
      });
    case 'hold':
      return notPaid(world, life, [row, 'hold']);
    case 'write-off':
      return writeOff(world, life, row);
    case 'cancel':
      return cancelRest(reviewNeeds(life), { batchId: BATCH, reason: 'not now', by: ANNA });
    case 'check':
      return checkPayout(life.resolve, payoutId(row));
    case 'quit':
      return quit(world, life);
    case 'second':
    case 'restore':
      return undefined;
  }
};

/** Lets a press run its course; what fails because the disk has failed is known to the person by then. */
export const carryOut = (world: World, life: Life, doing: Promise<unknown> | undefined): void => {
  doing?.catch((failure: unknown) => {
    if (life.diskFailure === null && !life.dead) world.fail(`a button failed: ${String(failure)}`);
  });
};
