/** B5 in the window: from the press that chooses a file of 1,000,000 rows until its first checked rows are painted. */
import { join } from 'node:path';
import { launchPurser } from '#test/e2e/host/launch.ts';
import { openConsole, type Console } from '#test/e2e/pages/console.ts';
import type { Page } from 'playwright';
import { buildIfChanged } from '../building.ts';
import { inScratch } from './child.ts';
import { repeated, type Bench } from './context.ts';
import { atMost, median } from './figure.ts';
import { rowsFile } from './fixture.ts';

const ROWS = 1_000_000;
/** Far longer than any step takes on a busy machine. */
const PATIENCE = 180_000;
const FIRST = 'section[aria-label="First rows of the file"] tbody tr';

declare global {
  interface Window {
    /** Answers how long the rows took once they are painted, ms. */
    firstRows?: Promise<number>;
  }
}

/** Times what follows the next press of the button that chooses a file; the dialog answers at once. */
const watchChoice = (page: Page): Promise<void> =>
  page.evaluate((first) => {
    window.firstRows = new Promise((resolve) => {
      const look = (from: number): void => {
        if (document.querySelector(first) === null) requestAnimationFrame(() => look(from));
        else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from), 0));
      };
      const onClick = ({ target, timeStamp }: MouseEvent): void => {
        if (!(target instanceof Element) || !target.textContent.startsWith('Choose a file')) return;
        document.removeEventListener('click', onClick, { capture: true });
        look(timeStamp);
      };
      document.addEventListener('click', onClick, { capture: true });
    });
  }, FIRST);

const measure = async (file: string, { frame, batches, rows }: Console): Promise<number> => {
  const { page } = frame;
  await frame.goTo('Batches');
  await watchChoice(page);
  await batches.importFile(file);
  const ms = await page.evaluate(() => window.firstRows);
  await rows.cancelReading();
  return ms ?? Number.NaN;
};

export const chosenBench: Bench = {
  name: 'chosen',
  bars: ['B5'],
  run: async ({ runs }) => {
    if (!(await buildIfChanged())) throw new Error('the window could not be built');
    const file = rowsFile(ROWS);
    const all = await repeated(runs, () =>
      inScratch(async (folder) => {
        const launched = await launchPurser({ dataDir: join(folder, 'books'), headless: true });
        launched.page.setDefaultTimeout(PATIENCE);
        try {
          return await measure(file, openConsole(launched));
        } finally {
          await launched.kill();
        }
      }),
    );
    const first = median(all);
    return {
      figures: [
        {
          name: 'B5 first checked rows painted, file of 1,000,000 rows',
          value: first,
          unit: 'ms',
          bar: atMost(first, 200, ' ms'),
          note: `In the built console, from the press that chooses the file; the first import after a start. ${all.map((ms) => Math.round(ms)).join(', ')} ms.`,
        },
      ],
    };
  },
};
