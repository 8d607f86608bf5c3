/** Balances around a practice run: what is left, a low balance told, the roll-forward, and an exchange estimated. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from './evidence/result-file.ts';
import { expect, test } from './host/fixture.ts';
import { approveBatch, openConsole } from './pages/console.ts';

const FILE = [
  'reference,beneficiary,currency,network,address,amount,amount_currency',
  'H-1,Ann,USDT,TRC20,TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU,30,USDT',
  'H-2,Bea,USDT,TRC20,TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7,31.5,USDT',
];

test('a run is seen in the balances to the last cent: reserved, low, history, and a roll-forward with nothing unexplained', async ({
  purser,
  dataDir,
}) => {
  test.setTimeout(150_000);
  const console = openConsole(purser);
  const { frame, balances, batches, dispatch, track } = console;
  const { app, page } = purser;
  await frame.goTo('Balances');
  await expect(balances.line('USDT TRC20')).toContainText(/5.000.000/);
  const drawer = await balances.open('USDT TRC20');
  await balances.keepAtLeast(drawer, '4999950.5');
  await expect(balances.line('USDT TRC20')).toContainText(/keeps 4.999.950\.5 USDT/);

  const file = join(dataDir, 'two.csv');
  writeFileSync(file, FILE.join('\n'));
  await frame.goTo('Batches');
  await batches.importFile(file);
  const name = await console.batch.name();
  await approveBatch(console);
  await frame.goTo('Balances');
  await expect(balances.line('USDT TRC20')).toContainText('61.5');
  await app.focus(false);
  await frame.goTo('Batches');
  await batches.open(name);
  await dispatch.send();
  await dispatch.finished(60_000);
  await dispatch.follow();
  await track.settled(60_000);

  // 30 and 31.5, one for the network each, and 0.5 % of each rounded up: 0.15 and 0.16.
  await frame.goTo('Balances');
  await balances.refresh();
  await expect(balances.line('USDT TRC20')).toContainText(/4.999.936\.19/);
  await expect(balances.line('USDT TRC20')).toContainText(/below 4.999.950\.5 USDT/);
  await expect
    .poll(async () => (await app.notifications()).map(({ title }) => title))
    .toContain('USDT TRC20 is running low');
  const after = await balances.open('USDT TRC20');
  await after.getByText('Table', { exact: true }).click();
  await expect(after.getByRole('table')).toContainText(/4.999.936\.19/);
  await expect(after.getByRole('table')).toContainText(/5.000.000/);
  await page.keyboard.press('Escape');

  await balances.view('Roll-forward');
  await balances.rollForward();
  const line = balances.line('USDT TRC20');
  for (const figure of [/5.000.000/, '61.5', '2.31', /4.999.936\.19/, 'none']) {
    await expect(line).toContainText(figure);
  }
  const path = join(dataDir, 'roll.csv');
  await balances.saveRollForward(path);
  const saved = readTable(path).rows.find(({ currency_id: id }) => id === '71');
  expect(saved).toMatchObject({
    currency: 'USDT',
    opening: '5000000',
    deposits: '0',
    debits: '61.5',
    debit_count: '2',
    fees: '2.31',
    closing: '4999936.19',
    unexplained: '0',
    unexplained_side: 'none',
  });
});

test('an exchange between two balances is estimated, with its age, and made elsewhere', async ({
  purser,
}) => {
  const { frame, balances } = openConsole(purser);
  await frame.goTo('Balances');
  await balances.view('Exchange estimate');
  await expect(purser.page.getByText('An exchange is made at the vendor’s site')).toBeVisible();
  const answer = await balances.estimate({ give: '100', from: 'USDT TRC20', into: 'LTC litecoin' });
  await expect(answer).toContainText(/100 USDT TRC20 → 0\.9[3-6]\d+ LTC litecoin/);
  await expect(answer).toContainText(/1 USDT TRC20 = 0\.009\d+ LTC litecoin/);
  await expect(answer).toContainText(
    /That is -(0\.[89]\d?|1(\.[012]\d?)?) % against the listed prices/,
  );
  await expect(answer).toContainText('As the gateway said just now');
  // More decimals than the balance has are refused before anything is asked.
  await purser.page.getByRole('textbox', { name: 'Give' }).fill('1.005');
  await purser.page.getByRole('button', { name: /^Estimate/ }).click();
  await expect(purser.page.getByRole('alert')).toContainText('at most 2 decimals');
});
