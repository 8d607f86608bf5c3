/** How long a key takes to be seen, in the sheet of 100,000 rows with everything around it. */
import { repeated } from './context.ts';
import { median, quantile, type Figure } from './figure.ts';
import type { GridHouse } from './grid-page.ts';

const ROWS = 100_000;
const MOVES = [
  ...Array.from({ length: 30 }, () => 'ArrowDown'),
  ...Array.from({ length: 9 }, () => 'ArrowRight'),
  'PageDown',
  'PageDown',
  'Control+End',
  'Control+Home',
];
const EDITS = 10;

const measure = async (house: GridHouse) => {
  const { page, close } = await house.open();
  await page.evaluate((rows) => window.benchmark.show('panel', rows, 20), ROWS);
  const grid = page.getByRole('grid', { name: 'Rows of the file' });
  await grid.focus();
  await page.evaluate(() => window.benchmark.keys());
  for (const key of MOVES) await page.keyboard.press(key);
  const moves = await page.evaluate(() => window.benchmark.keys());
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const edits: number[] = [];
  for (let row = 1; row <= EDITS; row += 1) {
    const value = `${row}.25`;
    await page.keyboard.type(value);
    edits.push(
      await page.evaluate(([at, text]) => window.benchmark.edit(at, text), [row, value] as const),
    );
  }
  await close();
  return { move: quantile(moves, 0.95), edit: median(edits) };
};

export const keyFigures = async (house: GridHouse, runs: number): Promise<readonly Figure[]> => {
  const all = await repeated(runs, () => measure(house));
  return [
    {
      name: 'Key to paint in the sheet of 100,000 rows, p95',
      value: median(all.map(({ move }) => move)),
      unit: 'ms',
      note: `${MOVES.length} keys that move: arrows, pages, both ends. Includes the wait for the next frame.`,
    },
    {
      name: 'Edit of a cell to paint, without the worker',
      value: median(all.map(({ edit }) => edit)),
      unit: 'ms',
      note: `Enter until the row shows the value, over a bridge that answers at once; median of ${EDITS}.`,
    },
  ];
};
