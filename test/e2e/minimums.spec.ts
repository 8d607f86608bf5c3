/** The browser of currencies and minimums, and what a sum can pay, on the practice gateway. */
import { expect, test } from './host/fixture.ts';
import { openConsole } from './pages/console.ts';

test('currencies are found by minimum, network and mark, and what was marked is there after a restart', async ({
  purser,
}) => {
  const { frame, currencies, page } = { ...openConsole(purser), page: purser.page };
  await frame.goTo('Currencies');
  await expect(page.getByText('28 of 28 shown')).toBeVisible();
  await currencies.search('tether tron');
  await expect(page.getByText('0 of 28 shown')).toBeVisible();
  await currencies.search('tether trc');
  await expect(page.getByText('1 of 28 shown')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();

  // 12 USD reach the least withdrawal of 21 currencies; six of those are stable by what their issuer promises.
  await currencies.payableWith('12');
  await expect(page.getByText('21 of 28 shown')).toBeVisible();
  await currencies.only('stable');
  await expect(page.getByText('6 of 28 shown')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();

  await currencies.mark('XRP ripple');
  await expect(currencies.list.getByRole('row').nth(1)).toContainText('XRP');
  await currencies.list.getByRole('row').nth(1).getByText('XRP', { exact: true }).first().click();
  const drawer = page.getByRole('complementary');
  await expect(drawer).toContainText('livenet.xrpl.org');
  await expect(drawer).toContainText('XRP Ledger');
  await page.keyboard.press('Escape');

  await page.reload();
  await frame.goTo('Currencies');
  await expect(currencies.list.getByRole('row').nth(1)).toContainText('XRP');
});

test('12 USD: what they pay to the last digit, what is missing elsewhere, the cheapest fee first', async ({
  purser,
}) => {
  const { frame, currencies, page } = { ...openConsole(purser), page: purser.page };
  await frame.goTo('Currencies');
  await currencies.view('What can I pay?');
  const pays = /12 USD can pay 21 currencies/;
  const below = /7 are below their minimum/;
  await expect(currencies.line(pays, 'USDT TRC20')).toContainText(/(11\.9\d|12(\.0\d)?)\s*USDT/);
  await expect(currencies.line(below, 'USDC ERC20')).toContainText(/(7\.9\d|8(\.0\d)?)\s*USD/);
  await currencies.sum.fill('12,50 USD');
  await expect(page.getByText('“12,50” is not an amount.')).toBeVisible();

  await currencies.sum.fill('25 USD');
  const more = /25 USD can pay \d+ currencies/;
  await currencies
    .part(more)
    .getByRole('button', { name: /Ask for \d+ fees/ })
    .click();
  await expect(page.getByText(/Asking for fee [3-9] of/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/Asking for fee/)).toBeHidden();
  const first = currencies.part(more).getByRole('row').nth(1);
  await expect(first).toContainText('≈');
  await expect(currencies.part(more).getByRole('row').last()).toContainText('not asked');

  await currencies.view('Compare networks');
  const networks = currencies.part(/USDT on 6 networks/);
  await expect(networks.getByRole('columnheader')).toHaveCount(7);
  await expect(networks.getByRole('row', { name: /^Least withdrawal/ })).toContainText('—');

  await currencies.view('Converter');
  await page.getByRole('textbox', { name: 'Fiat' }).fill('0');
  await page.getByRole('textbox', { name: 'Fiat' }).fill('250');
  await expect(page.getByText(/Cut once to 8 decimals of BTC/)).toBeVisible();
});
