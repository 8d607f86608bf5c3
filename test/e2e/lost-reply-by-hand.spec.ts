/** A lost reply that no look-up finds: a person settles it by evidence, and the run goes on. */
import { join } from 'node:path';
import { executionsIn } from './evidence/practice-books.ts';
import { readTable } from './evidence/result-file.ts';
import { ROOT } from './host/electron-path.ts';
import { expect, test } from './host/fixture.ts';
import { approveBatch, openConsole } from './pages/console.ts';

const LOST = 'PAY-2026-11-003';

test('a person finds the lost payout at the gateway, enters its id, and the rest is paid and reported', async ({
  purser,
  dataDir,
}) => {
  test.setTimeout(120_000);
  const console = openConsole(purser);
  const { frame, batches, batch, settings, dispatch, unknown, track } = console;
  await frame.goTo('Settings');
  await settings.rehearse(/^Lost reply, and look-ups find nothing/, /^0.05 s/);
  await frame.goTo('Batches');
  await batches.importFile(join(ROOT, 'samples', 'payroll-25.csv'));
  await approveBatch(console, 'As in the file');
  await dispatch.send();

  await expect(dispatch.stopped).toContainText('A payout was sent, and no clear reply came back');
  await expect(dispatch.stopped).toContainText(LOST);
  const before = executionsIn(dataDir);
  expect(before).toHaveLength(3);
  const lost = before.at(-1);

  await dispatch.page.getByRole('button', { name: 'Open Unknown desk' }).click();
  await expect(unknown.evidence).toContainText(LOST);
  await expect(unknown.evidence).toContainText('This may have been paid.');
  await expect(unknown.evidence).toContainText('it does not know this payout');
  await expect(unknown.notPaid.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(unknown.notPaid.getByRole('button', { name: 'Release…' })).toBeDisabled();

  await unknown.sayPaid(before[0]?.withdrawalId ?? '', 'mistook the line above for it');
  await expect(unknown.paid.getByRole('alert')).toBeVisible();
  await expect(frame.rail('Unknown desk')).toContainText('1 unknown');

  await unknown.sayPaid(lost?.withdrawalId ?? '', 'seen in the gateway’s list of withdrawals');
  await expect(frame.rail('Unknown desk')).not.toContainText('1 unknown');

  await frame.goTo('Batches');
  await batches.open(`${new Date().toISOString().slice(0, 7)} payroll-25`);
  await batch.goTo('Dispatch');
  await expect(dispatch.count('Unknown')).toHaveText('0');
  await dispatch.resume();
  await dispatch.finished(60_000);
  await dispatch.follow();
  await track.settled(60_000);
  await track.toExport();
  const result = join(dataDir, 'result.csv');
  await console.result.save(result);

  const executions = executionsIn(dataDir);
  expect(executions).toHaveLength(25);
  expect(new Set(executions.map(({ orderId }) => orderId)).size).toBe(25);
  const { rows } = readTable(result);
  expect(rows.map((row) => row['purser_status'])).toEqual(Array(25).fill('Paid'));
  expect(rows.find((row) => row['reference'] === LOST)).toMatchObject({
    purser_status: 'Paid',
    purser_order_id: lost?.orderId,
    purser_withdrawal_id: lost?.withdrawalId,
    purser_hash: lost?.hash,
    purser_amount: lost?.amount,
  });
});
