/**
 * A process of its own that sends a batch of three and breaks on request. Arguments: what breaks, the gateway, the data
 * folder. Prints a line for each change; ends with 0 when the batch is through.
 */
import { makeLog } from '#main/adapters/log.ts';
import { openHeadless } from '#main/headless.ts';
import { speakLastWords } from '#main/last-words.ts';
import { ANNA, approvedBatch, BATCH } from '#test/main/workflow/rig.ts';
import { credentials } from '#test/practice/rig.ts';

const [, , breaks = '', gatewayUrl = '', dataFolder = ''] = process.argv;

const log = makeLog({ folder: dataFolder, now: Date.now, words: { calls: new Set() } });
const known = speakLastWords(process, { log, exit: (code) => process.exit(code) });
const { session, clock } = await openHeadless({
  gatewayUrl,
  platformId: credentials.platformId,
  key: credentials.apiKey,
  dataFolder,
  withdrawIntervalMs: 100,
  secondReadingMs: 1_000,
  limits: { readEveryMs: 0, listEveryMs: 0 },
});
const { dispatch, ledger } = session;
known({
  stopSending: async (detail) => {
    dispatch.halt({ code: 'internal', detail, payoutId: null });
    await dispatch.settled();
  },
});
if ((await ledger.batch(BATCH)) === null) await ledger.append(ANNA, approvedBatch(3));
await dispatch.start(BATCH, ANNA);

const breakNow = (): void => {
  if (breaks === 'exception') throw new TypeError('canary of a message');
  if (breaks === 'rejection') void Promise.reject(new RangeError('canary of a message'));
};

let hasBroken = false;
while (dispatch.live() !== null) {
  const counts = JSON.stringify((await ledger.batch(BATCH))?.counts);
  process.stdout.write(`${counts}\n`);
  log.write('alarm', {});
  // The second payout is being sent: the first is past that already.
  if (!hasBroken && /ACCEPTED|PENDING|CONFIRMED/.test(counts) && counts.includes('SEND_STARTED')) {
    hasBroken = true;
    setImmediate(breakNow);
  }
  await clock.sleep(5);
}
await session.close();
