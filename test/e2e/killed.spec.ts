/** A power cut in the middle of a run. */
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { ROOT } from './host/electron-path.ts';
import { expect, test } from './host/fixture.ts';
import { launchPurser } from './host/launch.ts';
import { executionsIn } from './evidence/practice-books.ts';
import { approveBatch, openConsole } from './pages/console.ts';

test('killed while sending and started again, it sends nothing by itself and pays each once when resumed', async ({
  dataDir,
}) => {
  test.setTimeout(150_000);
  const first = await launchPurser({ dataDir });
  const before = openConsole(first);
  await before.frame.goTo('Batches');
  await before.batches.importFile(join(ROOT, 'samples', 'payroll-25.csv'));
  await approveBatch(before);
  await before.dispatch.send();
  await expect.poll(() => executionsIn(dataDir).length, { intervals: [20] }).toBeGreaterThan(4);
  await first.kill();
  const sentBefore = executionsIn(dataDir);
  expect(sentBefore.length).toBeLessThan(25);

  const second = await launchPurser({ dataDir });
  try {
    const { frame, batches, batch, dispatch, track } = openConsole(second);
    await frame.goTo('Batches');
    await batches.open(`${new Date().toISOString().slice(0, 7)} payroll-25`);
    await expect(dispatch.stopped).toContainText('No payout is sent by starting again.');
    await expect(dispatch.stopped).toContainText('have not left this computer');
    await pause(3_000);
    expect(executionsIn(dataDir)).toEqual(sentBefore);
    await expect(dispatch.count('Unknown')).toHaveText('0', { timeout: 30_000 });

    await dispatch.resume();
    await dispatch.finished(60_000);
    await batch.goTo('Track');
    await track.settled(60_000);
    const orders = executionsIn(dataDir).map(({ orderId }) => orderId);
    expect(orders).toHaveLength(25);
    expect(new Set(orders).size).toBe(25);
    expect(await batch.equation()).toEqual({ inFile: 25, toPay: 25, excluded: 0, errors: 0 });
  } finally {
    await second.close();
  }
});
