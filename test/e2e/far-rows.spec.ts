/** The sheet with more rows than an element of the browser can be high, in a page of its own over made-up rows. */
import { expect, test as base, type Page } from 'playwright/test';
import { openGridHouse, type GridHouse } from '../../scripts/benches/grid-page.ts';
import { RowSheet } from './pages/row-sheet.ts';

const MILLION = 1_000_000;

const test = base.extend<object, { readonly house: GridHouse }>({
  house: [
    // Playwright reads what a fixture depends on from this pattern, so it must stand even when empty.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const house = await openGridHouse();
      await use(house);
      await house.close();
    },
    { scope: 'worker' },
  ],
});

/** A sheet of so many rows; one in twenty says beneath its cells what is wrong with it. */
const openSheet = async (house: GridHouse) => {
  const { page, close } = await house.open();
  await page.evaluate((total) => window.benchmark.show('panel', total, 20), MILLION);
  const sheet = new RowSheet(page);
  const row = (number: number) => sheet.grid.locator(`[aria-rowindex="${number + 1}"]`);
  /** Where a row stands in the window, px. */
  const top = async (number: number): Promise<number> =>
    (await row(number).boundingBox())?.y ?? Number.NaN;
  return { page, close, sheet, row, top };
};

/** Turns the wheel and waits until the page has drawn what came of it. */
const turnWheel = async (page: Page, by: number): Promise<void> => {
  await page.mouse.wheel(0, by);
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) {
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
    }
  });
};

test('the last of a million rows is reached by the keyboard, by its number and by the bar, and is seen whole', async ({
  house,
}) => {
  test.setTimeout(120_000);
  const { page, close, sheet, row } = await openSheet(house);
  await sheet.grid.focus();
  await sheet.press('Control+End');
  await expect(row(MILLION)).toContainText(`PAY-2026-11-${MILLION}`);
  await expect(row(MILLION)).toBeInViewport({ ratio: 0.99 });
  await expect(sheet.bar).toContainText(`Row ${MILLION} · Priority`);
  await sheet.press('ArrowUp', 'ArrowUp');
  await expect(sheet.bar).toContainText(`Row ${MILLION - 2} · Priority`);
  await sheet.press('Control+Home');
  await expect(row(1)).toBeInViewport({ ratio: 0.99 });

  for (const number of [729_999, 12, 987_654]) {
    await sheet.press('Control+g');
    await page.keyboard.type(String(number));
    await sheet.press('Enter');
    await expect(sheet.grid).toBeFocused();
    await expect(row(number)).toContainText(`PAY-2026-11-${number}`);
    await expect(row(number)).toBeInViewport({ ratio: 0.99 });
    await expect(sheet.bar).toContainText(`Row ${number} ·`);
  }

  await sheet.grid.evaluate((grid) => grid.scrollTo({ top: grid.scrollHeight }));
  await expect(row(MILLION)).toContainText(`PAY-2026-11-${MILLION}`);
  await expect(row(MILLION)).toBeInViewport({ ratio: 0.99 });
  await close();
});

test('the wheel moves a million rows by exactly what it turned, there and back', async ({
  house,
}) => {
  test.setTimeout(120_000);
  const { page, close, sheet, row, top } = await openSheet(house);
  await sheet.grid.focus();
  await sheet.press('Control+g');
  await page.keyboard.type('600000');
  await sheet.press('Enter');
  await expect(row(600_000)).toBeInViewport({ ratio: 0.99 });
  await sheet.grid.hover();
  const before = await top(600_000);
  for (const turn of [-120, -240, 90, -30]) await turnWheel(page, turn);
  await expect.poll(() => top(600_000)).toBeCloseTo(before + 300, 0);
  for (let turn = 0; turn < 15; turn += 1) await turnWheel(page, -200);
  await expect(row(600_000)).toHaveCount(0);
  for (let turn = 0; turn < 15; turn += 1) await turnWheel(page, 200);
  await expect(row(600_000)).toHaveCount(1);
  await expect.poll(() => top(600_000)).toBeCloseTo(before + 300, 0);
  await close();
});

test('a cell of the last row is typed into, and what was typed stands there', async ({ house }) => {
  test.setTimeout(120_000);
  const { close, sheet, row } = await openSheet(house);
  await sheet.grid.focus();
  await sheet.press('Control+End', 'Home', 'ArrowRight', 'ArrowRight');
  await expect(sheet.bar).toContainText(`Row ${MILLION} · Amount`);
  await sheet.typeOver('77.25');
  await expect(row(MILLION)).toContainText('77.25');
  await expect(row(MILLION)).toBeInViewport({ ratio: 0.99 });
  await close();
});
