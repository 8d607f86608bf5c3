/** The overview: balances, runs in progress, what needs a person, and thirty days of volume. */
import type { OverviewView } from '#contract/views/app.ts';
import type { BatchView } from '#contract/views/batch.ts';
import { addAmounts, formatAmount, parseAmount, zero, type Amount } from '#core/money/amount.ts';
import type { PayoutState } from '#core/payout/state.ts';
import { bucketsOf, type Buckets } from '#core/dispatch/queue.ts';
import type { PayoutRecord, VolumeDay } from '../ports/ledger.ts';
import type { Desk } from './desk.ts';
import { allBatches } from './handlers/batch-view.ts';
import { presentBalances } from './present-money.ts';

const DAY_MS = 86_400_000;
const DAYS = 30;

type DayVolume = OverviewView['volume'][number];

const usd = (text: string): Amount => {
  const read = parseAmount(text, 2);
  return read.ok ? read.value : zero(2);
};

const bucketOf = (state: PayoutState): keyof Buckets =>
  (Object.entries(bucketsOf({ [state]: 1 })) as [keyof Buckets, number][]).find(
    ([, count]) => count === 1,
  )?.[0] ?? 'left';

const sumOf = (days: readonly VolumeDay[], buckets: readonly (keyof Buckets)[]): string =>
  formatAmount(
    days
      .filter(({ state }) => buckets.includes(bucketOf(state)))
      .reduce((sum, day) => addAmounts(sum, usd(day.usd)), zero(2)),
  );

/** Every one of the last thirty days, oldest first, whether anything was paid or not. */
const volumeDays = (now: number, recorded: readonly VolumeDay[]): readonly DayVolume[] =>
  Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(now - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    const days = recorded.filter((candidate) => candidate.day === day);
    return {
      day,
      paid: sumOf(days, ['paid']),
      onTheWay: sumOf(days, ['accepted', 'sending']),
      refused: sumOf(days, ['refused']),
      unknown: sumOf(days, ['unknown']),
      count: days.reduce((count, entry) => count + entry.count, 0),
    };
  });

const payoutSentence = (payout: PayoutRecord): string =>
  payout.state === 'UNKNOWN'
    ? `${payout.reference}: this may have been paid. Do not send it again until it is resolved.`
    : `${payout.reference} is held: ${payout.detail ?? 'the gateway’s record differs from what was approved'}.`;

const batchAttention = (batch: BatchView): OverviewView['attention'] => {
  if (batch.run?.state === 'paused') {
    return [
      {
        kind: 'paused',
        batchId: batch.id,
        payoutId: null,
        sentence: `${batch.name} is paused. ${batch.run.left} not sent.`,
      },
    ];
  }
  return batch.run?.state === 'submitted'
    ? [
        {
          kind: 'review',
          batchId: batch.id,
          payoutId: null,
          sentence: `${batch.name} waits for approval.`,
        },
      ]
    : [];
};

const attention = async (
  desk: Desk,
  batches: readonly BatchView[],
): Promise<OverviewView['attention']> => {
  const open = await desk
    .session()
    .ledger.payouts({ states: ['UNKNOWN', 'HELD', 'NOT_SENT'] }, { offset: 0, limit: 20 });
  const payouts = open.items.map((payout) => ({
    kind: payout.state === 'UNKNOWN' ? ('unknown' as const) : ('held' as const),
    batchId: payout.batchId,
    payoutId: payout.id,
    sentence: payoutSentence(payout),
  }));
  return [...payouts, ...batches.flatMap(batchAttention)];
};

const isRunning = (batch: BatchView): boolean =>
  batch.run !== null && ['running', 'paused', 'approved'].includes(batch.run.state);

/** Reads what is asked anew and answers the whole overview. */
export const overview = async (desk: Desk, refresh: boolean): Promise<OverviewView> => {
  const session = desk.session();
  await Promise.all([session.currencies.refresh(false), session.balances.refresh(refresh)]);
  const batches = await allBatches(session);
  const now = desk.clock.now();
  return {
    balances: await presentBalances(session.balances, session.currencies),
    runs: batches.filter((batch) => isRunning(batch) || batch.stage === 'track'),
    attention: await attention(desk, batches),
    volume: volumeDays(now, await session.ledger.volume(now - DAYS * DAY_MS)),
  };
};
