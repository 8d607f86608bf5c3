/** A file of a marketplace: a hundred thousand rows, read while the window keeps answering. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askAsPage } from './page-calls.ts';
import { expect, test } from './host/fixture.ts';
import { openConsole } from './pages/console.ts';

const ROWS = 100_000;
/** Far beyond what a person would call answering, so that a busy computer does not fail this. */
const LONGEST_WAIT_MS = 2_000;

const writeRows = (path: string): Promise<void> => {
  const lines = ['reference,beneficiary,currency,network,address,tag,amount,amount_currency,note'];
  for (let row = 1; row <= ROWS; row += 1) {
    lines.push(
      `M-${row},Seller ${row},USDT,TRC20,TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU,,${10 + row}.50,USDT,Week 47`,
    );
  }
  return writeFile(path, `${lines.join('\n')}\n`);
};

test('F53: a file of a hundred thousand rows → read with progress, can be cancelled, and the window keeps answering', async ({
  purser,
  dataDir,
}) => {
  test.setTimeout(150_000);
  const { frame, batches, batch, rows } = openConsole(purser);
  const file = join(dataDir, 'sellers.csv');
  await writeRows(file);

  await frame.goTo('Batches');
  await batches.importFile(file);
  await rows.cancelReading();
  await expect(rows.verdict.first()).toContainText('Reading was cancelled.');
  await expect(batch.step('Plan')).toBeDisabled();
  await batch.discard();

  await batches.importFile(file);
  await expect(rows.reading).toBeVisible();
  const waits: number[] = [];
  while (await rows.reading.isVisible()) {
    const start = performance.now();
    expect(await askAsPage(frame.page, 'batch.list', {})).toMatchObject({ ok: true });
    waits.push(performance.now() - start);
  }
  expect(waits.length).toBeGreaterThan(3);
  expect(Math.max(...waits)).toBeLessThan(LONGEST_WAIT_MS);
  expect(await batch.equation()).toEqual({ inFile: ROWS, toPay: ROWS, excluded: 0, errors: 0 });
  await expect(rows.shown).toHaveText('100\u202f000 rows shown');
  await rows.search('M-99999');
  await expect(rows.row('Seller 99999')).toBeVisible();
});
