/** A profile that leaves fiat amounts to the gateway: switched with its warning, planned, approved in fiat, sent, reported. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './host/fixture.ts';
import { executionsIn } from './evidence/practice-books.ts';
import { readTable } from './evidence/result-file.ts';
import { openConsole } from './pages/console.ts';

const ONE = 'TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU';
const TWO = 'TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7';

const FILE = [
  'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note',
  `FX-1,Zoë,USDT,TRC20,${ONE},,100.00,USD,`,
  `FX-2,Ben,USDT,TRC20,${TWO},,50,USDT,`,
  `FX-3,Ann,USDT,TRC20,${TWO},,80.50,USD,`,
];

test('amounts in fiat are approved as they are, converted by the gateway, and reported with the price they imply', async ({
  purser,
  dataDir,
}) => {
  const { page } = purser;
  const console = openConsole(purser);
  await console.frame.goTo('Settings');
  await console.settings.rehearse(/^Calm/, /^0\.05 s/);
  await console.settings.leaveConversionToGateway();

  const file = join(dataDir, 'in-fiat.csv');
  await writeFile(file, `${FILE.join('\n')}\n`);
  await console.frame.goTo('Batches');
  await console.batches.importFile(file);
  await console.rows.toPlan();
  await console.plan.wait();
  const told = page.getByRole('region', { name: 'The gateway converts this batch (fiat-exact)' });
  await expect(told).toContainText('known only after it is sent');
  await expect(told.getByRole('listitem')).toContainText('180.5 USD in 2 payouts');
  await expect(page.getByText('Fiat-exact', { exact: true })).toBeVisible();
  await expect(page.getByText(/at most 23\d(?:\.\d+)? USDT/)).toBeVisible();
  await console.plan.submit();
  // What nobody rehearsed is rehearsed on the way, so this waits as long as that takes.
  expect(await console.review.fingerprint()).toMatch(/^[0-9a-f]{64}$/);

  const expected = console.review.order.getByRole('region', {
    name: 'Converted by the gateway: fiat-exact',
  });
  await expect(expected).toContainText('known only after it is sent');
  await expect(console.review.order).toContainText('converted by the gateway (fiat-exact)');
  await expect(console.review.approveButton).toContainText('50 USDT TRC20, 180.5 USD');
  await console.review.retype({ currency: 'USDT TRC20', amount: '50' });
  await console.review.retype({ currency: 'USD', amount: '180.49' });
  await expect(console.review.approveButton).toBeDisabled();
  await console.review.retype({ currency: 'USD', amount: '180.50' });
  await console.review.approve();

  await console.dispatch.send();
  await console.dispatch.finished(60_000);
  await console.dispatch.follow();
  await console.track.settled(60_000);
  await console.track.toExport();
  const result = join(dataDir, 'result.csv');
  await console.result.save(result);
  await expect(console.result.saved).toContainText('Saved with 3 rows.');

  const { rows } = readTable(result);
  expect(rows.map((row) => row['purser_status'])).toEqual(['Paid', 'Paid', 'Paid']);
  expect(rows.map((row) => [row['purser_fiat_amount'], row['purser_fiat_currency']])).toEqual([
    ['100', 'USD'],
    ['', ''],
    ['80.5', 'USD'],
  ]);
  const executed = new Map(executionsIn(dataDir).map((one) => [one.orderId, one.amount]));
  expect(executed.size).toBe(3);
  for (const row of rows) {
    expect(row['purser_amount']).toBe(executed.get(row['purser_order_id'] ?? ''));
    if (row['purser_fiat_amount'] === '') continue;
    // The practice price of USDT moves by a few hundredths of a percent, and amounts are cut to its cents.
    expect(Number(row['purser_implied_rate'])).toBeCloseTo(1, 2);
  }
  expect(rows[1]?.['purser_amount']).toBe('50');
});
