/** Rows below the minimum are made payable by one click each, and the result file accounts for every one of them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tronAddress } from '../main/adapters/intake/fixture.ts';
import { executionsIn } from './evidence/practice-books.ts';
import { readTable } from './evidence/result-file.ts';
import { expect, test } from './host/fixture.ts';
import { approveBatch, openConsole } from './pages/console.ts';

const HEADER = 'reference,beneficiary,currency,network,address,amount,amount_currency';

const line = (reference: string, who: string, amount: string): string =>
  `${reference},${who},USDT,TRC20,${tronAddress(who)},${amount},USDT`;

const fileIn = async (folder: string, name: string, lines: readonly string[]): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, `${[HEADER, ...lines].join('\n')}\n`);
  return file;
};

test('raise, pay together, carry forward: one click each, every row accounted for, what is owed paid next time', async ({
  purser,
  dataDir,
}) => {
  test.setTimeout(180_000);
  const console = openConsole(purser);
  const { rows, batches, frame, batch } = console;
  const november = await fileIn(dataDir, 'november.csv', [
    line('NOV-1', 'Zoe', '3'),
    line('NOV-2', 'Ann', '40'),
    line('NOV-3', 'Zoe', '2.75'),
    line('NOV-4', 'Bob', '4'),
    line('NOV-5', 'Cleo', '2'),
  ]);
  await frame.goTo('Batches');
  await batches.importFile(november);
  await expect
    .poll(() => batch.equation())
    .toEqual({ inFile: 5, toPay: 1, excluded: 0, errors: 4 });

  await rows.useWay('NOV-3', 'Pay together');
  await expect
    .poll(() => batch.equation())
    .toEqual({ inFile: 5, toPay: 2, excluded: 1, errors: 2 });
  await rows.useWay('NOV-4', 'Raise');
  await rows.useWay('NOV-5', 'Carry forward');
  await expect
    .poll(() => batch.equation())
    .toEqual({ inFile: 5, toPay: 3, excluded: 2, errors: 0 });

  await approveBatch(console);
  await console.dispatch.send();
  await console.dispatch.finished(60_000);
  await console.dispatch.follow();
  await console.track.settled(60_000);
  expect(executionsIn(dataDir)).toHaveLength(3);

  await batch.goTo('Export');
  await expect(frame.page.getByRole('region', { name: /^Carried forward/ })).toContainText(
    '2 USDT',
  );
  const result = join(dataDir, 'result.csv');
  await console.result.save(result);
  const table = readTable(result);
  const column = (name: string) => table.rows.map((row) => row[name]);
  expect(column('purser_status')).toEqual(['Paid', 'Paid', 'Paid', 'Paid', 'Excluded']);
  expect(column('purser_amount')).toEqual(['5.75', '40', '', '5', '']);
  expect(column('purser_paid_with')).toEqual(['pays row 3 too', '', 'paid in row 1', '', '']);
  expect(column('purser_withdrawal_id')[2]).toBe(column('purser_withdrawal_id')[0]);
  expect(column('purser_reason')[4]).toContain('carried forward to the next run');

  // The next file pays Cleo again: what is owed is offered, and added by a click.
  const december = await fileIn(dataDir, 'december.csv', [line('DEC-1', 'Cleo', '9')]);
  await frame.goTo('Batches');
  await batches.importFile(december);
  await expect(rows.owed).toContainText('2 USDT is owed to Cleo');
  await rows.owed.getByRole('button', { name: 'Add to row 1' }).click();
  await expect(rows.owed).toBeHidden();
  await expect(rows.row('DEC-1')).toContainText('11');
  await rows.toPlan();
  await console.plan.submit();
  await expect(frame.page.getByRole('region', { name: 'Decided about these rows' })).toContainText(
    '2 USDT carried forward from row 5',
  );
});
