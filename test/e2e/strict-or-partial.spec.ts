/** Two batches approved over one balance that covers only one: all or nothing, or what can be paid. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { executionsIn } from './evidence/practice-books.ts';
import { expect, test } from './host/fixture.ts';
import { openConsole, type Console } from './pages/console.ts';

const HEADER = 'reference,beneficiary,currency,network,address,amount,amount_currency';

/** The amounts differ, so that the second batch does not look like the first one paid again. */
const AMOUNTS = { A: ['2900000', '10'], B: ['2890000', '11'] } as const;

/** Practice holds 5,000,000 USDT on TRC20: the two batches need more. */
const rowsOf = (batch: keyof typeof AMOUNTS): string => {
  const [large, small] = AMOUNTS[batch];
  return [
    HEADER,
    `${batch}-LARGE,Ann,USDT,TRC20,TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU,${large},USDT`,
    `${batch}-SMALL,Bea,USDT,TRC20,TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7,${small},USDT`,
  ].join('\n');
};

const submit = async (
  console: Console,
  batch: keyof typeof AMOUNTS,
  folder: string,
): Promise<string> => {
  const file = join(folder, `batch-${batch}.csv`);
  writeFileSync(file, rowsOf(batch));
  await console.frame.goTo('Batches');
  await console.batches.importFile(file);
  const name = await console.batch.name();
  await console.rows.toPlan();
  await console.plan.submit();
  return name;
};

const approve = async (
  console: Console,
  name: string,
  funding: 'Send nothing' | 'Pay what can be paid',
): Promise<Locator> => {
  const { frame, batches, review, dispatch } = console;
  await frame.goTo('Batches');
  await batches.open(name);
  await review.retypeAll();
  await review.choose(funding);
  await review.approve();
  await dispatch.sendButton.waitFor();
  return dispatch.stopped;
};

for (const { funding, title, words, sent } of [
  {
    funding: 'Send nothing',
    title: 'all or nothing: nothing leaves, and the stop says which currency lacks how much',
    words: ['Not everything can be paid, so nothing was sent', 'USDT TRC20 lacks '],
    sent: 2,
  },
  {
    funding: 'Pay what can be paid',
    title: 'as far as the money goes: the small payout is paid, the large one named and kept',
    words: ['What could be paid was sent; the rest was passed over', 'B-LARGE'],
    sent: 3,
  },
] as const) {
  test(title, async ({ purser, dataDir }) => {
    const console = openConsole(purser);
    const { dispatch, review } = console;
    const first = await submit(console, 'A', dataDir);
    const second = await submit(console, 'B', dataDir);
    await approve(console, first, 'Send nothing');
    const stopped = await approve(console, second, funding);
    await expect(dispatch.page.getByRole('main')).toContainText('First: row 2, B-SMALL');

    await console.frame.goTo('Batches');
    await console.batches.open(first);
    await dispatch.send();
    await dispatch.finished(30_000);
    expect(executionsIn(dataDir).map(({ amount }) => amount)).toEqual(['10', '2900000']);

    await console.frame.goTo('Batches');
    await console.batches.open(second);
    await dispatch.send();
    for (const word of words) await expect(stopped).toContainText(word);
    expect(executionsIn(dataDir)).toHaveLength(sent);
    await expect(dispatch.count('Not sent')).toHaveText(String(4 - sent));
    await expect(dispatch.log).toContainText(
      funding === 'Send nothing' ? 'all or nothing' : 'as far as the money goes',
    );
    await expect(review.approveButton).toHaveCount(0);
  });
}
