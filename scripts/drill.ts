/** drill: the whole flow without a window against a gateway on this computer; see `drilling/options.ts` for its use. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { openHeadless, type Headless } from '#main/headless.ts';
import { prepareBatch, sendAll, setMode } from './drilling/flow.ts';
import { endWithParent, endOnSignal } from './drilling/ending.ts';
import { readOptions, type DrillOptions } from './drilling/options.ts';
import { nothingDone, summarize, type Summary } from './drilling/summary.ts';
import { watch } from './drilling/watch.ts';

const NEEDS_PERSON = 2;
const FAILED = 1;
/** A drill that was killed with its parent may need a moment to let go of the ledger. */
const LOCK_WAIT_MS = 5_000;
/** Whatever is still open after the report does not hold the drill up longer than this, ms. */
const CLOSE_WITHIN_MS = 20_000;

const wordsOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : String(failure);

let reported = false;

const print = (summary: Summary, json: boolean): void => {
  reported = true;
  if (json) {
    process.stdout.write(`${JSON.stringify(summary)}\n`);
    return;
  }
  for (const [state, count] of Object.entries(summary.byState)) {
    process.stdout.write(`${state.padEnd(16)} ${count}\n`);
  }
  const verdict = summary.needsPerson ? 'A person is needed.' : 'Every payout is final.';
  process.stdout.write(
    summary.payouts === 0
      ? 'No batch; nothing was sent.\n'
      : `${summary.withdrawsSent} withdraws sent for ${summary.payouts} payouts. ${verdict}\n`,
  );
};

const open = (options: DrillOptions): Promise<Headless> => {
  const dataFolder = resolve(options.data);
  mkdirSync(dataFolder, { recursive: true });
  return openHeadless({
    gatewayUrl: options.gateway,
    platformId: options.platformId,
    key: options.key,
    dataFolder,
    withdrawIntervalMs: options.intervalMs,
    secondReadingMs: options.secondReadingMs,
    lockWaitMs: LOCK_WAIT_MS,
    limits: { replyMs: options.replyMs },
  });
};

/** Answers why the drill failed, or null when it came to its end. */
const carryOut = async (headless: Headless, options: DrillOptions): Promise<string | null> => {
  try {
    await setMode(headless, options.mode);
    const batchId = await prepareBatch(headless, resolve(options.file));
    await sendAll(headless, batchId);
    await watch(headless, batchId, options);
    return headless.session.ledgerProblem;
  } catch (failure) {
    return headless.session.ledgerProblem ?? wordsOf(failure);
  }
};

/** A mistake of ours ends the drill in words, not in a stack; what was sent is in the ledger for the next one. */
const endOnMistake = ({ json }: DrillOptions): void => {
  process.on('uncaughtException', (mistake) => {
    process.stderr.write(`${wordsOf(mistake)}\n`);
    if (!reported) print(nothingDone(wordsOf(mistake), performance.now()), json);
    process.exit(FAILED);
  });
};

const codeOf = (failure: string | null, found: Summary | null): number => {
  if (failure !== null || found === null) return FAILED;
  return found.needsPerson ? NEEDS_PERSON : 0;
};

const drill = async (options: DrillOptions): Promise<number> => {
  const began = performance.now();
  let headless: Headless;
  try {
    headless = await open(options);
  } catch (failure) {
    process.stderr.write(`${wordsOf(failure)}\n`);
    print(nothingDone(wordsOf(failure), performance.now() - began), options.json);
    return FAILED;
  }
  const { session } = headless;
  endOnSignal(session);
  const failure = await carryOut(headless, options);
  const durationMs = performance.now() - began;
  const found = await summarize(session, durationMs);
  const summary = found ?? nothingDone(failure ?? 'there is no batch', durationMs);
  if (failure !== null) process.stderr.write(`${failure}\n`);
  print(failure === null ? summary : { ...summary, stoppedBecause: failure }, options.json);
  const code = codeOf(failure, found);
  setTimeout(() => process.exit(code), CLOSE_WITHIN_MS).unref();
  await session.close().catch((error: unknown) => process.stderr.write(`${wordsOf(error)}\n`));
  return code;
};

// Whoever listens may go away; the payouts go on and the ledger keeps what happened.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
endWithParent();
try {
  const options = readOptions(process.argv.slice(2), process.env);
  endOnMistake(options);
  process.exitCode = await drill(options);
} catch (failure) {
  process.stderr.write(`${wordsOf(failure)}\n`);
  process.exitCode = FAILED;
}
