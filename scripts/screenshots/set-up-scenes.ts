/** The guided set-up of a live platform, played by a practice gateway: begun, a key that is refused, and up to the payout. */
import { startPracticeGateway } from '#practice/server.ts';
import type { Stage } from './scene.ts';

const PLATFORM_ID = 4711;
const KEY = 'a key of the pictures'.replaceAll(' ', '-');

export const setUpScenes = async ({ console, camera, launched }: Stage): Promise<void> => {
  const { frame, settings } = console;
  const { page } = launched;
  const gateway = await startPracticeGateway({
    port: 0,
    platformId: PLATFORM_ID,
    apiKey: KEY,
    seed: 'pictures',
    stateFile: null,
    withdrawIntervalMs: 1_000,
    settleMs: { min: 200, max: 400 },
  });
    await frame.goTo('Settings');
    await page.getByRole('button', { name: 'Add a live platform' }).click();
    await settings.step(1).waitFor();
    await camera.take('set-up-begun');
    const { url: gatewayUrl } = gateway;
    await settings.enterPlatform({ name: 'Acme EU', platformId: PLATFORM_ID, gatewayUrl });
    // Without a secret store the set-up stands still at its first step, which is a picture too.
    const hasStore = await settings.step(1).getByText(/^Proved/).isVisible();
    if (hasStore) {
      await settings.saveKey('of-someone-else');
      await camera.take('set-up-refused');
      await settings.step(3).getByRole('button', { name: 'Use another key' }).click();
      await settings.saveKey(KEY);
      await settings.step(4).getByRole('button', { name: 'This computer is on the list' }).click();
      await settings.step(4).getByText(/^Said by you/).waitFor();
    }
    await camera.take('set-up-under-way');
    await frame.switchTo('Acme EU');
    await page.getByText('is not set up to the end').waitFor();
    await camera.take('overview-live-not-set-up');
    await gateway.close();
    await frame.goTo('Balances');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText(/^Could not refresh/).first().waitFor();
    await camera.take('balances-faulty');
    await frame.goTo('Currencies');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText(/^Could not refresh/).first().waitFor();
    await camera.take('currencies-faulty');
    await frame.switchTo('Practice');
    await frame.goTo('Settings');
    await page.getByRole('row', { name: 'Acme EU' }).getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('complementary').waitFor();
    await camera.take('settings-edit-platform');
    await page.getByRole("button", { name: "Remove platform" }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Remove platform' }).click();
    await dialog.waitFor({ state: 'hidden' });
};
