/** The main job: a payment file in, each payout executed once, the same file back with what became of each row. */
import { join } from 'node:path';
import { ROOT } from './host/electron-path.ts';
import { expect, test } from './host/fixture.ts';
import { violationsOf } from './host/violations.ts';
import { approveBatch, openConsole } from './pages/console.ts';
import { executionsIn } from './evidence/practice-books.ts';
import { readTable } from './evidence/result-file.ts';

const SAMPLE = join(ROOT, 'samples', 'payroll-25.csv');

test('twenty-five payouts go from the file to the report, each executed once exactly as approved', async ({
  purser,
  dataDir,
}) => {
  const console = openConsole(purser);
  await console.frame.goTo('Batches');
  await console.batches.importFile(SAMPLE);
  await expect
    .poll(() => console.batch.equation())
    .toEqual({ inFile: 25, toPay: 25, excluded: 0, errors: 0 });

  await console.rows.toPlan();
  await console.plan.submit();
  const fingerprint = await console.review.fingerprint();
  expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
  await expect(console.review.approveButton).toBeDisabled();
  const sums = await console.review.retypeAll();
  await console.review.choose('As in the file');
  expect(sums).toHaveLength(10);
  await console.review.approve();

  expect(executionsIn(dataDir)).toEqual([]);
  await console.dispatch.send();
  await console.dispatch.finished(60_000);
  await console.dispatch.follow();
  await console.track.settled(60_000);
  await console.track.toExport();
  const result = join(dataDir, 'result.csv');
  await console.result.save(result);
  await expect(console.result.saved).toContainText('Saved with 25 rows.');

  const source = readTable(SAMPLE);
  const report = readTable(result);
  expect(report.columns.slice(0, source.columns.length)).toEqual(source.columns);
  const own = report.rows.map((row) =>
    Object.fromEntries(source.columns.map((column) => [column, row[column]])),
  );
  expect(own).toEqual(source.rows);
  expect(report.rows.map((row) => row['purser_status'])).toEqual(Array(25).fill('Paid'));

  const executions = executionsIn(dataDir);
  expect(executions.map(({ orderId }) => orderId)).toEqual(
    report.rows.map((row) => row['purser_order_id']),
  );
  const asReported = report.rows.map((row) => ({
    orderId: row['purser_order_id'],
    target: row['tag'] === '' ? row['address'] : `${row['address']}:${row['tag']}`,
    amount: row['purser_amount'],
    withdrawalId: row['purser_withdrawal_id'],
    hash: row['purser_hash'],
  }));
  const asExecuted = executions.map(({ currencyId: _, ...execution }) => execution);
  expect(asExecuted).toEqual(asReported);
  for (const row of report.rows) {
    if (row['amount_currency'] !== row['currency']) continue;
    expect(Number(row['purser_amount'])).toBe(Number(row['amount']?.replaceAll(',', '')));
  }
});

test('C7 C: from file to report and through every screen the policy refuses nothing, in both themes', async ({
  purser,
  dataDir,
}) => {
  test.setTimeout(240_000);
  const console = openConsole(purser);
  await console.frame.goTo('Batches');
  await console.batches.importFile(SAMPLE);
  await approveBatch(console);
  await console.dispatch.send();
  await console.dispatch.finished(60_000);
  await console.dispatch.follow();
  await console.track.settled(60_000);
  await console.track.toExport();
  await console.result.save(join(dataDir, 'result.csv'));
  for (const colorScheme of ['dark', 'light'] as const) {
    await purser.page.emulateMedia({ colorScheme });
    expect(await console.frame.visitAll()).toBeGreaterThan(6);
  }
  expect(await violationsOf(purser.page)).toEqual([]);
});
