/** The main job, played in the window by the same hands that test it: from a sample file to its result file. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { executionsIn } from '#test/e2e/evidence/practice-books.ts';
import { readTable } from '#test/e2e/evidence/result-file.ts';
import { launchPurser, type Launched } from '#test/e2e/host/launch.ts';
import { openConsole, type Console } from '#test/e2e/pages/console.ts';

export interface DemoOptions {
  /** The batch that is paid. */
  readonly file: string;
  /** Where pictures and the result file are left; emptied first. */
  readonly folder: string;
  /** False where somebody may watch; then each step stays on screen for a moment. */
  readonly headless: boolean;
  readonly say: (sentence: string) => void;
}

export interface DemoSummary {
  readonly payouts: number;
  readonly paid: number;
  /** Payouts the practice gateway executed, by its own books, and how many of them more than once. */
  readonly executed: number;
  readonly executedTwice: number;
  readonly resultFile: string;
  /** Every payout is paid, each was executed once, and the result file says so. */
  readonly isComplete: boolean;
}

const MOMENT_MS = 1_500;
const MINUTE = 60_000;

interface Play {
  readonly console: Console;
  readonly options: DemoOptions;
  /** Says what was done and keeps a picture of it. */
  readonly scene: (name: string, sentence: string) => Promise<void>;
}

const makePlay = ({ page }: Launched, console: Console, options: DemoOptions): Play => {
  let number = 0;
  return {
    console,
    options,
    scene: async (name, sentence) => {
      number += 1;
      options.say(`${number}. ${sentence}`);
      const path = join(options.folder, `${String(number).padStart(2, '0')}-${name}.png`);
      await page.screenshot({ path, animations: 'disabled' });
      if (!options.headless) await wait(MOMENT_MS);
    },
  };
};

const prepare = async ({ console, options, scene }: Play): Promise<void> => {
  const { frame, batches, batch, rows, plan, review } = console;
  await frame.goTo('Batches');
  await scene('batches', 'The console is open on the practice profile: no money moves.');
  await batches.importFile(options.file);
  await rows.shown.waitFor();
  const { inFile, toPay, excluded, errors } = await batch.equation();
  await scene(
    'import',
    `Imported the file: ${inFile} rows = ${toPay} to pay + ${excluded} excluded + ${errors} with errors.`,
  );
  await rows.toPlan();
  await plan.wait();
  await scene('plan', 'Planned: totals against balances, and the time it will take.');
  await plan.submit();
  const fingerprint = await review.fingerprint();
  await scene(
    'review',
    `Submitted for review; the fingerprint begins with ${fingerprint.slice(0, 8)}.`,
  );
  const sums = await review.retypeAll();
  await scene('retyped', `Read the order and retyped its ${sums.length} control sums.`);
  await review.approve();
};

const send = async ({ console, options, scene }: Play): Promise<void> => {
  const { dispatch, track } = console;
  await dispatch.sendButton.waitFor();
  await scene('approved', 'Approved. Nothing has been sent yet.');
  await dispatch.send();
  await dispatch.headline.getByText(/^Sending.* \d+ of/).waitFor();
  await scene('dispatch', 'Sending one at a time; the first went alone and was accepted.');
  await dispatch.finished(10 * MINUTE);
  await scene('dispatched', 'Every payout was handed to the gateway. That is not yet paid.');
  await dispatch.follow();
  options.say('   Waiting for the gateway to settle them …');
  await track.settled(5 * MINUTE);
  await scene('track', 'The gateway reports every payout as final.');
  await track.toExport();
};

const countTwice = (orderIds: readonly string[]): number =>
  orderIds.length - new Set(orderIds).size;

/** Checks the result file against the practice gateway's own books, not against the window. */
const summarise = (dataDir: string, resultFile: string): DemoSummary => {
  const { rows } = readTable(resultFile);
  const executed = executionsIn(dataDir).map(({ orderId }) => orderId);
  const paid = rows.filter((row) => row['purser_status'] === 'Paid');
  const executedTwice = countTwice(executed);
  const isEachExecuted = rows.every((row) => executed.includes(row['purser_order_id'] ?? ''));
  return {
    payouts: rows.length,
    paid: paid.length,
    executed: executed.length,
    executedTwice,
    resultFile,
    isComplete:
      paid.length === rows.length &&
      executed.length === rows.length &&
      executedTwice === 0 &&
      isEachExecuted,
  };
};

/** Plays the whole job on books of its own, which are forgotten afterwards. Rejects when the window does not follow. */
export const playDemo = async (options: DemoOptions): Promise<DemoSummary> => {
  rmSync(options.folder, { recursive: true, force: true });
  mkdirSync(options.folder, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'purser-demo-'));
  const launched = await launchPurser({ dataDir, headless: options.headless });
  try {
    const console = openConsole(launched);
    const play = makePlay(launched, console, options);
    await prepare(play);
    await send(play);
    const resultFile = join(options.folder, 'result.csv');
    await console.result.save(resultFile);
    await play.scene('export', 'Exported: the file that came in, with what became of each row.');
    return summarise(dataDir, resultFile);
  } finally {
    await launched.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
};
