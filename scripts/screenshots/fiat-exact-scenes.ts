/** A profile that leaves fiat amounts to the gateway: the choice with its warning, plan, review, and what came of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from './scene.ts';

const HEADER = 'reference,beneficiary,currency,network,address,amount,amount_currency';

const ROWS = [
  'FX-01,Harbour & Vale,USDT,TRC20,TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU,1251.70,USD',
  'FX-02,Zoë Ångström,BTC,bitcoin,1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,840.00,USD',
  'FX-03,Studio Kōji,USDT,TRC20,TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7,310,USDT',
];

export const fiatExactScenes = async (stage: Stage): Promise<void> => {
  const { console, camera, folder, launched } = stage;
  const { page } = launched;
  const { frame, batches, rows, plan, review, dispatch, track, settings } = console;
  await frame.goTo('Settings');
  await page.getByRole('radio', { name: /^The gateway converts/ }).check();
  await page.getByRole('note').scrollIntoViewIfNeeded();
  await camera.take('settings-fiat-exact');
  await settings.leaveConversionToGateway();
  const file = join(folder, 'in-fiat.csv');
  writeFileSync(file, [HEADER, ...ROWS].join('\n'));
  await frame.goTo('Batches');
  await batches.importFile(file);
  await rows.toPlan();
  await plan.feesKnown();
  await camera.take('plan-fiat-exact');
  await plan.submit();
  await review.order.getByRole('region', { name: /fiat-exact/ }).waitFor();
  await review.retype({ currency: 'USDT TRC20', amount: '310' });
  await review.retype({ currency: 'USD', amount: '2091.7' });
  await camera.take('review-fiat-exact');
  await review.approve();
  await dispatch.send();
  await dispatch.finished(60_000);
  await dispatch.follow();
  await track.settled(60_000);
  await page.getByText('FX-01').first().click();
  await page.getByText('which implies').first().waitFor();
  await camera.take('track-fiat-exact');
  await frame.goTo('Settings');
  await page.getByRole('radio', { name: /^Purser converts/ }).check();
  await page.getByRole('button', { name: 'Save bounds' }).click();
  await page.getByText('The bounds are saved.').first().waitFor();
};
