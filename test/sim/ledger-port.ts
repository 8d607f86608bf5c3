/** The ledger port of one process life over the simulated disk. */
import type { Actor, EntryBody } from '#core/audit/entry.ts';
import { OPEN_STATES } from '#core/audit/fold.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { PayoutState } from '#core/payout/state.ts';
import type { BatchState, Ledger, PayoutFilter, PayoutRecord } from '#main/ports/ledger.ts';
import { BATCH, BEGIN } from './batch.ts';
import type { Life } from './life.ts';
import { judgeTransaction } from './oracles.ts';
import type { Tables } from './tables.ts';
import type { World } from './world.ts';

const OPEN: ReadonlySet<PayoutState> = new Set(OPEN_STATES);

export const countsOf = (tables: Tables): BatchState['counts'] => {
  const counts: Partial<Record<PayoutState, number>> = {};
  for (const { row } of tables.cells) counts[row.state] = (counts[row.state] ?? 0) + 1;
  return counts;
};

export const batchOf = (tables: Tables): BatchState => ({
  id: BATCH,
  name: '2026-11 payroll',
  fileName: 'payroll.csv',
  fileHash: null,
  snapshotId: 's1',
  snapshotAt: BEGIN,
  rowsInFile: tables.cells.length,
  rowsExcluded: 0,
  rowsWithErrors: 0,
  ...tables.batch,
  submittedAt: BEGIN,
  counts: countsOf(tables),
});

const matches = (payout: PayoutRecord, filter: PayoutFilter): boolean => {
  const { batchId, states, text } = filter;
  if (batchId !== undefined && batchId !== payout.batchId) return false;
  if (states !== undefined && !states.includes(payout.state)) return false;
  if (text === undefined) return true;
  const { reference, withdrawalId, chainHash, destination } = payout;
  const said = [reference, withdrawalId, chainHash, destination.address];
  return said.some((one) => one?.toLowerCase().includes(text.toLowerCase()) === true);
};

const labelOf = (bodies: readonly EntryBody[]): string =>
  bodies
    .map((body) => (body.kind === 'payout.moved' ? `${body.payoutId} ${body.event}` : body.kind))
    .join(', ');

const append = (
  world: World,
  life: Life,
  [actor, bodies]: readonly [Actor, readonly EntryBody[]],
): Result<void, 'conflict'> => {
  if (life.diskFailure !== null && world.rules.disk?.carriesOn !== true) throw life.diskFailure;
  const { disk } = world;
  const tx = { actor, bodies, at: world.wall, mono: world.t - life.monoFrom, bootId: life.bootId };
  try {
    if (!disk.append(tx)) return err('conflict');
  } catch (failure) {
    life.diskFailure = failure instanceof Error ? failure : new Error(String(failure));
    throw failure;
  }
  judgeTransaction(world, tx);
  return ok(undefined);
};

/** How long a durable change takes on this disk, ms. */
const commitMs = (world: World): number => world.random.between(1, 6);

export const makeLedgerPort = (world: World, life: Life): Ledger => {
  const read = <T>(what: string, effect: () => T): Promise<T> => world.read(life, what, effect);
  const tables = (): Tables => world.disk.tables;
  return {
    append: (actor, bodies) =>
      world.call(life, world.trace === null ? 'append' : `append ${labelOf(bodies)}`, {
        takes: commitMs(world),
        effect: () => append(world, life, [actor, bodies]),
      }),
    batches: () => read('batches', () => [batchOf(tables())]),
    batch: (id) => read('batch', () => (id === BATCH ? batchOf(tables()) : null)),
    payout: (id) => read('payout', () => tables().byId.get(id)?.row ?? null),
    payouts: (filter, { offset, limit }) =>
      read('payouts', () => {
        const rows = tables().cells.map(({ row }) => row);
        const found = rows.filter((row) => matches(row, filter));
        return { total: found.length, items: found.slice(offset, offset + limit) };
      }),
    payoutsOf: () => read('payoutsOf', () => tables().cells.map(({ row }) => row)),
    claimants: ({ addresses, withdrawalId, states }) =>
      read('claimants', () =>
        tables()
          .cells.map(({ row }) => row)
          .filter(({ destination }) => addresses.includes(destination.address))
          .filter((row) =>
            row.withdrawalId === null
              ? states.includes(row.state)
              : row.withdrawalId === withdrawalId,
          ),
      ),
    openPayouts: () =>
      read('openPayouts', () =>
        tables().cells.flatMap(({ row }) => (OPEN.has(row.state) ? [row] : [])),
      ),
    replyOf: (id, attempt) =>
      read('replyOf', () => {
        const cell = tables().byId.get(id);
        if (cell === undefined || cell.row.state !== 'SEND_STARTED') return null;
        const isThis = cell.row.attempt === attempt && cell.reply?.attempt === attempt;
        return isThis ? (cell.reply?.reply ?? null) : null;
      }),
    entriesOf: (of) =>
      read('entriesOf', () =>
        'payoutId' in of ? [...(tables().byId.get(of.payoutId)?.entries ?? [])] : [],
      ),
    lastSendEnded: () => read('lastSendEnded', () => tables().ended),
    hasCapability: () => read('hasCapability', () => tables().proven),
    usedReferences: () => read('usedReferences', () => new Map()),
    similarSince: () => read('similarSince', () => new Map()),
    carried: () => read('carried', () => []),
    coversOf: () => read('coversOf', () => []),
    payeesAfter: () => read('payeesAfter', () => []),
    batchOfFile: () => read('batchOfFile', () => null),
    batchOfContent: () => read('batchOfContent', () => null),
    volume: () => read('volume', () => []),
    committed: () => read('committed', () => new Map()),
  };
};
