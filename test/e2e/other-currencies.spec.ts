/** Amounts in currencies the gateway gives no price of, and rows below the minimum, become payable in the window. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './host/fixture.ts';
import { openConsole } from './pages/console.ts';

const TRC20 = 'TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU';
const OTHER = 'TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7';

const FILE = [
  'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note',
  `EU-1,Zoë,USDT,TRC20,${TRC20},,100.00,EUR,`,
  `EU-2,Ben,USDT,TRC20,${OTHER},,20.50,KWD,`,
  `EU-3,Ann,USDT,TRC20,${OTHER},,3.00,USD,`,
];

test('a file in euro and dinar with a row below the minimum is made payable by rates with source and time', async ({
  purser,
  dataDir,
}) => {
  const { rows, batches, batch, frame, plan, page } = {
    ...openConsole(purser),
    page: purser.page,
  };
  const file = join(dataDir, 'euro.csv');
  await writeFile(file, `${FILE.join('\n')}\n`);
  await frame.goTo('Batches');
  await batches.importFile(file);
  await expect(page.getByText('Amounts in EUR, KWD wait for a reference rate.')).toBeVisible();
  await rows
    .row('EU-1')
    .getByRole('button', { name: /reason/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Enter the rate of EUR…' }).click();

  const dialog = page.getByRole('dialog', { name: 'Enter reference rates' });
  await dialog.getByLabel('Or paste a list').fill('EUR,1.0842\nKWD,3,25');
  await expect(dialog.getByRole('alert')).toContainText('Line 2 is not two columns');
  await dialog.getByLabel('Or paste a list').fill('EUR,1.0842\nKWD,3.25');
  await expect(dialog.getByRole('button', { name: 'Keep and convert' })).toBeDisabled();
  await dialog.getByLabel('Source').fill('ECB, 25 November');
  await dialog.getByRole('button', { name: 'Keep and convert' }).click();
  await expect(dialog).toBeHidden();

  // 108.42 and 66.625 USD; the practice price of USDT moves by a few hundredths of a percent.
  await expect(rows.row('EU-1')).toContainText(/108\.4\d?\s*USDT/);
  await expect(rows.row('EU-2')).toContainText(/66\.6\d?\s*USDT/);
  await expect(rows.row('EU-3')).toContainText('minimum');
  await expect
    .poll(() => batch.equation())
    .toEqual({ inFile: 3, toPay: 2, excluded: 0, errors: 1 });
  await rows
    .row('EU-3')
    .getByRole('button', { name: /reason/ })
    .first()
    .click();
  const ways = page.getByRole('dialog').filter({ hasText: 'What would work for this row' });
  // Ann is paid 3 USD here and nothing else; only raising and carrying work.
  await expect(ways.getByRole('listitem').filter({ hasText: 'the row pays 5' })).toBeVisible();
  await expect(ways).not.toContainText('together with row');
  await ways.getByRole('button', { name: 'Carry forward' }).click();
  await expect
    .poll(() => batch.equation())
    .toEqual({ inFile: 3, toPay: 2, excluded: 1, errors: 0 });
  await rows.toPlan();
  await plan.wait();
  await expect(page.getByText('1 EUR = 1.0842 USD')).toBeVisible();
  await expect(page.getByText('ECB, 25 November')).toHaveCount(2);
  await expect(page.getByText(/at ±0.5 %: /)).toBeVisible();

  // A slip of a digit is asked about with both figures.
  await page.getByRole('button', { name: 'New rates…' }).click();
  await dialog.getByLabel('Rate').first().fill('10.842');
  await dialog.getByLabel('Source').fill('typed in haste');
  await dialog.getByRole('button', { name: 'Keep and convert' }).click();
  await expect(dialog).toContainText('1 EUR = 1.0842 USD before, 1 EUR = 10.842 USD now (+900 %');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText('1 EUR = 1.0842 USD')).toBeVisible();

  await plan.submit();
  await expect.poll(() => batch.equation()).toMatchObject({ toPay: 2, excluded: 1, errors: 0 });
});
