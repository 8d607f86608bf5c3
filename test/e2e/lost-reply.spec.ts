/** A reply that never comes: the run stops, the words are right, nothing is sent twice. */
import { join } from 'node:path';
import { ROOT } from './host/electron-path.ts';
import { expect, test } from './host/fixture.ts';
import { executionsIn } from './evidence/practice-books.ts';
import { approveBatch, openConsole } from './pages/console.ts';

test('an unclear outcome stops the run, is Unknown everywhere, and is found before the rest is paid', async ({
  purser,
  dataDir,
}) => {
  test.setTimeout(120_000);
  const console = openConsole(purser);
  const { frame, batches, batch, settings, dispatch, track, payouts } = console;
  await frame.goTo('Settings');
  await settings.rehearse(/^Late execution/, /^0.05 s/);
  await frame.goTo('Batches');
  await batches.importFile(join(ROOT, 'samples', 'payroll-25.csv'));
  await approveBatch(console, 'As in the file');
  await dispatch.send();

  await expect(dispatch.stopped).toContainText('A payout was sent, and no clear reply came back');
  await expect(dispatch.stopped).toContainText('That one may have been paid.');
  await expect(dispatch.stopped).toContainText('Do not pay it again by any other way.');
  await expect(dispatch.stopped).toContainText('PAY-2026-11-003');
  await expect(dispatch.headline).toHaveText('Stopped. 22 of 25 not sent.');
  await expect(dispatch.count('Unknown')).toHaveText('1');
  await expect(frame.rail('Unknown desk')).toContainText('1 unknown');
  await dispatch.follow();
  await expect(track.payout('PAY-2026-11-003')).toContainText('Unknown');
  await frame.goTo('Payouts');
  await expect(payouts.payout('PAY-2026-11-003')).toContainText('Unknown');
  await frame.goTo('Overview');
  await expect(frame.page.getByRole('main')).toContainText('Unknown');
  expect(executionsIn(dataDir)).toHaveLength(3);

  await frame.goTo('Batches');
  await batches.open(`${new Date().toISOString().slice(0, 7)} payroll-25`);
  await batch.goTo('Dispatch');
  await expect(async () => {
    await dispatch.askGateway();
    await expect(dispatch.count('Unknown')).toHaveText('0', { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  expect(executionsIn(dataDir)).toHaveLength(3);

  await dispatch.resume();
  await dispatch.finished(30_000);
  await dispatch.follow();
  await track.settled(60_000);
  const orders = executionsIn(dataDir).map(({ orderId }) => orderId);
  expect(orders).toHaveLength(25);
  expect(new Set(orders).size).toBe(25);
});
