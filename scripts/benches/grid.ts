/** B13 and B14: the sheet in a real Chromium against AG Grid Community with the same columns, texts and row height. */
import type { Bench } from './context.ts';
import { repeated } from './context.ts';
import { atMost, median, pairedRatio, quantile, type Figure } from './figure.ts';
import { keyFigures } from './grid-keys.ts';
import { openGridHouse, type GridHouse, type GridKind, type GridPage } from './grid-page.ts';

const ROWS = 100_000;
const MILLION = 1_000_000;
/** Frames scrolled through, and px a frame: three rows, a quick hand on the wheel. */
const FRAMES = 240;
const STEP = 138;

interface Run {
  readonly firstRowMs: number;
  readonly rows: number;
  readonly cells: number;
  /** Main thread busy a frame, ms. */
  readonly workMs: number;
  readonly p95Ms: number;
  readonly longFrames: number;
  readonly blank: number;
}

const busyMs = async ({ cdp }: GridPage): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
};

const heapMb = async ({ cdp }: GridPage): Promise<number> => {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
};

interface Wanted {
  readonly kind: GridKind;
  readonly total: number;
  /** One row in so many has a mistake; none when 0. */
  readonly broken: number;
}

const show = ({ page }: GridPage, { kind, total, broken }: Wanted) =>
  page.evaluate(([name, count, one]) => window.benchmark.show(name, count, one), [
    kind,
    total,
    broken,
  ] as const);

const scroll = ({ page }: GridPage, count: number, step: number) =>
  page.evaluate(([frames, px]) => window.benchmark.scroll(frames, px), [count, step] as const);

const measure = async (house: GridHouse, kind: GridKind, broken = 0): Promise<Run> => {
  const opened = await house.open();
  const shown = await show(opened, { kind, total: ROWS, broken });
  await scroll(opened, 60, STEP);
  const before = await busyMs(opened);
  const { frames, blank } = await scroll(opened, FRAMES, STEP);
  const workMs = ((await busyMs(opened)) - before) / FRAMES;
  await opened.close();
  return {
    ...shown,
    workMs,
    p95Ms: quantile(frames, 0.95),
    longFrames: frames.filter((ms) => ms > 33.4).length,
    blank,
  };
};

/** Heap of the page with the sheet after the same long way through it, MB. */
const heapAt = async (house: GridHouse, total: number): Promise<number> => {
  const opened = await house.open();
  await show(opened, { kind: 'sheet', total, broken: 0 });
  await scroll(opened, 40, total);
  await scroll(opened, 40, -STEP);
  const heap = await heapMb(opened);
  await opened.close();
  return heap;
};

const figures = (sheet: readonly Run[], grid: readonly Run[], broken: readonly Run[]): Figure[] => {
  const of = (runs: readonly Run[], key: keyof Run) => runs.map((run) => run[key]);
  const mid = (runs: readonly Run[], key: keyof Run): number => median(of(runs, key));
  const first = pairedRatio(of(sheet, 'firstRowMs'), of(grid, 'firstRowMs'));
  const work = pairedRatio(of(sheet, 'workMs'), of(grid, 'workMs'));
  const said = `${mid(sheet, 'rows')} rows of ${mid(sheet, 'cells')} cells drawn against ${mid(grid, 'rows')} of ${mid(grid, 'cells')}`;
  return [
    {
      name: 'B13 sheet of 100,000 rows, first row painted',
      value: mid(sheet, 'firstRowMs'),
      unit: 'ms',
      baseline: `AG Grid Community ${Math.round(mid(grid, 'firstRowMs'))} ms`,
      ratio: first,
      bar: atMost(first, 0.15),
      note: `${sheet.length} pairs, each in a page of its own; scripts loaded and AG Grid's row objects made before.`,
    },
    {
      name: 'B13 main thread a frame while scrolling',
      value: mid(sheet, 'workMs'),
      unit: 'ms',
      baseline: `AG Grid Community ${mid(grid, 'workMs').toFixed(1)} ms`,
      ratio: work,
      bar: atMost(work, 0.5),
      note: `${said}. p95 of a frame ${mid(sheet, 'p95Ms').toFixed(1)} against ${mid(grid, 'p95Ms').toFixed(1)} ms; frames over 33 ms ${mid(sheet, 'longFrames')} against ${mid(grid, 'longFrames')} of ${FRAMES}; blank ${mid(sheet, 'blank')} against ${mid(grid, 'blank')} of ${FRAMES / 10} looks.`,
    },
    {
      name: 'B13 the same with a mistake in one row of twenty',
      value: mid(broken, 'workMs'),
      unit: 'ms',
      note: 'Reported: AG Grid has nothing like the line beneath a row.',
    },
  ];
};

export const gridBench: Bench = {
  name: 'grid',
  bars: ['B13', 'B14'],
  run: async ({ runs }) => {
    const house = await openGridHouse();
    try {
      const all = await repeated(runs, async () => ({
        sheet: await measure(house, 'sheet'),
        grid: await measure(house, 'ag-grid'),
        broken: await measure(house, 'sheet', 20),
      }));
      const heaps = await repeated(runs, async () => ({
        small: await heapAt(house, ROWS),
        large: await heapAt(house, MILLION),
      }));
      const keys = await keyFigures(house, runs);
      const grown = median(heaps.map(({ small, large }) => large - small));
      return {
        figures: [
          ...figures(
            all.map(({ sheet }) => sheet),
            all.map(({ grid }) => grid),
            all.map(({ broken }) => broken),
          ),
          ...keys,
          {
            name: 'B14 heap of 1,000,000 rows beyond that of 100,000',
            value: grown,
            unit: 'MB',
            bar: atMost(grown, 5, ' MB'),
            note: `At 100,000 the page holds ${median(heaps.map(({ small }) => small)).toFixed(1)} MB.`,
          },
        ],
      };
    } finally {
      await house.close();
    }
  },
};
