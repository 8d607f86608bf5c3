/** The system's notification: one for a run that stops or ends while the person looks elsewhere. */
import { join } from 'node:path';
import { ROOT } from './host/electron-path.ts';
import { expect, test } from './host/fixture.ts';
import { approveBatch, openConsole } from './pages/console.ts';

test('a stop and an end are told once each with counts and reason, and a click opens the batch', async ({
  purser,
}) => {
  test.setTimeout(120_000);
  const console = openConsole(purser);
  const { frame, batches, settings, dispatch } = console;
  const { app } = purser;
  const name = `${new Date().toISOString().slice(0, 7)} payroll-25`;
  await frame.goTo('Settings');
  await settings.rehearse(/^Lost replies/, /^0.05 s/);
  await frame.goTo('Batches');
  await batches.importFile(join(ROOT, 'samples', 'payroll-25.csv'));
  await approveBatch(console);
  await app.focus(false);
  await dispatch.send();
  await expect(dispatch.stopped).toBeVisible();
  await expect
    .poll(() => app.notifications())
    .toEqual([
      {
        title: `${name}: sending has stopped`,
        body: 'The outcome of a payout is not known. 1 unknown, 2 sent to gateway, 22 not sent.',
      },
    ]);

  await frame.goTo('Overview');
  await app.clickNotification(0);
  await expect(dispatch.stopped).toContainText('A payout was sent, and no clear reply came back');

  await expect(dispatch.count('Unknown')).toHaveText('0', { timeout: 60_000 });
  await app.focus(false);
  await dispatch.resume();
  await dispatch.finished(60_000);
  await expect.poll(async () => (await app.notifications()).length).toBe(2);
  const [, last] = await app.notifications();
  expect(last?.title).toBe(`${name}: sending has ended`);
  expect(last?.body).toMatch(/^(\d+ (paid|sent to gateway)(, |\.))+$/);
});

test('nothing is shown while the person looks at the window', async ({ purser }) => {
  const console = openConsole(purser);
  await console.frame.goTo('Batches');
  await console.batches.importFile(join(ROOT, 'samples', 'payroll-25.csv'));
  await approveBatch(console);
  await purser.app.focus(true);
  await console.dispatch.send();
  await console.dispatch.finished(60_000);
  expect(await purser.app.notifications()).toEqual([]);
});
