/** Facts and clocks for the tests of the ledger. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor, BatchRecord, EntryBody } from '#core/audit/entry.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import type { PayoutState } from '#core/payout/state.ts';
import type { Covered, Owed } from '#core/payout/covered.ts';
import { rowDigest } from '#core/review/fingerprint.ts';
import { findEdge, type PayoutEvent } from '#core/payout/transition.ts';
import type { OpenLedger } from '#main/adapters/ledger/ledger.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import type { Clock } from '#main/ports/host.ts';

export const SYSTEM: Actor = { kind: 'system' };
export const ANNA: Actor = { kind: 'person', name: 'Anna' };

export const NOON = Date.UTC(2026, 10, 23, 12);

export interface TestClock extends Clock {
  at: number;
}

export const makeClock = (bootId = 'boot-1'): TestClock => ({
  at: NOON,
  bootId,
  now() {
    return this.at;
  },
  mono() {
    return this.at - NOON + 0.25;
  },
  sleep: async () => undefined,
  precisely: async () => undefined,
});

export const tempFolder = (): { readonly path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'purser-ledger-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

export const opened = (file: string, clock: Clock = makeClock()): OpenLedger => {
  const result = openLedger({ file, clock, version: '0.0.0-test' });
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
};

export const batchRecord = (id = 'batch-1', more: Partial<BatchRecord> = {}): BatchRecord => ({
  id,
  name: `${id} payroll`,
  fileName: `${id}.csv`,
  fileHash: `hash of ${id}`,
  fingerprint: `print of ${id}`,
  snapshotId: 'snapshot-1',
  snapshotAt: NOON - 60_000,
  rowsInFile: 3,
  rowsExcluded: 1,
  rowsWithErrors: 0,
  ...more,
});

export const contentOf = (row: number, more: Partial<PayoutContent> = {}): PayoutContent => ({
  reference: `PAY-${String(row).padStart(6, '0')}`,
  beneficiary: `Łucja Nowak ${row}`,
  destination: {
    currencyId: 71,
    code: 'USDT',
    network: 'TRC20',
    address: `TAddress${row}x${(row * 7919) % 1000}`,
    tag: null,
  },
  amount: { units: BigInt(row) * 1_500_000n, decimals: 6 },
  asked: { amount: '100.00', unit: 'USD' },
  rate: '0.9997',
  note: 'November, «night shift»',
  ...more,
});

export const submission = (
  batchId: string,
  row: number,
  more: Partial<PayoutContent> = {},
): Extract<EntryBody, { kind: 'payout.submitted' }> => {
  const content = contentOf(row, more);
  return {
    kind: 'payout.submitted',
    payoutId: `${batchId}-p${row}`,
    batchId,
    row,
    epoch: 1,
    orderId: `order-${batchId}-${row}`,
    content,
    usdRate: null,
    digest: rowDigest(content),
  };
};

type Moved = Extract<EntryBody, { kind: 'payout.moved' }>;

export const move = (
  payoutId: string,
  ...[from, event, more = {}]: [from: PayoutState, event: PayoutEvent, more?: Partial<Moved>]
): EntryBody => ({
  kind: 'payout.moved',
  payoutId,
  event,
  from,
  to: findEdge(from, event)?.to ?? 'DRAFT',
  attempt: null,
  token: null,
  withdrawalId: null,
  chainHash: null,
  detail: null,
  ...more,
});

export const reading = (
  payoutId: string,
  outcome: 'found' | 'not-found' | 'failed',
  more: Partial<Extract<EntryBody, { kind: 'reading.stored' }>> = {},
): EntryBody => ({
  kind: 'reading.stored',
  payoutId,
  by: 'orderId',
  outcome,
  status: null,
  chainHash: null,
  debited: null,
  networkFee: null,
  serviceFee: null,
  confirmations: null,
  detail: null,
  ...more,
});

/** A batch of this many payouts, submitted. */
export const submitBatch = async (ledger: OpenLedger, batchId: string, rows: number) => {
  const payouts = Array.from({ length: rows }, (_, i) => submission(batchId, i + 1));
  const named = payouts.map((p) =>
    submission(batchId, p.row, { reference: `${batchId}-${p.content.reference}` }),
  );
  const batch: EntryBody = { kind: 'batch.submitted', batch: batchRecord(batchId) };
  return ledger.append(ANNA, [batch, ...named]);
};

/** The road of one payout from submitted to sending, as the dispatcher walks it. */
export const toSending = async (ledger: OpenLedger, id: string, token = 'token-1') => {
  await ledger.append(ANNA, [move(id, 'SUBMITTED', 'approved')]);
  await ledger.append(SYSTEM, [move(id, 'APPROVED', 'claimed', { attempt: 1, token })]);
  return ledger.append(SYSTEM, [move(id, 'CLAIMED', 'send-started', { attempt: 1, token })]);
};

/** An amount that the batch “october” carries forward, and the same as another payout takes it over. */
export const owed: Owed = {
  row: 4,
  reference: 'OCT-4',
  beneficiary: 'Zoe',
  destination: contentOf(4).destination,
  amount: '3',
  unit: 'USD',
};
export const covered: Covered = {
  from: { batchId: 'october', batchName: 'october payroll' },
  row: 4,
  reference: 'OCT-4',
  amount: '3',
  unit: 'USD',
};
