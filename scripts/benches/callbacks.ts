/** 1,000 valid callbacks a second on loopback: none lost, none stored twice, and nobody else kept waiting. */
import { join } from 'node:path';
import { compareWithSent, sendLoad, startReceiver } from './callback-load.ts';
import { inScratch, say } from './child.ts';
import type { Bench } from './context.ts';
import { atLeast, atMost, quantile } from './figure.ts';

const PER_SECOND = 1_000;
const SECONDS = 30;
/** The rate is told until the last answer, which comes a little after the last request. */
const SUSTAINED = 990;

export const callbackBench: Bench = {
  name: 'callbacks',
  bars: [],
  run: () => {
    say(`callbacks: ${PER_SECOND} a second for ${SECONDS} s`);
    return inScratch(async (folder) => {
      const receiver = await startReceiver(folder);
      const sentFile = join(folder, 'sent');
      const numbers = Array.from({ length: PER_SECOND * SECONDS }, (_, n) => n);
      const load = { address: receiver.address, numbers, perSecond: PER_SECOND, sentFile };
      const { answered, otherwise, latencies, tookMs } = await sendLoad(load);
      const waits = await receiver.end();
      const found = compareWithSent(folder, sentFile, answered);
      const rate = (answered.length * 1_000) / tookMs;
      const others = JSON.stringify(otherwise);
      return {
        figures: [
          {
            name: 'callbacks answered 200 a second',
            value: rate,
            unit: '/s',
            bar: atLeast(rate, SUSTAINED, '/s'),
            note: `${found.sent} sent, ${answered.length} answered 200, otherwise ${others}; one run.`,
          },
          {
            name: 'callbacks lost: answered and not stored, or not answered 200',
            value: found.lost.length + numbers.length - answered.length,
            unit: '',
            bar: atMost(found.lost.length + numbers.length - answered.length, 0),
            note: `${found.stored} stored, ${found.deposits} deposits, ${found.absent} of those sent absent.`,
          },
          {
            name: 'callbacks stored twice, or never sent',
            value: found.stored - (found.sent - found.absent) + found.strange,
            unit: '',
            bar: atMost(found.stored - (found.sent - found.absent) + found.strange, 0),
          },
          {
            name: 'answer to a callback, p50',
            value: quantile(latencies, 0.5),
            unit: 'ms',
            note: `p99 ${quantile(latencies, 0.99).toFixed(1)} ms; a durable write each, shared by those that come together.`,
          },
          {
            name: 'longest wait of the main thread meanwhile',
            value: waits.maxMs,
            unit: 'ms',
            bar: atMost(waits.maxMs, 50, ' ms'),
            note: `p99 ${waits.p99Ms.toFixed(1)} ms; sender and receiver share the machine.`,
          },
        ],
      };
    });
  },
};
