/** Opens the large ledger as a start does, recovers, and asks what the screens ask. */
import { makeClock, makeIds } from '#main/adapters/clock.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import type { Gateway } from '#main/ports/gateway.ts';
import type { Ledger } from '#main/ports/ledger.ts';
import { recover } from '#main/workflow/recover.ts';
import { answerTask, taskText } from '../child.ts';
import { median } from '../figure.ts';
import { contentOf } from '../payouts.ts';

export interface LedgerAsked {
  readonly openAndPageMs: number;
  readonly recoverMs: number;
  readonly pageMs: number;
  readonly searchMs: number;
  readonly searchWorstMs: number;
  readonly totalsMs: number;
}

const FIRST_PAGE = { offset: 0, limit: 100 };

/** Recovery reads replies and sends nothing, so it needs no gateway that answers. */
const silentGateway: Gateway = {
  withdrawIntervalMs: 1_000,
  currencies: () => Promise.reject(new Error('not asked')),
  balances: () => Promise.reject(new Error('not asked')),
  fees: () => Promise.reject(new Error('not asked')),
  lookup: () => Promise.reject(new Error('not asked')),
  prepare: () => Promise.reject(new Error('not asked')),
  interpret: () => ({ kind: 'unanswered', detail: 'bench', stop: 'unknown-outcome' }),
};

const { file, payouts }: { readonly file: string; readonly payouts: number } =
  JSON.parse(taskText());
const clock = makeClock();

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const began = performance.now();
const opened = openLedger({ file, clock, version: 'bench' });
if (!opened.ok) throw new Error(opened.error.detail);
const ledger: Ledger = opened.value;
const first = await ledger.payouts({}, FIRST_PAGE);
const openAndPageMs = performance.now() - began;
if (first.items.length !== FIRST_PAGE.limit) throw new Error('the first page is not full');

const engine = {
  gateway: silentGateway,
  ledger,
  clock,
  ids: makeIds(),
  random: () => 0.5,
  changed: () => undefined,
};
const open = await ledger.openPayouts();
const recoverMs = await timed(() => recover(engine));
const stillSending = (await ledger.openPayouts()).filter(({ state }) => state === 'SEND_STARTED');
if (open.length === 0 || stillSending.length > 0) throw new Error('recovery left a payout sending');

const middle = Math.floor(payouts / 2);
const pages = [
  () => ledger.payouts({ states: ['APPROVED'] }, FIRST_PAGE),
  () => ledger.payouts({ states: ['SUBMITTED'] }, FIRST_PAGE),
  () => ledger.payouts({ batchId: 'b7' }, FIRST_PAGE),
  () => ledger.payouts({ currencyId: 70, states: ['APPROVED'] }, FIRST_PAGE),
  () => ledger.payouts({ batchId: 'b7' }, { offset: 5_000, limit: 100 }),
];
const searches = [
  contentOf(middle).reference,
  contentOf(middle + 7).beneficiary.slice(4, 24),
  contentOf(middle + 77).destination.address.slice(-12),
  'Beneficiary',
  'Bonus',
  'nothing like this',
];
const totals = async (): Promise<void> => {
  await ledger.volume(clock.now() - 30 * 86_400_000);
  await ledger.committed();
  await ledger.batches();
};

const timesOf = async (works: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> => {
  const times: number[] = [];
  for (const work of works) {
    const repeated: number[] = [];
    for (let run = 0; run < 5; run += 1) repeated.push(await timed(work));
    times.push(median(repeated));
  }
  return times;
};

const pageTimes = await timesOf(pages);
const searchTimes = await timesOf(
  searches.map((text) => () => ledger.payouts({ text }, FIRST_PAGE)),
);
const [totalsMs = 0] = await timesOf([totals]);
answerTask({
  openAndPageMs,
  recoverMs,
  pageMs: Math.max(...pageTimes),
  searchMs: median(searchTimes),
  searchWorstMs: Math.max(...searchTimes),
  totalsMs,
} satisfies LedgerAsked);
opened.value.close();
