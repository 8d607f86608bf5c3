/** A batch that was submitted and approved, as facts: what a person has done before the machine begins. */
import type { Actor, EntryBody } from '#core/audit/entry.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import { orderIdFor } from '#core/payout/order-id.ts';
import { rowDigest } from '#core/review/fingerprint.ts';

export const BATCH = 'batch-1';
export const ANNA: Actor = { kind: 'person', name: 'Anna' };

const FINGERPRINT = 'f'.repeat(64);

const contentOf = (row: number): PayoutContent => ({
  reference: `REF-${row}`,
  beneficiary: `Person ${row}`,
  destination: {
    currencyId: 71,
    code: 'USDT',
    network: 'TRC20',
    address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
    tag: null,
  },
  amount: { units: BigInt(1_000 + row), decimals: 2 },
  asked: { amount: `${10 + row / 100}`, unit: 'USDT' },
  rate: null,
  note: '',
});

const approval = (payoutId: string): EntryBody => ({
  kind: 'payout.moved',
  payoutId,
  event: 'approved',
  from: 'SUBMITTED',
  to: 'APPROVED',
  attempt: null,
  token: null,
  withdrawalId: null,
  chainHash: null,
  detail: null,
});

/** The facts of one approved batch of `count` payouts of a platform. */
export const approvedBatch = (platformId: number, count: number): readonly EntryBody[] => {
  const rows = Array.from({ length: count }, (_, index) => index + 1);
  const batch = {
    id: BATCH,
    name: '2026-11 payroll',
    fileName: 'payroll.csv',
    fileHash: null,
    fingerprint: FINGERPRINT,
    snapshotId: 's1',
    snapshotAt: 1,
    rowsInFile: count,
    rowsExcluded: 0,
    rowsWithErrors: 0,
  };
  return [
    { kind: 'batch.submitted', batch },
    ...rows.map((row): EntryBody => ({
      kind: 'payout.submitted',
      payoutId: `${BATCH}-${row}`,
      batchId: BATCH,
      row,
      epoch: 1,
      orderId: orderIdFor(platformId, `REF-${row}`, 1),
      content: contentOf(row),
      usdRate: null,
      digest: rowDigest(contentOf(row)),
    })),
    { kind: 'batch.approved', batchId: BATCH, fingerprint: FINGERPRINT, singlePerson: true },
    ...rows.map((row) => approval(`${BATCH}-${row}`)),
    { kind: 'run.moved', batchId: BATCH, to: 'approved', reason: null },
  ];
};
