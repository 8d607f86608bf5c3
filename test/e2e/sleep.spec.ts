/** A computer that goes to sleep while payouts leave, and a person who is told of it elsewhere. */
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { executionsIn } from './evidence/practice-books.ts';
import { ROOT } from './host/electron-path.ts';
import { expect, test } from './host/fixture.ts';
import { approveBatch, openConsole } from './pages/console.ts';

test('sleep pauses the run, waking sends nothing, and resuming pays the rest once each', async ({
  purser,
  dataDir,
}) => {
  test.setTimeout(120_000);
  const console = openConsole(purser);
  const { frame, batches, dispatch } = console;
  const { app } = purser;
  await frame.goTo('Batches');
  await batches.importFile(join(ROOT, 'samples', 'payroll-25.csv'));
  await approveBatch(console);
  expect(await app.isHeldAwake()).toBe(false);
  await dispatch.send();
  await expect.poll(() => executionsIn(dataDir).length, { intervals: [20] }).toBeGreaterThan(4);
  expect(await app.isHeldAwake()).toBe(true);

  await app.power('suspend');
  await expect(dispatch.stopped).toContainText('This computer went to sleep during this run');
  await expect(dispatch.stopped).toContainText('nothing is sent by waking');
  await expect.poll(() => app.isHeldAwake()).toBe(false);
  const asleep = executionsIn(dataDir);
  expect(asleep.length).toBeLessThan(25);
  await app.power('resume');
  await pause(3_000);
  expect(executionsIn(dataDir)).toEqual(asleep);
  await expect(dispatch.count('Unknown')).toHaveText('0');

  await dispatch.resume();
  await dispatch.finished(60_000);
  const orders = executionsIn(dataDir).map(({ orderId }) => orderId);
  expect(orders).toHaveLength(25);
  expect(new Set(orders).size).toBe(25);
});
