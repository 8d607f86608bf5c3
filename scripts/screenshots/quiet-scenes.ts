/** Screens before anything was imported. */
import type { Stage } from './scene.ts';

export const quietScenes = async ({ console, camera, launched }: Stage): Promise<void> => {
  const { frame, newPayout } = console;
  const { page } = launched;
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await page.getByRole('table').first().waitFor();
  await camera.take('overview-empty');
  await frame.goTo('Batches');
  await page.getByRole('heading', { name: 'Open a practice batch' }).waitFor();
  await camera.take('batches-empty');
  await page.getByRole('button', { name: 'Paste rows…' }).click();
  await page.getByRole('dialog').waitFor();
  await camera.take('batches-paste');
  await frame.closeDialog();
  await frame.goTo('Payouts');
  await camera.take('payouts-empty');
  await frame.goTo('New payout');
  await camera.take('new-payout-empty');
  await newPayout.fill({
    currency: { typed: 'XRP', option: /XRP/ },
    address: 'rPNrY3SB198C5mP6CSjzGdtRi6HJuGUQbv',
    amount: '100',
    beneficiary: 'Anna Berg',
  });
  await newPayout.sentence.or(page.getByText('needs one.')).first().waitFor();
  await camera.take('new-payout-tag-missing');
  await newPayout.fill({
    currency: { typed: 'LTC', option: /LTC/ },
    address: 'ltc1qkcv4sn9afjxcgmz6wsy4uu32hpuqc4flx6390g',
    amount: '100',
    beneficiary: 'Anna Berg',
    note: 'Bounty 118',
  });
  await newPayout.sentence.waitFor();
  await camera.take('new-payout-filled');
  await frame.goTo('Currencies');
  await page.getByRole('grid').getByRole('row').nth(3).waitFor();
  await camera.take('currencies');
  await frame.goTo('Settings');
  await camera.take('settings');
  await page.getByRole('heading', { name: 'Rates and fees' }).scrollIntoViewIfNeeded();
  await camera.take('settings-bounds');
  await page.getByRole('heading', { name: 'About' }).scrollIntoViewIfNeeded();
  await camera.take('settings-policy-updates');
};
