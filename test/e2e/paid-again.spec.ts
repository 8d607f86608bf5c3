/** A file that was paid comes back in other forms: nothing of it can be sent, unless a person says why. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { executionsIn } from './evidence/practice-books.ts';
import { readTable } from './evidence/result-file.ts';
import { ROOT } from './host/electron-path.ts';
import { expect, test } from './host/fixture.ts';
import { approveBatch, openConsole } from './pages/console.ts';

const SAMPLE = join(ROOT, 'samples', 'payroll-25.csv');

type Cells = Readonly<Record<string, string>>;

/** The payments of the sample written with other words, marks, order and bytes. */
const otherForm = (rows: readonly Cells[], columns: readonly string[]): string => {
  const order = columns.toReversed();
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';');
  const header = order.map((name) =>
    name === 'amount' ? 'FIAT_AMOUNT' : ` ${name.toUpperCase()} `,
  );
  const cells = rows
    .toReversed()
    .map((row) =>
      order.map((name) => (name === 'amount' ? commaOf(row[name]) : (row[name] ?? ''))),
    );
  return [header, ...cells].map((record) => `${line(record)}\r\n`).join('');
};

const commaOf = (amount = ''): string => amount.replaceAll(',', '').replace('.', ',');

test('a paid file is recognized renamed, re-sorted, re-encoded and rewritten: every row is caught', async ({
  purser,
  dataDir,
}) => {
  test.setTimeout(180_000);
  const console = openConsole(purser);
  const { rows, batches, frame, batch } = console;
  await frame.goTo('Batches');
  await batches.importFile(SAMPLE);
  await approveBatch(console);
  await console.dispatch.send();
  await console.dispatch.finished(60_000);
  await console.dispatch.follow();
  await console.track.settled(60_000);
  const paid = executionsIn(dataDir).length;
  expect(paid).toBe(25);

  const { columns, rows: payments } = readTable(SAMPLE);
  const text = otherForm(payments, columns);
  const forms: readonly (readonly [name: string, bytes: Buffer])[] = [
    ['utf8.csv', Buffer.from(text, 'utf8')],
    ['bom.csv', Buffer.from(`\uFEFF${text}`, 'utf8')],
    ['utf16.csv', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['utf16be.csv', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['tabs.tsv', Buffer.from(text.replaceAll('";"', '"\t"'), 'utf8')],
  ];
  for (const [name, bytes] of forms) {
    const file = join(dataDir, name);
    await writeFile(file, bytes);
    await frame.goTo('Batches');
    await batches.importFile(file);
    await expect(rows.verdict.first()).toContainText('This file was submitted before.');
    await expect(frame.page.getByRole('main')).toContainText('were imported before');
    await expect(frame.page.getByRole('main')).toContainText('(25 Paid)');
    await expect(batch.step('Plan')).toBeDisabled();
  }
  await rows.openEarlierRun();
  await expect(batch.equationText).toContainText('25');

  // The same payments with references of their own: each row is stopped, and nothing can go on.
  const renewed = payments.map((row) => ({ ...row, reference: `DEC-${row['reference'] ?? ''}` }));
  const again = join(dataDir, 'next.csv');
  await writeFile(again, Buffer.from(`\uFEFF${otherForm(renewed, columns)}`, 'utf16le'));
  await frame.goTo('Batches');
  await batches.importFile(again);
  await expect
    .poll(() => batch.equation())
    .toEqual({ inFile: 25, toPay: 0, excluded: 0, errors: 25 });
  await expect(rows.continueButton).toBeDisabled();
  expect(executionsIn(dataDir)).toHaveLength(paid);

  // One row is looked at: it leads to the payout it repeats.
  await rows.openIssue('DEC-', 0);
  await expect(rows.earlierPayout).toBeVisible();
  await frame.page.keyboard.press('Escape');

  // Another month's run: one question for all of it, and the reason stays with the order.
  await rows.showRepeats();
  await expect(rows.shown).toHaveText('25 rows shown');
  await rows.excuseShown('December run, same salaries');
  await expect
    .poll(() => batch.equation())
    .toEqual({ inFile: 25, toPay: 25, excluded: 0, errors: 0 });
  await rows.toPlan();
  await console.plan.submit();
  await expect(console.review.overrides).toContainText('25 payouts as in');
  await expect(console.review.overrides).toContainText('December run, same salaries');
});
