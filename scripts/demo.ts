/**
 * `npm run demo`: plays the main job in the window by itself on a practice gateway, tells what it does in sentences,
 * and leaves pictures and the result file in demo-out/. Succeeds only when every payout is final and the file is there.
 */
import { join, relative } from 'node:path';
import { buildIfChanged } from './building.ts';
import { playDemo } from './demoing/play.ts';
import { hasDisplay, virtualDisplay } from './display.ts';
import { ROOT } from './tools.ts';

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

async function demonstrate(): Promise<number> {
  const isWatched = hasDisplay();
  const display = await virtualDisplay();
  Object.assign(process.env, display.env);
  const start = performance.now();
  const summary = await playDemo({
    file: join(ROOT, 'samples', 'payroll-25.csv'),
    folder: join(ROOT, 'demo-out'),
    headless: !isWatched,
    say,
  }).finally(() => display.end());
  const seconds = Math.round((performance.now() - start) / 1_000);
  const { payouts, paid, executed, executedTwice, resultFile } = summary;
  console.log(`${paid} of ${payouts} payouts are paid, after ${seconds} s.`);
  console.log(
    `By the practice gateway's own books ${executed} were executed, ${executedTwice} of them twice.`,
  );
  console.log(`The result file is ${relative(ROOT, resultFile)}; the pictures lie beside it.`);
  return summary.isComplete ? 0 : 1;
}

process.exitCode = (await buildIfChanged()) ? await demonstrate() : 1;
