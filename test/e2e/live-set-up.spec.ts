/** The guided set-up of a live platform, by keyboard: each step proved in the window, kept over a restart, finished by a payout. */
import type { Page } from 'playwright';
import { startPracticeGateway } from '#practice/server.ts';
import { filesHolding } from './evidence/traces.ts';
import { expect, test } from './host/fixture.ts';
import { launchPurser } from './host/launch.ts';
import { valueAsPage } from './page-calls.ts';
import { openConsole } from './pages/console.ts';
import type { PayoutByHand } from './pages/new-payout-screen.ts';

const PLATFORM_ID = 4711;
const KEY = 'a-key-of-the-set-up/7f3a';
const NAME = 'Acme EU';
const TO_OURSELVES: PayoutByHand = {
  currency: { typed: 'usdt', option: /TRC20/ },
  address: 'TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU',
  amount: '10',
  beneficiary: 'Ourselves',
};

/** Moves the focus by Tab until it is on this once it is there, and says so when it never is. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  const there = page.getByRole('button', { name }).or(page.getByRole('textbox', { name }));
  await there.first().waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
      return label ?? element?.textContent ?? '';
    });
    if (focused.startsWith(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} cannot be reached by Tab`);
};

test('a live platform is set up by keyboard, each step proved, left and taken up again', async ({
  purser,
  dataDir,
}) => {
  test.setTimeout(180_000);
  const gateway = await startPracticeGateway({
    port: 0,
    platformId: PLATFORM_ID,
    apiKey: KEY,
    seed: 'set-up',
    stateFile: null,
    withdrawIntervalMs: 1_000,
    settleMs: { min: 200, max: 400 },
  });
  const { page } = purser;
  const { settings } = openConsole(purser);
  const { keychainProblem } = await valueAsPage(page, 'app.state', {});
  test.skip(keychainProblem !== null, 'This computer has no secret store.');

  await tabTo(page, 'Set it up, step by step');
  await page.keyboard.press('Enter');
  await expect(settings.step(1)).toContainText('Proved,');
  await expect(settings.step(4)).toContainText('Not yet');
  await tabTo(page, 'Name');
  await page.keyboard.type(NAME);
  await tabTo(page, 'Platform id');
  await page.keyboard.type(String(PLATFORM_ID));
  await tabTo(page, 'Gateway address');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(gateway.url);
  await page.keyboard.press('Enter');
  await expect(settings.step(2)).toContainText('Entered');

  // A key that is not this platform's is saved, tried, and named with the way out.
  await expect(settings.step(3).getByRole('heading')).toBeFocused();
  await tabTo(page, 'API key');
  await page.keyboard.type('a-key-of-someone-else');
  await page.keyboard.press('Enter');
  await expect(settings.step(3)).toContainText('Failed,');
  await expect(settings.step(3).getByRole('alert')).toContainText(
    'Check the key and the platform id',
  );
  await tabTo(page, 'Use another key');
  await page.keyboard.press('Enter');
  await tabTo(page, 'API key');
  await page.keyboard.type(KEY);
  await page.keyboard.press('Enter');
  await expect(settings.step(3)).toContainText('Proved,');

  await expect(settings.step(4).getByRole('heading')).toBeFocused();
  await expect(settings.step(4)).toContainText('Only the first payout proves it');
  await tabTo(page, 'This computer is on the list');
  await page.keyboard.press('Enter');
  await expect(settings.step(4)).toContainText('Said by you, not proved,');

  expect(await purser.close()).toBe(0);
  expect(filesHolding(dataDir, KEY)).toEqual([]);
  const later = await launchPurser({ dataDir });
  const again = openConsole(later);
  await again.frame.goTo('Settings');
  await later.page.getByRole('row', { name: NAME }).getByRole('button', { name: 'Set-up' }).click();
  await expect(again.settings.step(3)).toContainText('Proved,');
  await expect(again.settings.step(4)).toContainText('Said by you, not proved,');
  await again.settings
    .step(5)
    .getByRole('button', { name: /small payout/ })
    .click();
  await expect(
    later.page.getByText('It proves that this computer is on the allow-list'),
  ).toBeVisible();
  const { newPayout } = again;
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a form, not an array
  await newPayout.fill(TO_OURSELVES);
  await newPayout.toPlan();
  await again.plan.submit();
  await again.review.retypeAll();
  await again.review.approve();
  await again.dispatch.send();
  await again.dispatch.finished(60_000);
  expect(gateway.books.withdrawals()).toHaveLength(1);

  await again.frame.goTo('Settings');
  await later.page.getByRole('row', { name: NAME }).getByRole('button', { name: 'Set-up' }).click();
  await expect(again.settings.step(4)).toContainText('Proved,');
  await expect(again.settings.step(5)).toContainText('Proved,');
  await expect(later.page.getByText(`${NAME} is set up.`)).toBeVisible();
  await later.close();
  await gateway.close();
});
