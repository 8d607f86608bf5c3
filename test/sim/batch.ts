/** The approved batch every schedule begins with. */
import type { Actor, Entry, EntryBody } from '#core/audit/entry.ts';
import { moveBatch, type FoldedBatch } from '#core/audit/fold.ts';
import type { Currency } from '#core/money/currency.ts';
import { formatAmount } from '#core/money/amount.ts';
import { orderIdFor } from '#core/payout/order-id.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import { rowDigest } from '#core/review/fingerprint.ts';
import type { PayoutRecord } from '#main/ports/ledger.ts';

export const BATCH = 'batch-1';
export const ANNA: Actor = { kind: 'person', name: 'Anna' };
/** Wall clock at the beginning of every schedule, ms since 1970. */
export const BEGIN = 1_795_000_000_000;
export const FINGERPRINT = 'f'.repeat(64);

export const USDT: Currency = {
  id: 71,
  code: 'USDT',
  network: 'TRC20',
  name: 'Tether',
  decimals: 2,
  usdRate: '1.00',
  minDeposit: '1',
  minWithdraw: '5',
  tag: 'none',
};

export const payoutId = (row: number): string => `${BATCH}-${row}`;

/** How far the price that a conversion implies may be from the plan's, hundredths of a percent. */
export const BOUND = 50;

/** Of the coin itself, or of a fiat amount that the gateway converts; at 1.00 both are the same figure. */
const contentOf = (row: number, converts: boolean): PayoutContent => ({
  reference: `REF-${row}`,
  beneficiary: `Person ${row}`,
  destination: {
    currencyId: USDT.id,
    code: USDT.code,
    network: USDT.network,
    address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
    tag: null,
  },
  amount: { units: BigInt(1_000 + row), decimals: 2 },
  asked: {
    amount: formatAmount({ units: BigInt(1_000 + row), decimals: 2 }),
    unit: converts ? 'USD' : 'USDT',
  },
  rate: converts ? '1.00' : null,
  note: '',
  ...(converts ? { fiatExact: { bound: BOUND, through: null } } : {}),
});

/** A payout as the simulated ledger keeps it. */
export type Row = PayoutRecord;

/** Of no USD price: the simulation adds up no totals for screens. */
const UNPRICED = { usdRate: null };

const approvedRow = (row: number, converts: boolean): Row => {
  const content = contentOf(row, converts);
  return {
    ...content,
    ...UNPRICED,
    id: payoutId(row),
    batchId: BATCH,
    row,
    epoch: 1,
    orderId: orderIdFor(50, content.reference, 1),
    state: 'APPROVED',
    digest: rowDigest(content),
    attempt: 0,
    token: null,
    withdrawalId: null,
    chainHash: null,
    debited: null,
    networkFee: null,
    serviceFee: null,
    confirmations: null,
    detail: null,
    submittedAt: BEGIN,
    movedAt: BEGIN,
    askedAt: null,
    notFoundInARow: 0,
  };
};

const submittedEntry = (row: Row, converts: boolean): Entry => ({
  seq: row.row,
  at: BEGIN,
  mono: 0,
  bootId: 'before',
  actor: ANNA,
  hash: '',
  body: {
    kind: 'payout.submitted',
    payoutId: row.id,
    batchId: BATCH,
    row: row.row,
    epoch: row.epoch,
    orderId: row.orderId,
    content: contentOf(row.row, converts),
    ...UNPRICED,
    digest: row.digest,
  } satisfies EntryBody,
});

/** The batch as its approval leaves it, by the rules of the ledger. */
export const approvedBatch = (payouts: number): FoldedBatch => {
  const submitted = moveBatch(
    null,
    {
      kind: 'batch.submitted',
      batch: {
        id: BATCH,
        name: '2026-11 payroll',
        fileName: 'payroll.csv',
        fileHash: null,
        fingerprint: FINGERPRINT,
        snapshotId: 's1',
        snapshotAt: BEGIN,
        rowsInFile: payouts,
        rowsExcluded: 0,
        rowsWithErrors: 0,
      },
    },
    ANNA,
  );
  if (!submitted.ok) throw new Error('a new batch can be submitted');
  const approved = moveBatch(
    submitted.value,
    { kind: 'batch.approved', batchId: BATCH, fingerprint: FINGERPRINT, singlePerson: true },
    ANNA,
  );
  if (!approved.ok) throw new Error('a submitted batch can be approved');
  return approved.value;
};

const LARGEST = 64;
const rowsOf = (converts: boolean): readonly { readonly row: Row; readonly entry: Entry }[] =>
  Array.from({ length: LARGEST }, (_, index) => {
    const row = approvedRow(index + 1, converts);
    return { row, entry: submittedEntry(row, converts) };
  });

const ROWS = rowsOf(false);
const CONVERTED = rowsOf(true);

/** What of a plan its payouts depend on. */
export interface Ordered {
  readonly payouts: number;
  /** Whether the gateway converts fiat amounts. */
  readonly converts: boolean;
}

/** The payouts of a plan, approved and never touched; shared, because records are never changed in place. */
export const approvedRows = ({ payouts, converts }: Ordered): typeof ROWS => {
  if (payouts > LARGEST) throw new Error(`a schedule has at most ${LARGEST} payouts`);
  return (converts ? CONVERTED : ROWS).slice(0, payouts);
};

const ROW_OF: ReadonlyMap<string, number> = new Map(
  ROWS.map(({ row }) => [row.orderId, row.row] as const),
);

/** The row an order id was made for; 0 when it was made for none. */
export const rowOfOrder = (orderId: string): number => ROW_OF.get(orderId) ?? 0;
