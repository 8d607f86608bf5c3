/** B15: from the start of the process to a window that answers, against an empty window on the same host. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchPurser } from '#test/e2e/host/launch.ts';
import { repeated, type BenchOptions } from './context.ts';
import { atMost, median, pairedRatio, type Figure } from './figure.ts';

const EMPTY = fileURLToPath(new URL('./empty-window.ts', import.meta.url));

interface Opening {
  /** Another main program than the built console's. */
  readonly main?: string;
  /** What stands on the window when it can be used. */
  readonly ready: string;
}

/** ms until a frame with this element was painted; starts on a data folder that was used before when one is given. */
async function opened({ main, ready }: Opening, dataDir: string): Promise<number> {
  const began = Date.now();
  const launched = await launchPurser({ dataDir, ...(main === undefined ? {} : { main }) });
  try {
    await launched.page.waitForSelector(ready);
    // The second frame after it is there is painted with it.
    const painted = await launched.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
        }),
    );
    return painted - began;
  } finally {
    await launched.close();
  }
}

const CONSOLE: Opening = { ready: 'nav[aria-label="Screens"] button' };
const NOTHING: Opening = { main: EMPTY, ready: 'button' };

/** Pairs, one after the other; the console opens books that were opened before, as on any day but the first. */
export async function firstPaint({ runs }: BenchOptions): Promise<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'purser-paint-'));
  try {
    await opened(CONSOLE, dataDir);
    const pairs = await repeated(runs, async () => ({
      empty: await opened(NOTHING, join(dataDir, 'empty')),
      console: await opened(CONSOLE, dataDir),
    }));
    const of = (key: 'empty' | 'console') => pairs.map((pair) => pair[key]);
    const ratio = pairedRatio(of('console'), of('empty'));
    return {
      name: 'B15 first interactive paint',
      value: median(of('console')),
      unit: 'ms',
      baseline: `empty window ${Math.round(median(of('empty')))} ms`,
      ratio,
      bar: atMost(ratio, 1.5),
      note: `${runs} pairs, from the start of the process; both with the same time to attach to the window.`,
    };
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}
