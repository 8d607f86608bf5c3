/** A broken export of Excel made payable inside Purser, without a mouse. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BROKEN_ROWS,
  brokenPayroll,
  rightAddress,
} from '../../scripts/sample-data/broken-payroll.ts';
import { expect, test } from './host/fixture.ts';
import { openConsole } from './pages/console.ts';

/** What the rows that no rule can mend should have said. */
const RIGHT: ReadonlyMap<number, { readonly field: string; readonly value: string }> = new Map([
  [101, { field: 'Amount', value: '410.25' }],
  [202, { field: 'Address', value: rightAddress(202) }],
  [305, { field: 'Amount', value: '388' }],
  [404, { field: 'Address', value: rightAddress(404) }],
]);

test('a broken workbook of 500 rows is made payable without leaving Purser, by keyboard alone', async ({
  purser,
  dataDir,
}) => {
  test.setTimeout(180_000);
  const { rows, sheet, batch, plan, frame } = openConsole(purser);
  const { page } = frame;
  const file = join(dataDir, 'Payroll November FINAL (3).xlsx');
  await writeFile(file, brokenPayroll());
  const errors = async (): Promise<number> => {
    const said = await batch.equation();
    expect(said.inFile).toBe(said.toPay + said.excluded + said.errors);
    expect(said.inFile).toBe(BROKEN_ROWS);
    return said.errors;
  };

  await sheet.press('Control+3');
  await purser.app.answer({ open: file });
  await sheet.use(page.getByRole('button', { name: 'Choose a file…' }));
  for (const answer of [/^Row 3/, /^Point is the decimal mark/]) {
    await rows.asks.waitFor();
    await sheet.tabTo(page.getByRole('radio').first());
    const wanted = page.getByRole('radio', { name: answer });
    for (let presses = 0; presses < 5 && !(await wanted.isChecked()); presses += 1) {
      await sheet.press(presses === 0 ? 'Space' : 'ArrowDown');
    }
    await sheet.use(page.getByRole('button', { name: 'Continue reading' }));
    await expect(wanted).toBeHidden();
  }

  await sheet.grid.waitFor();
  const broken = await errors();
  expect(broken).toBeGreaterThan(60);
  await sheet.tabTo(sheet.grid);

  await sheet.fix(/invisible characters/);
  await sheet.fix(/as the gateway lists them/);
  await sheet.fix(/behind the address/);
  await sheet.fix(/decimal comma/);
  await sheet.fix(/network of USDT to TRC20/);
  await sheet.fix(/network of USDT to ERC20/);
  await sheet.fix(/without a unit are in USD/);
  await sheet.fix(/rows without a reference/, 'NOV-');
  await sheet.fix(/^row-is-total/, 'the sum of the sheet, not a payment');
  await sheet.fix(/^amount-below-minimum/, 'too small for the network, paid next month');
  await sheet.press('Escape');
  await expect.poll(errors).toBe(6);

  // One payment stands there twice, which stops both; one is left out with a reason, brought back and left out again.
  const { excluded } = await batch.equation();
  expect(excluded).toBeGreaterThan(1);
  await expect(sheet.grid).toBeFocused();
  await sheet.press('Control+f');
  await page.keyboard.type('RUN-AGAIN');
  await sheet.press('Enter', 'Escape');
  await expect(sheet.bar).toContainText('Row 499');
  await expect(sheet.bar).toContainText('payment-twice-in-file');
  await sheet.press('Space');
  const exclude = page.getByRole('dialog', { name: /^Exclude/ });
  await exclude.waitFor();
  await page.keyboard.type('entered twice');
  await sheet.press('Enter');
  // The counts may be told before the dialog has its answer.
  await exclude.waitFor({ state: 'hidden' });
  await expect.poll(errors).toBe(4);
  await sheet.press('Control+z');
  await expect.poll(errors).toBe(6);
  await sheet.press('Control+Shift+Z');
  await expect.poll(errors).toBe(4);
  expect((await batch.equation()).excluded).toBe(excluded + 1);

  // Four rows are left that only a person can mend.
  await expect(sheet.grid).toBeFocused();
  await rows.showByKeyboard('With errors');
  await sheet.tabTo(sheet.grid);
  for (let left = RIGHT.size; left > 0; left -= 1) {
    // From the first cell, which is in order, to the next one that is not.
    await sheet.press('Control+Home');
    await expect.poll(async () => (await sheet.place()).field).toBe('Reference');
    await sheet.press('F8');
    await expect.poll(async () => (await sheet.place()).field).not.toBe('Reference');
    const at = await sheet.place();
    const right = RIGHT.get(at.row);
    expect(at.field).toBe(right?.field);
    await sheet.typeOver(right?.value ?? '');
    await expect.poll(errors).toBe(left - 1);
    if (left > 1) await expect(rows.shown).toHaveText(new RegExp(`^${left - 1} rows? shown`));
  }
  await expect.poll(errors).toBe(0);

  await sheet.press('Escape');
  await sheet.use(page.getByRole('button', { name: 'Continue to plan' }));
  await plan.wait();
  await expect(plan.obstacles).toHaveCount(0);
});
