/** Payouts and their life → the plain shapes the window sees. */
import type { LifeEntryView, PayoutDetailView, PayoutView } from '#contract/views/payout.ts';
import type { Entry } from '#core/audit/entry.ts';
import { sentenceOf } from '#core/audit/trail.ts';
import { formatAmount } from '#core/money/amount.ts';
import { isStalled } from '#core/track/schedule.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { presentConversion } from './present-conversion.ts';
import { iso, isoOrNull } from './present-money.ts';

/** What a payout's view needs beside the payout. Times are wall clock ms. */
export interface PayoutContext {
  readonly batchName: string;
  readonly now: number;
  /** When it was last asked about in this process life, or null. */
  readonly askedAt: number | null;
}

export const presentPayout = (payout: PayoutRecord, context: PayoutContext): PayoutView => ({
  id: payout.id,
  batchId: payout.batchId,
  batchName: context.batchName,
  row: payout.row,
  reference: payout.reference,
  beneficiary: payout.beneficiary,
  currencyId: payout.destination.currencyId,
  code: payout.destination.code,
  network: payout.destination.network,
  address: payout.destination.address,
  tag: payout.destination.tag,
  amount: payout.sent ?? formatAmount(payout.amount),
  conversion: presentConversion(payout),
  asked: payout.asked,
  rate: payout.rate,
  note: payout.note,
  state: payout.state,
  stalled: isStalled(payout.destination.code, payout.state, context.now - payout.movedAt),
  orderId: payout.orderId,
  withdrawalId: payout.withdrawalId,
  chainHash: payout.chainHash,
  confirmations: payout.confirmations,
  debited: payout.debited,
  networkFee: payout.networkFee,
  serviceFee: payout.serviceFee,
  detail: payout.detail,
  submittedAt: iso(payout.submittedAt),
  movedAt: iso(payout.movedAt),
  askedAt: isoOrNull(context.askedAt ?? payout.askedAt),
});

export const presentEntry = (entry: Entry): LifeEntryView => ({
  seq: entry.seq,
  at: iso(entry.at),
  actor: entry.actor.kind === 'system' ? 'Purser' : entry.actor.name,
  kind: entry.body.kind,
  sentence: sentenceOf(entry),
  hash: entry.hash,
});

export const presentPayoutDetail = (
  payout: PayoutRecord,
  context: PayoutContext,
  life: readonly Entry[],
): PayoutDetailView => ({
  ...presentPayout(payout, context),
  life: life.map(presentEntry),
});
