/**
 * Payouts as the ledger takes them, made up by number: for benchmarks that begin behind the import.
 */
import type { Actor, EntryBody } from '#core/audit/entry.ts';
import { orderIdFor } from '#core/payout/order-id.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import type { PayoutState } from '#core/payout/state.ts';
import { findEdge, type PayoutEvent } from '#core/payout/transition.ts';
import { rowDigest } from '#core/review/fingerprint.ts';

export const PERSON: Actor = { kind: 'person', name: 'Bench' };
export const SYSTEM: Actor = { kind: 'system' };

export const contentOf = (number: number): PayoutContent => ({
  reference: `B-${String(number).padStart(8, '0')}`,
  beneficiary: `Beneficiary ${number.toString(36)} ${(number * 7_919).toString(36)}`,
  destination: {
    currencyId: number % 3 === 0 ? 70 : 71,
    code: 'USDT',
    network: number % 3 === 0 ? 'ERC20' : 'TRC20',
    // Shaped like an address; the ledger checks none, that is the import's part.
    address: `T${(BigInt(number) * 982_451_653n).toString(36).padStart(33, 'x')}`,
    tag: null,
  },
  amount: { units: BigInt(10_000 + (number % 90_000)), decimals: 2 },
  asked: { amount: `${100 + (number % 900)}`, unit: 'USD' },
  rate: '1',
  note: number % 10 === 0 ? 'Bonus' : '',
});

export const payoutId = (batchId: string, row: number): string => `${batchId}-${row}`;

export const batchEntry = (id: string, rows: number): EntryBody => ({
  kind: 'batch.submitted',
  batch: {
    id,
    name: `Run ${id}`,
    fileName: `${id}.csv`,
    fileHash: null,
    fingerprint: 'f'.repeat(64),
    snapshotId: 's1',
    snapshotAt: 1,
    rowsInFile: rows,
    rowsExcluded: 0,
    rowsWithErrors: 0,
  },
});

/** The submission of row `row` of a batch as payout number `number` over all. */
export const submittedEntry = (batchId: string, row: number, number: number): EntryBody => {
  const content = contentOf(number);
  return {
    kind: 'payout.submitted',
    payoutId: payoutId(batchId, row),
    batchId,
    row,
    epoch: 1,
    orderId: orderIdFor(50, content.reference, 1),
    content,
    usdRate: null,
    digest: rowDigest(content),
  };
};

/** One step of a payout's life along the state table, and where it leads. */
export const movedEntry = (
  id: string,
  from: PayoutState,
  event: PayoutEvent,
): { readonly entry: EntryBody; readonly to: PayoutState } => {
  const edge = findEdge(from, event);
  if (edge === undefined) throw new Error(`no edge from ${from} by ${event}`);
  const isLive = event !== 'approved';
  const entry: EntryBody = {
    kind: 'payout.moved',
    payoutId: id,
    event,
    from,
    to: edge.to,
    attempt: isLive ? 1 : null,
    token: isLive ? `token-${id}` : null,
    withdrawalId: event === 'reply-accepted' ? `w-${id}` : null,
    chainHash: null,
    detail: null,
  };
  return { entry, to: edge.to };
};
