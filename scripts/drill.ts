/** drill: the whole flow without a window against a gateway on this computer; see `drilling/options.ts` for its use. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { openHeadless } from '#main/headless.ts';
import { prepareBatch, sendAll, watch } from './drilling/flow.ts';
import { readOptions, type DrillOptions } from './drilling/options.ts';
import { summarize, type Summary } from './drilling/summary.ts';

const NEEDS_PERSON = 2;
const FAILED = 1;

const print = (summary: Summary, json: boolean): void => {
  if (json) {
    process.stdout.write(`${JSON.stringify(summary)}\n`);
    return;
  }
  for (const [state, count] of Object.entries(summary.byState)) {
    process.stdout.write(`${state.padEnd(16)} ${count}\n`);
  }
  const verdict = summary.needsPerson ? 'A person is needed.' : 'Every payout is final.';
  process.stdout.write(
    `${summary.withdrawsSent} withdraws sent for ${summary.payouts} payouts. ${verdict}\n`,
  );
};

const drill = async (options: DrillOptions): Promise<number> => {
  const began = performance.now();
  const dataFolder = resolve(options.data);
  mkdirSync(dataFolder, { recursive: true });
  const headless = await openHeadless({
    gatewayUrl: options.gateway,
    platformId: options.platformId,
    key: options.key,
    dataFolder,
    withdrawIntervalMs: options.intervalMs,
    secondReadingMs: options.secondReadingMs,
  });
  const { session } = headless;
  const leave = (): void => {
    session
      .close()
      .catch(() => undefined)
      .finally(() => process.exit(130));
  };
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
  try {
    const batchId = await prepareBatch(headless, resolve(options.file));
    await sendAll(headless, batchId);
    await watch(headless, batchId, options.patienceMs);
    const summary = await summarize(session, batchId, performance.now() - began);
    print(summary, options.json);
    return summary.needsPerson ? NEEDS_PERSON : 0;
  } finally {
    await session.close();
  }
};

try {
  process.exitCode = await drill(readOptions(process.argv.slice(2), process.env));
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
  process.exitCode = FAILED;
}
