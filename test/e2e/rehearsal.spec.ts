/** A plan is rehearsed offline; review shows what was found, and the run that follows is the one rehearsed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { executionsIn } from './evidence/practice-books.ts';
import { expect, test } from './host/fixture.ts';
import { openConsole, type Console } from './pages/console.ts';

const HEADER = 'reference,beneficiary,currency,network,address,amount,amount_currency';
const ANN = 'Ann,USDT,TRC20,TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU';
const BEA = 'Bea,USDT,TRC20,TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7';

const plan = async (console: Console, folder: string, lines: readonly string[]): Promise<void> => {
  const file = join(folder, 'payroll.csv');
  writeFileSync(file, [HEADER, ...lines].join('\n'));
  await console.frame.goTo('Batches');
  await console.batches.importFile(file);
  await console.rows.toPlan();
  await console.plan.wait();
};

/** Practice holds 5,000,000: the amounts fit, the amounts with half a percent of fees do not. */
const TOO_MUCH_WITH_FEES = [
  `P-1,${ANN},2900000,USDT`,
  `P-2,${BEA},2090000,USDT`,
  `P-3,${ANN},10,USDT`,
];

test('money that only lacks for the fees is found before anything is submitted', async ({
  purser,
  dataDir,
}) => {
  const console = openConsole(purser);
  const { plan: step } = console;
  await plan(console, dataDir, TOO_MUCH_WITH_FEES);
  await step.feesKnown();

  await step.rehearse();
  await expect(step.rehearsal).toContainText('Nothing would be sent');
  await expect(step.rehearsal).toContainText('Ends at row 1');

  const strict = await step.rehearsedHash();
  await step.choose('Pay what can be paid');
  await step.rehearse();
  await expect(step.rehearsal).toContainText('2 of 3 payouts would go through');
  await expect(step.rehearsal).toContainText('Ends at row 1');
  const hash = await step.rehearsedHash();
  expect(hash).not.toBe(strict);
  expect(executionsIn(dataDir)).toHaveLength(0);

  // Fees are kept back in the plan too, so that it cannot be submitted as it is.
  await expect(step.page.getByRole('main')).toContainText('is missing to pay all 3 rows');
});

test('a batch nobody rehearsed is rehearsed on the way to review', async ({ purser, dataDir }) => {
  const console = openConsole(purser);
  await plan(console, dataDir, [`Q-1,${ANN},100,USDT`, `Q-2,${BEA},25.5,USDT`]);
  await console.plan.submit();
  await expect(console.review.rehearsal).toContainText('All 2 payouts would go through');
});

test('a rehearsal counts no longer once a row was left out', async ({ purser, dataDir }) => {
  const console = openConsole(purser);
  await plan(console, dataDir, [`R-1,${ANN},100,USDT`, `R-2,${BEA},25.5,USDT`]);
  await console.plan.rehearse();
  await expect(console.plan.rehearsal).toContainText('All 2 payouts would go through');
  await console.batch.goTo('Import');
  await console.rows.select(2);
  await console.rows.excludeSelected('left the company');
  await console.rows.toPlan();
  await expect(console.plan.rehearsal).toContainText('Out of date');
  await console.plan.rehearse();
  await expect(console.plan.rehearsal).toContainText('The payout would go through');
});
