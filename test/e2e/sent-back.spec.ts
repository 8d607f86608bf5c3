/** Review is a gate: what was sent back or changed is not what was approved. */
import { join } from 'node:path';
import { askAsPage, valueAsPage } from './page-calls.ts';
import { ROOT } from './host/electron-path.ts';
import { expect, test } from './host/fixture.ts';
import { executionsIn } from './evidence/practice-books.ts';
import { openConsole } from './pages/console.ts';

test('a batch sent back can be changed and submitted anew, and the old fingerprint is void', async ({
  purser,
  dataDir,
}) => {
  const { frame, batches, batch, rows, plan, review, dispatch } = openConsole(purser);
  await frame.goTo('Batches');
  await batches.importFile(join(ROOT, 'samples', 'payroll-25.csv'));
  await rows.toPlan();
  await plan.submit();
  const first = await review.fingerprint();
  const firstSums = await review.retypeAll();
  await review.sendBack('row 3 was already paid by card');

  await plan.wait();
  await expect(batch.step('Review')).toBeDisabled();
  await batch.goTo('Import');
  await rows.select(3);
  await rows.excludeSelected('paid by card');
  await expect.poll(() => batch.equation()).toMatchObject({ inFile: 25, toPay: 24, excluded: 1 });
  await rows.toPlan();
  await plan.submit();
  await expect.poll(() => review.fingerprint()).not.toBe(first);

  const [view] = await valueAsPage(frame.page, 'batch.list', {});
  const typedSums = Object.fromEntries(
    (view?.sums ?? []).map(({ currencyId, sum }) => [String(currencyId), sum]),
  );
  const batchId = view?.id ?? '';
  const old = await askAsPage(frame.page, 'batch.approve', {
    batchId,
    fingerprint: first,
    typedSums,
    choices: { order: 'smallest-first', funding: 'strict' },
  });
  expect(old).toMatchObject({ ok: false });
  const early = await askAsPage(frame.page, 'batch.dispatch', { batchId });
  expect(early).toMatchObject({ ok: false });

  for (const sum of firstSums) await review.retype(sum);
  await expect(review.approveButton).toBeDisabled();
  await review.retypeAll();
  await review.approve();
  await expect(dispatch.headline).toHaveText('Ready to send. Nothing has been sent.');
  await batch.goTo('Review');
  await expect(review.order).toContainText('1 excluded by you');
  expect(executionsIn(dataDir)).toEqual([]);
});
