/** Files that are not in order: nothing is guessed, nothing disappears, and the way out is in the window. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { textWorkbook } from '../../scripts/sample-data/text-workbook.ts';
import { ROOT } from './host/electron-path.ts';
import { expect, test } from './host/fixture.ts';
import { openConsole, type Console } from './pages/console.ts';

const HEADER = 'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note';
const TRC20 = 'TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU';

/** Reads the equation and holds it to what it says. */
const equation = async ({ batch }: Console): ReturnType<typeof batch.equation> => {
  const said = await batch.equation();
  expect(said.inFile).toBe(said.toPay + said.excluded + said.errors);
  return said;
};

test('rows with mistakes are shown with their reasons, left out with a reason, and never disappear', async ({
  purser,
}) => {
  const console = openConsole(purser);
  const { rows, batches, frame } = console;
  await frame.goTo('Batches');
  await batches.importFile(join(ROOT, 'samples', 'mistakes.csv'));
  await expect(rows.shown).toHaveText('32 rows shown');
  expect(await equation(console)).toEqual({ inFile: 32, toPay: 4, excluded: 0, errors: 28 });
  await expect(rows.row('ERR-09')).toContainText('what is sent to the wrong network is lost');

  await rows.show('With errors');
  await expect(rows.shown).toHaveText('28 rows shown');
  await rows.search('ERR-19');
  await expect(rows.shown).toHaveText('1 row shown');
  await expect(rows.row('ERR-19')).toContainText('-50.00');
  await rows.search('');
  await rows.show('All');
  await rows.showRule('address-checksum');
  await expect(rows.row('ERR-10')).toBeVisible();
  await expect(rows.row('ERR-01')).toBeHidden();
  await rows.showRule('Any rule');

  await rows.select(1);
  await rows.excludeSelected('paid in cash');
  await expect.poll(() => equation(console)).toMatchObject({ toPay: 3, excluded: 1, errors: 28 });
  await rows.excludeErrors('to be corrected');
  await expect.poll(() => equation(console)).toMatchObject({ toPay: 3, excluded: 29, errors: 0 });
  await rows.show('Excluded');
  await expect(rows.shown).toHaveText('29 rows shown');
  await expect(rows.row('ERR-01')).toContainText('Excluded: paid in cash');
  await rows.select(1);
  await rows.includeSelected();
  await expect.poll(() => equation(console)).toMatchObject({ toPay: 4, excluded: 28, errors: 0 });
});

test('an amount that can be read in two ways is asked about, and both answers are kept to', async ({
  purser,
  dataDir,
}) => {
  const console = openConsole(purser);
  const { rows, batches, frame } = console;
  const file = join(dataDir, 'decimals.csv');
  await writeFile(
    file,
    `${HEADER}\nD-1,Anna,USDT,TRC20,${TRC20},,"1,250",USDT,\nD-2,Ben,USDT,TRC20,${TRC20},,"2,310",USDT,\n`,
  );
  for (const [mark, pays] of [
    ['Point', '1\u202f250'],
    ['Comma', '1.25'],
  ] as const) {
    await frame.goTo('Batches');
    await batches.importFile(file);
    await expect(rows.asks).toBeVisible();
    await rows.chooseDecimalMark(mark);
    await rows.sendAnswers();
    await expect(rows.row('D-1')).toContainText(`${pays} USDT`);
    expect(await equation(console)).toMatchObject({ inFile: 2 });
  }
});

test('headings that say nothing are asked about, and what is answered is what the columns mean', async ({
  purser,
}) => {
  const console = openConsole(purser);
  const { rows, batches, frame } = console;
  await frame.goTo('Batches');
  await batches.paste(
    `Key,Person,Coin,Chain,Where to,Value,Unit\nK-1,Anna Berg,USDT,TRC20,${TRC20},1250.00,USDT\n`,
  );
  await expect(rows.asks).toBeVisible();
  for (const [header, meaning] of [
    ['Key', 'Reference'],
    ['Person', 'Beneficiary'],
    ['Coin', 'Currency'],
    ['Chain', 'Network'],
    ['Where to', 'Address'],
    ['Value', 'Amount'],
    ['Unit', 'Amount is in'],
  ] as const) {
    await rows.chooseColumn(header, meaning);
  }
  await rows.sendAnswers();
  await expect(rows.row('K-1')).toContainText('Anna Berg');
  expect(await equation(console)).toEqual({ inFile: 1, toPay: 1, excluded: 0, errors: 0 });
});

test('a workbook with several sheets and a list of another program are paid after one answer each', async ({
  purser,
  dataDir,
}) => {
  const console = openConsole(purser);
  const { rows, batches, frame } = console;
  const month = (name: string, prefix: string) => ({
    name,
    rows: [
      HEADER.split(','),
      [`${prefix}-1`, 'Zoë Ångström', 'USDT', 'TRC20', TRC20, '', '1980.50', 'USDT', name],
    ],
  });
  const workbook = join(dataDir, 'payroll.xlsx');
  await writeFile(workbook, textWorkbook([month('October', 'OCT'), month('November', 'NOV')]));
  await frame.goTo('Batches');
  await batches.importFile(workbook);
  await rows.chooseSheet('November');
  await rows.sendAnswers();
  await expect(rows.row('NOV-1')).toContainText('Zoë Ångström');
  expect(await equation(console)).toEqual({ inFile: 1, toPay: 1, excluded: 0, errors: 0 });

  await frame.goTo('Batches');
  await batches.paste(`Ticker,Wallet Address,ExtraId,Amount\nusdttrc20,${TRC20},,25.5\n`);
  await expect(rows.asks).toBeVisible();
  await rows.sendAnswers();
  await expect(rows.row('pasted-rows-0001')).toContainText('25.5');
  expect(await equation(console)).toEqual({ inFile: 1, toPay: 1, excluded: 0, errors: 0 });
});

test('a file that cannot be read is refused with line, reason and way out, and pays nothing', async ({
  purser,
  dataDir,
}) => {
  const { rows, batches, frame, batch } = openConsole(purser);
  const file = join(dataDir, 'broken.csv');
  await writeFile(file, `${HEADER}\nB-1,"Anna,USDT,TRC20,${TRC20},,5.00,USDT,never closed\n`);
  await frame.goTo('Batches');
  await batches.importFile(file);
  await expect(rows.verdict.first()).toContainText('This file cannot be read as payments.');
  await expect(frame.page.getByRole('main')).toContainText(
    'a quote is opened here and never closed',
  );
  await expect(batch.step('Plan')).toBeDisabled();
});
