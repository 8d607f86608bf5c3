/** The page goes away in the middle of a run; main does not need it. */
import { join } from 'node:path';
import { ROOT } from './host/electron-path.ts';
import { expect, test } from './host/fixture.ts';
import { executionsIn } from './evidence/practice-books.ts';
import { approveBatch, openConsole } from './pages/console.ts';

test('F49: the page is lost and loaded again while a run sends → the run goes on, and the new page shows it from the ledger', async ({
  purser,
  dataDir,
}) => {
  test.setTimeout(150_000);
  const { frame, batches, batch, dispatch, track } = openConsole(purser);
  await frame.goTo('Batches');
  await batches.importFile(join(ROOT, 'samples', 'payroll-25.csv'));
  await approveBatch(openConsole(purser));
  await dispatch.send();
  await expect.poll(() => executionsIn(dataDir).length, { intervals: [20] }).toBeGreaterThan(2);
  await purser.page.reload();
  const sentBefore = executionsIn(dataDir).length;
  await expect.poll(() => executionsIn(dataDir).length).toBeGreaterThan(sentBefore);

  await frame.goTo('Batches');
  await batches.open(`${new Date().toISOString().slice(0, 7)} payroll-25`);
  await dispatch.finished(60_000);
  await batch.goTo('Track');
  await track.settled(60_000);
  const orders = executionsIn(dataDir).map(({ orderId }) => orderId);
  expect(orders).toHaveLength(25);
  expect(new Set(orders).size).toBe(25);
});
