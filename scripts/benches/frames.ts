/** Frames of the sheet of one batch while another file is imported, in the built console with its real worker. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchPurser } from '#test/e2e/host/launch.ts';
import { openConsole, type Console } from '#test/e2e/pages/console.ts';
import type { Page } from 'playwright';
import { buildIfChanged } from '../building.ts';
import { inScratch } from './child.ts';
import { repeated, type Bench } from './context.ts';
import { atMost, median, pairedRatio } from './figure.ts';

const SHOWN = 5_000;
const READ = 400_000;
/** Far longer than any step takes on a busy machine. */
const PATIENCE = 180_000;
const FRAMES = 240;
const STEP = 138;
/** Longer than two frames of a screen that draws sixty a second. */
const LONG_MS = 33.4;

const writeRows = (path: string, prefix: string, count: number): void => {
  const lines = ['reference,beneficiary,currency,network,address,tag,amount,amount_currency,note'];
  for (let row = 1; row <= count; row += 1)
    lines.push(
      `${prefix}-${row},Seller ${row},USDT,TRC20,TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU,,${10 + row}.50,USDT,Week 47`,
    );
  writeFileSync(path, `${lines.join('\n')}\n`);
};

interface Scrolled {
  /** Frames that took long. */
  readonly long: number;
  /** Processor time of the window's main thread a frame, ms. */
  readonly workMs: number;
}

/** Scrolls through the rows, three a frame, and up again; how many frames took long. */
const longFrames = (page: Page): Promise<number> =>
  page.evaluate(
    async ([frames, step, long]) => {
      const grid = document.querySelector('[role="grid"]');
      if (grid === null) throw new Error('no rows are shown');
      const next = (): Promise<number> =>
        new Promise((resolve) => {
          requestAnimationFrame(resolve);
        });
      let count = 0;
      let before = await next();
      for (let at = 0; at < frames; at += 1) {
        grid.scrollTop += step;
        const now = await next();
        if (now - before > long) count += 1;
        before = now;
      }
      grid.scrollTop = 0;
      return count;
    },
    [FRAMES, STEP, LONG_MS] as const,
  );

const scrolled = async (page: Page): Promise<Scrolled> => {
  const cdp = await page.context().newCDPSession(page);
  // The processor's time of the thread, which other programs on the machine do not lengthen.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busyMs = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  const before = await busyMs();
  const long = await longFrames(page);
  const workMs = ((await busyMs()) - before) / FRAMES;
  await cdp.detach();
  return { long, workMs };
};

const measure = async (folder: string, { frame, batches, batch, rows }: Console) => {
  const { page } = frame;
  const shown = join(folder, 'shown.csv');
  const read = join(folder, 'read.csv');
  writeRows(shown, 'S', SHOWN);
  writeRows(read, 'R', READ);
  await frame.goTo('Batches');
  await batches.importFile(shown);
  await rows.rows.waitFor();
  const name = await batch.name();
  await longFrames(page);
  const quiet = await scrolled(page);
  await frame.goTo('Batches');
  await batches.importFile(read);
  await page.getByText(/[\d\s]+ rows read/).waitFor();
  await frame.goTo('Batches');
  await batches.open(name);
  // A batch whose rows are in order opens on its plan.
  await batch.goTo('Import');
  await rows.rows.waitFor();
  const busy = await scrolled(page);
  await frame.goTo('Batches');
  const isReading = await page
    .getByText(/Reading/)
    .first()
    .isVisible();
  return { quiet, busy, isReading };
};

export const framesBench: Bench = {
  name: 'frames',
  bars: ['B13'],
  run: async ({ runs }) => {
    if (!(await buildIfChanged())) throw new Error('the window could not be built');
    const all = await repeated(runs, () =>
      inScratch(async (folder) => {
        const launched = await launchPurser({ dataDir: join(folder, 'books'), headless: true });
        launched.page.setDefaultTimeout(PATIENCE);
        try {
          return await measure(folder, openConsole(launched));
        } finally {
          await launched.kill();
        }
      }),
    );
    const busy = median(all.map((run) => run.busy.long));
    const quiet = median(all.map((run) => run.quiet.long));
    const work = median(all.map((run) => run.busy.workMs));
    const ratio = pairedRatio(
      all.map((run) => run.busy.workMs),
      all.map((run) => run.quiet.workMs),
    );
    const whole = all.filter(({ isReading }) => isReading).length;
    return {
      figures: [
        {
          name: 'B13 frames over 33 ms while an import runs',
          value: busy,
          unit: `of ${FRAMES}`,
          baseline: `${quiet} without one`,
          bar: atMost(busy, 0),
          note: `Scrolling ${SHOWN} rows while a file of ${READ} is read; it was still being read at the end in ${whole} of ${all.length} runs.`,
        },
        {
          name: 'Main thread of the window a frame while an import runs',
          value: work,
          unit: 'ms',
          baseline: `${median(all.map((run) => run.quiet.workMs)).toFixed(1)} ms without one`,
          ratio,
          note: 'Processor time: what the news of an import cost the window, whatever else the machine does.',
        },
      ],
    };
  },
};
