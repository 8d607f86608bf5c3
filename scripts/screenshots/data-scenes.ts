/** Where data lies, a backup, and what stands before it takes the place of a ledger. Leaves the ledger locked. */
import { join } from 'node:path';

import { sample } from './files.ts';
import type { Stage } from './scene.ts';

const MINUTE = 60_000;

export const dataScenes = async ({ console, camera, launched, folder }: Stage): Promise<void> => {
  const { frame, batches } = console;
  const { page, app } = launched;
  await frame.goTo('Batches');
  await batches.importFile(sample('excel-export.csv'));
  await frame.goTo('Settings');
  const part = page.getByRole('region', { name: 'Data and backup' });
  await part.scrollIntoViewIfNeeded();
  await part.evaluate((element) => element.scrollIntoView());
  await camera.take('data');
  const file = join(folder, 'purser-practice-2026-11-25-1402.purser-backup');
  await app.answer({ save: file });
  await part.getByRole('button', { name: 'Back up now…' }).click();
  await part.getByRole('heading', { name: 'Backed up and read back' }).waitFor({ timeout: MINUTE });
  await part.evaluate((element) => element.scrollIntoView());
  await camera.take('data-backed-up');
  await app.answer({ save: file });
  await part.getByRole('button', { name: 'Back up now…' }).click();
  await part.getByText('No backup was made').waitFor({ timeout: MINUTE });
  await camera.take('data-refused');
  await app.answer({ open: file });
  await part.getByRole('button', { name: 'Restore from a backup…' }).click();
  await part.getByRole('heading', { name: /^This backup is whole/ }).waitFor({ timeout: MINUTE });
  await camera.take('data-review');
  const putInPlace = part.getByRole('button', { name: 'Put it in place, locked…' });
  // While a run is open nothing is put in place, and the review says so; the rest is taken with `--only=data`.
  if (await putInPlace.isDisabled()) return;
  await putInPlace.click();
  await page.getByRole('dialog').waitFor();
  await camera.take('data-restore-dialog');
  await page.getByRole('button', { name: 'Put it in place, locked', exact: true }).click();
  await part.getByRole('heading', { name: 'It is in place, and locked' }).waitFor({ timeout: MINUTE });
  await camera.take('data-restored');
  await part.getByRole('button', { name: 'See the way out' }).click();
  await page.getByRole('heading', { name: 'The way out' }).waitFor();
  await camera.take('ledger-restored');
};
