/** What must hold at every step and at the end, judged against what the gateway really did. */
import type { EntryBody } from '#core/audit/entry.ts';
import type { MovedBody } from '#core/audit/fold.ts';
import { formatAmount, parseAmount } from '#core/money/amount.ts';
import { ATTENTION_STATES, FINAL_STATES, type PayoutState } from '#core/payout/state.ts';
import { SECOND_READING_MS, wireAddress } from '#core/track/reading.ts';
import { LOOKUPS_NEEDED, QUIET_MS } from '#core/track/release.ts';
import type { WithdrawOrder } from '#main/ports/gateway.ts';
import { approvedRows, BOUND } from './batch.ts';
import type { Life } from './life.ts';
import type { Cell, Transaction } from './tables.ts';
import type { World } from './world.ts';

/** Asked at the first byte of every withdraw request. */
export const judgeSend = (world: World, life: Life, order: WithdrawOrder): void => {
  const { disk, bank, operator } = world;
  const number = operator.rowOf(order.orderId);
  const cell = disk.tables.cells[number - 1];
  if (cell === undefined) {
    world.fail(`an order id is sent that was never approved: ${order.orderId} (I8)`);
    return;
  }
  const { row } = cell;
  if (order.amount !== formatAmount(row.amount) || order.address !== wireAddress(row.destination)) {
    world.fail(`row ${number} is sent with another amount or address than approved (I9)`);
  }
  if (order.fiat !== (world.plan.converts ? 'USD' : undefined)) {
    world.fail(`row ${number} is sent in another unit than approved (I9)`);
  }
  if (cell.startedBy === 0 || cell.startedBy > disk.synced) {
    world.fail(`row ${number} is sent before SEND_STARTED is durable (I2)`);
  }
  if (row.token !== null && !row.token.startsWith(`${life.bootId}:`)) {
    world.fail(`row ${number} is sent on another's claim (I10)`);
  }
  if (life.diskFailure !== null) world.fail(`row ${number} is sent after the disk failed (I17)`);
  if (bank.isFlying(number)) world.fail(`row ${number} has two requests on the way`);
};

const POSSIBLY_SENT: ReadonlySet<PayoutState> = new Set([
  'SEND_STARTED',
  'UNKNOWN',
  'ACCEPTED',
  'PENDING',
  'CONFIRMED',
]);
const SENDABLE: ReadonlySet<PayoutState> = new Set(['DRAFT', 'READY', 'APPROVED', 'CLAIMED']);

/** Asked after every transaction the ledger has taken. */
export const judgeTransaction = (world: World, tx: Transaction): void => {
  for (const body of tx.bodies) {
    if (body.kind !== 'payout.moved') continue;
    const cell = world.disk.tables.byId.get(body.payoutId);
    if (cell === undefined) continue;
    if (POSSIBLY_SENT.has(body.from) && SENDABLE.has(body.to)) {
      world.fail(`row ${cell.row.row} goes back from ${body.from} to ${body.to} (I6)`);
    }
    if (body.event === 'declared-not-sent') judgeRelease(world, tx, cell);
    if (body.event === 'pay-after-not-sent' && tx.actor.kind !== 'person') {
      world.fail(`row ${cell.row.row} is released by no person (I7)`);
    }
    judgeEvidence(world, cell, body);
    if (world.plan.converts) judgeConversion(world, cell, body);
  }
};

/** Moves in which Purser takes a conversion as right; at a held one a person may let it stand. */
const TAKES: ReadonlySet<string> = new Set<MovedBody['event']>([
  'reply-accepted',
  'lookup-found',
  'preflight-found',
  'withdrawal-entered',
]);

/** A conversion is called accepted only at the amount that was really sent, and by itself only within the bound. */
const judgeConversion = (world: World, { row }: Cell, { event, to }: MovedBody): void => {
  if (to !== 'ACCEPTED') return;
  const said = parseAmount(row.sent ?? '', 2);
  const sent = said.ok ? said.value.units : 0n;
  const really = world.bank.executions.filter((one) => one.row === row.row);
  if (!really.some(({ units }) => units === sent)) {
    world.fail(`row ${row.row} is accepted at ${row.sent}, which was never sent`);
  }
  const apart = sent > row.amount.units ? sent - row.amount.units : row.amount.units - sent;
  if (TAKES.has(event) && apart * 10_000n > sent * BigInt(BOUND)) {
    world.fail(`row ${row.row} is accepted at ${row.sent}, beyond its bound`);
  }
};

/** I7, by true time and by the journal: quiet for long enough, several look-ups, and a person. */
const judgeRelease = (world: World, { actor }: Transaction, { row, entries }: Cell): void => {
  const quiet = world.t - (world.bank.lastSign.get(row.row) ?? -Infinity);
  if (quiet < QUIET_MS) world.fail(`row ${row.row} is released after only ${quiet} ms (I7)`);
  if (actor.kind !== 'person') world.fail(`row ${row.row} is released by no person (I7)`);
  const empty = entries.filter(({ body }) => isReading(body) && body.outcome === 'not-found');
  if (empty.length < LOOKUPS_NEEDED || !world.disk.tables.proven) {
    world.fail(`row ${row.row} is released on ${empty.length} look-ups (I7)`);
  }
};

