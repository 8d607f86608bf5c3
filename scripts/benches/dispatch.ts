/** B9 and B10: what a run makes of the slots it is permitted, and what the engine costs beside the network. */
import { inScratch, runTask, say } from './child.ts';
import { longRuns, repeated, type Bench } from './context.ts';
import { atLeast, atMost, median, rounded, type Figure } from './figure.ts';
import type { DispatchInput, DispatchRun } from './tasks/dispatch.ts';

const PAYOUTS = 200;
const INTERVAL_MS = 50;
/** The gateway's own interval, of which B10 is a share. */
const LIVE_INTERVAL_MS = 1_000;

const slots = (done: readonly DispatchRun[]): readonly Figure[] => {
  const share = median(done.map(({ idealMs, actualMs }) => (100 * idealMs) / actualMs));
  const tooClose = done
    .flatMap(({ gateway }) => gateway.gaps)
    .filter((gap) => gap < INTERVAL_MS).length;
  const late = median(done.map(({ latenessP50Ms }) => latenessP50Ms));
  return [
    {
      name: 'B9 share of permitted slots used over 200 payouts at 50 ms',
      value: share,
      unit: '%',
      baseline: `ideal run ${rounded(median(done.map(({ idealMs }) => idealMs)))} ms`,
      ratio: median(done.map(({ idealMs, actualMs }) => actualMs / idealMs)),
      bar: atLeast(share, 99.5, ' %'),
      note: `${done.length} runs, because one takes longer than 20 s. Of slots of 1,050 ms the same lateness is ${rounded(100 - (100 * late) / 1_050)} %.`,
    },
    {
      name: 'the same by the median slot, which a stall of the disk or machine does not move',
      value: median(
        done.map((one) => (100 * one.idealMs) / (one.idealMs + one.latenessP50Ms * one.sent)),
      ),
      unit: '%',
    },
    { name: 'write after the slot opened, p50', value: late, unit: 'ms' },
    {
      name: 'write after the slot opened, worst of all runs',
      value: Math.max(...done.map(({ latenessMaxMs }) => latenessMaxMs)),
      unit: 'ms',
    },
    {
      name: 'B9 arrivals closer than the interval',
      value: tooClose,
      unit: 'arrivals',
      bar: atMost(tooClose, 0),
    },
  ];
};

const costs = (done: readonly DispatchRun[]): readonly Figure[] => {
  const all = median(done.map(({ cpuMsEachOfAll }) => cpuMsEachOfAll));
  const whole = median(done.map(({ cpuMsEach }) => cpuMsEach));
  const network = median(done.map(({ networkCpuMsEach }) => networkCpuMsEach));
  const requests = rounded(median(done.map(({ requestsEach }) => requestsEach)));
  const cpu = Math.max(0, whole - network);
  const sync = median(done.map((one) => one.transactionsEach * one.fdatasyncP50Ms));
  const share = (100 * (cpu + sync)) / LIVE_INTERVAL_MS;
  const transactions = rounded(median(done.map(({ transactionsEach }) => transactionsEach)));
  return [
    {
      name: 'B10 cost of the engine a payout, share of 1,000 ms',
      value: share,
      unit: '%',
      baseline: `interval of the gateway ${LIVE_INTERVAL_MS} ms`,
      ratio: share / 100,
      bar: atMost(share, 1, ' %'),
      note: `${rounded(cpu)} ms processor and ${rounded(sync)} ms disk in ${transactions} transactions. Processor: ${rounded(whole)} ms over the second half of the payouts (${rounded(all)} ms over all) less ${rounded(network)} ms for ${requests} bare requests.`,
    },
    {
      name: 'main thread held up during dispatch, p99',
      value: median(done.map(({ loopP99Ms }) => loopP99Ms)),
      unit: 'ms',
    },
    worstWait(Math.max(...done.map(({ loopMaxMs }) => loopMaxMs))),
  ];
};

const worstWait = (value: number): Figure => ({
  name: 'main thread held up during dispatch, worst of all runs',
  value,
  unit: 'ms',
  bar: atMost(value, 50, ' ms'),
});

export const dispatchBench: Bench = {
  name: 'dispatch',
  bars: ['B9', 'B10'],
  run: async (options) => {
    const runs = longRuns(options);
    const done = await repeated(runs, (run) => {
      say(`dispatch: run ${run + 1} of ${runs}`);
      return inScratch((folder) => {
        const input: DispatchInput = { folder, payouts: PAYOUTS, intervalMs: INTERVAL_MS };
        return runTask<DispatchRun>('dispatch', input);
      });
    });
    return { figures: [...slots(done), ...costs(done)] };
  },
};
