/** Files on their way in: refused, asking, with issues, large. */
import {
  columnsOpen,
  decimalsOpen,
  encodingOpen,
  manyRows,
  otherCurrencies,
  sample,
  sheetsOpen,
  templateOpen,
  tooExpensive,
  unreadable,
} from './files.ts';
import type { Stage } from './scene.ts';
import { sheetScenes } from './sheet-scenes.ts';

const MANY = 400_000;

export const importScenes = async (stage: Stage): Promise<void> => {
  const { console, camera, folder, launched } = stage;
  const { frame, batches, batch, rows, plan } = console;
  const { page } = launched;
  const begin = async (path: string): Promise<void> => {
    await frame.goTo('Batches');
    await batches.importFile(path);
  };

  await begin(unreadable(folder));
  await page.getByText('This file cannot be read as payments.').waitFor();
  await camera.take('import-refused');
  await begin(decimalsOpen(folder));
  await rows.asks.waitFor();
  await camera.take('import-ask-decimals');
  await begin(columnsOpen(folder));
  await rows.asks.waitFor();
  await camera.take('import-ask-columns');
  await begin(templateOpen(folder));
  await rows.asks.waitFor();
  await camera.take('import-ask-template');
  await page.getByText('Amounts are in the currency that is paid').scrollIntoViewIfNeeded();
  await camera.take('import-ask-template-unsaid');
  await begin(sheetsOpen(folder));
  await rows.asks.waitFor();
  await camera.take('import-ask-sheet');
  await begin(encodingOpen(folder));
  await page.getByText('Read the file so').waitFor();
  await camera.take('import-refused-encoding');

  await begin(manyRows(folder, MANY));
  await rows.reading.waitFor();
  await page.getByText(/[\d\s]+ rows read/).waitFor();
  await camera.take('import-reading');
  if (await rows.reading.isVisible()) await rows.cancelReading();
  await page.getByText('Reading was cancelled.').waitFor();
  await camera.take('import-cancelled');
  await batch.discard();

  await begin(sample('mistakes.csv'));
  await rows.rows.waitFor();
  await rows.row('ERR-09').waitFor();
  await camera.take('import-issues');
  await rows.show('With errors');
  await camera.take('import-errors-only');
  await rows.show('All');
  await page.getByRole('button', { name: 'Exclude all with errors…' }).click();
  await page.getByRole('dialog', { name: /^Exclude/ }).waitFor();
  await camera.take('import-exclude-dialog');
  await frame.closeDialog();

  await sheetScenes(stage);
  await begin(otherCurrencies(folder));
  await page.getByText('Amounts in EUR, KWD wait for a reference rate.').waitFor();
  await camera.take('import-rates-needed');
  await rows.row('EU-3').getByRole('button', { name: /reason/ }).first().click();
  await page.getByText('What would work for this row').waitFor();
  await camera.take('import-below-minimum');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Enter rates…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enter reference rates' });
  await dialog.getByLabel('Or paste a list').fill('EUR,1.0842\nKWD,3.25');
  await dialog.getByLabel('Source').fill('ECB reference rate');
  await camera.take('rates-dialog');
  await dialog.getByRole('button', { name: 'Keep and convert' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await rows.toPlan();
  await plan.wait();
  await page.getByText('The fee takes more than').waitFor();
  await camera.take('plan-rates');
  await page.getByRole('button', { name: 'New rates…' }).click();
  await dialog.getByLabel('Rate').first().fill('10.842');
  await dialog.getByLabel('Source').fill('ECB reference rate');
  await dialog.getByRole('button', { name: 'Keep and convert' }).click();
  await dialog.getByText('This is far from the last rate').waitFor();
  await camera.take('rates-asked');
  await frame.closeDialog();

  await begin(tooExpensive(folder));
  await rows.toPlan();
  await plan.wait();
  await camera.take('plan-short-of-money');
  await page.getByRole('button', { name: 'Discard batch…' }).click();
  await page.getByRole('dialog').waitFor();
  await camera.take('batch-discard-dialog');
  await frame.closeDialog();
};