const isReading = (body: EntryBody): body is EntryBody & { kind: 'reading.stored' } =>
  body.kind === 'reading.stored';

interface Found {
  readonly status: string | null;
  readonly mono: number;
  readonly bootId: string;
}

const foundReadings = ({ entries }: Cell): readonly Found[] => {
  const found: Found[] = [];
  for (const { body, mono, bootId } of entries) {
    if (isReading(body) && body.outcome === 'found') {
      found.push({ status: body.status, mono, bootId });
    }
  }
  return found;
};

/** I4 and I5: success and failure only with evidence in the ledger, and only when it is true. */
const judgeEvidence = (world: World, cell: Cell, { to }: MovedBody): void => {
  const { row, reply } = cell;
  const said = reply?.attempt === row.attempt ? reply.reply : null;
  const number = row.row;
  switch (to) {
    case 'ACCEPTED': {
      const isShown = said?.body.includes('"result":1') === true || foundReadings(cell).length > 0;
      if (!isShown) world.fail(`row ${number} is accepted without stored evidence (I4)`);
      if (world.bank.executionsOf(number) === 0)
        world.fail(`row ${number} is accepted, but was not`);
      return;
    }
    case 'CONFIRMED':
      if (foundReadings(cell).at(-1)?.status !== 'success') {
        world.fail(`row ${number} is paid without a stored reading (I4)`);
      }
      return;
    case 'REJECTED': {
      const isShown = said?.body.includes('"result":0') === true && said.status <= 400;
      if (!isShown) world.fail(`row ${number} is refused without definite evidence (I5)`);
      return;
    }
    case 'FAILED_GATEWAY':
      judgeFailure(world, cell);
      return;
    default:
  }
};

/** A failure is believed after two errors five minutes apart: by one clock, where a single life saw both. */
const judgeFailure = (world: World, cell: Cell): void => {
  const errors = foundReadings(cell).filter(({ status }) => status === 'error');
  const [first, last] = [errors[0], errors.at(-1)];
  const isTwo = errors.length >= 2 && first !== undefined && last !== undefined;
  const isOneLife = !world.operator.hasSecond && first?.bootId === last?.bootId;
  const isApart = isTwo && (!isOneLife || last.mono - first.mono >= SECOND_READING_MS);
  if (!isApart) world.fail(`row ${cell.row.row} is failed without two readings apart (I5)`);
};

const FINAL: ReadonlySet<PayoutState> = new Set(FINAL_STATES);
const FOR_PEOPLE: ReadonlySet<PayoutState> = new Set(ATTENTION_STATES);

/** What a person at the screens would not see needs them, or null. */
const unflagged = (world: World, { row }: Cell): string | null => {
  const { run, reason } = world.disk.tables.batch;
  if (FINAL.has(row.state) || FOR_PEOPLE.has(row.state)) return null;
  if (row.state === 'SUBMITTED' && run === 'submitted') return null;
  const waits = run === 'approved' || (run === 'paused' && reason !== null);
  if (row.state === 'APPROVED' && waits) return null;
  return `row ${row.row} is left ${row.state} in a batch that is ${run}`;
};

/** Payouts that are not there any more, or there with another amount (I3). */
export const lostOf = (world: World): number =>
  approvedRows(world.plan).filter(({ row }) => {
    const now = world.disk.tables.byId.get(row.id)?.row;
    return now?.amount.units !== row.amount.units || now.digest !== row.digest;
  }).length;

export const stuckOf = (world: World): readonly string[] =>
  world.disk.tables.cells.flatMap((cell) => unflagged(world, cell) ?? []);

/** Asked at any end, even of a process that stays dead. */
export const judgeLoss = (world: World): void => {
  if (lostOf(world) > 0) world.fail('a payout is lost (I3)');
};

/** Asked when the schedule has come to rest. */
export const judgeEnd = (world: World): void => {
  const { tables } = world.disk;
  judgeLoss(world);
  world.hasRested = true;
  const [stuck] = stuckOf(world);
  if (stuck !== undefined) world.fail(stuck);
  for (const { row } of tables.cells) judgeTruth(world, row.row, row.state);
};

/** What the ledger says in the end against what the gateway did. */
const judgeTruth = (world: World, row: number, state: PayoutState): void => {
  const executions = world.bank.executions.filter((one) => one.row === row);
  const isPaid = executions.some((one) => one.ends === 'success');
  if (state === 'CONFIRMED' && !isPaid) world.fail(`row ${row} is called paid and is not`);
  if (state === 'FAILED_GATEWAY' && isPaid) world.fail(`row ${row} is called failed and is paid`);
  // An older copy of the ledger does not know what was sent since, and a person may cancel what it calls approved.
  if (world.operator.hasRestored) return;
  if ((state === 'REJECTED' || state === 'CANCELLED') && executions.length > 0) {
    world.fail(`row ${row} is called ${state} and was executed`);
  }
};
