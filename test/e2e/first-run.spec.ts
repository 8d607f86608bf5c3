/** A new user's first minutes: from nothing to the first practice payout that is paid, counted in clicks and seconds. */
import { expect, test } from './host/fixture.ts';
import { launchPurser } from './host/launch.ts';
import { openConsole } from './pages/console.ts';

/** More than this and the way is too long for somebody who has never seen it. */
const CLICKS_AT_MOST = 10;

test('a new user sees a practice payout settled without knowing anything', async ({ dataDir }) => {
  const began = performance.now();
  const purser = await launchPurser({ dataDir });
  const { page } = purser;
  await page.evaluate(() => {
    const counted = { clicks: 0 };
    Object.assign(globalThis, { counted });
    document.addEventListener('click', () => (counted.clicks += 1), true);
  });
  const console_ = openConsole(purser);
  await page.getByRole('button', { name: 'Open three practice payouts' }).click();
  await expect
    .poll(() => console_.batch.equation())
    .toEqual({ inFile: 3, toPay: 3, excluded: 0, errors: 0 });
  await console_.rows.toPlan();
  await console_.plan.submit();
  await console_.review.retypeAll();
  await console_.review.approve();
  await console_.dispatch.send();
  await console_.dispatch.finished(60_000);
  await console_.dispatch.follow();
  await expect(page.getByText('Paid', { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  const clicks = await page.evaluate(
    () => (globalThis as unknown as { counted: { clicks: number } }).counted.clicks,
  );
  const seconds = (performance.now() - began) / 1_000;
  console.log(`first practice payout settled after ${seconds.toFixed(1)} s and ${clicks} clicks`);
  expect(clicks).toBeGreaterThan(3);
  expect(clicks).toBeLessThanOrEqual(CLICKS_AT_MOST);
  await purser.close();
});
