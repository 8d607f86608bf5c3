/** Rows being mended: a cell typed into, a block selected, fixes, changes, a row split and one added. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenPayroll } from '../sample-data/broken-payroll.ts';
import type { Stage } from './scene.ts';

export const sheetScenes = async ({ console, camera, folder, launched }: Stage): Promise<void> => {
  const { frame, batches, rows, sheet } = console;
  const { page } = launched;
  const file = join(folder, 'payroll-november.xlsx');
  writeFileSync(file, brokenPayroll());
  await frame.goTo('Batches');
  await batches.importFile(file);
  for (const answer of [/^Row 3/, /^Point is the decimal mark/]) {
    await page.getByRole('radio', { name: answer }).check();
    await rows.sendAnswers();
    await page.getByRole('radio', { name: answer }).waitFor({ state: 'hidden' });
  }
  await sheet.grid.focus();
  await sheet.press('F8');
  await page.getByText(/^Error /).first().waitFor();
  await camera.take('sheet-problem');
  await sheet.press('Control+.');
  await sheet.fixes.getByText('Remove invisible characters').waitFor();
  await camera.take('sheet-fixes');
  await sheet.fix(/invisible characters/);
  await sheet.fix(/as the gateway lists them/);
  await sheet.press('Escape');

  await sheet.grid.focus();
  await sheet.press('Control+Home', 'ArrowRight', 'ArrowRight');
  await sheet.typeOver('415.20');
  await sheet.press('ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight');
  await camera.take('sheet-selection');
  await sheet.press('Escape', 'F2');
  await camera.take('sheet-typing');
  await sheet.press('Escape');
  await page.getByRole('button', { name: /^Changes/ }).click();
  await sheet.changes.getByText(/typed/).waitFor();
  await camera.take('sheet-changes');
  await sheet.changes.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Split…' }).click();
  await page.getByLabel(/Amount of the first part/).fill('100');
  await camera.take('sheet-split');
  await frame.closeDialog();
  await page.getByRole('button', { name: 'Add a row…' }).click();
  await page.getByRole('dialog', { name: 'Add a row' }).waitFor();
  await camera.take('sheet-add');
  await frame.closeDialog();
  await rows.show('With errors');
  await page.getByRole('columnheader', { name: 'Amount', exact: true }).getByRole('button').click();
  await page.getByText('sorted by Amount, upwards').waitFor();
  await camera.take('sheet-filtered');
};
