/** A page about this copy of Purser: read, ticked, saved, and the file is what was shown. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './host/fixture.ts';
import { openConsole } from './pages/console.ts';

test('a person reads diagnostics, ticks what may be in them, and saves byte for byte what was shown', async ({
  purser,
  dataDir,
}) => {
  const { frame } = openConsole(purser);
  await frame.goTo('Settings');
  const panel = purser.page.getByRole('region', { name: 'Diagnostics' });
  await panel.getByRole('button', { name: 'Collect diagnostics' }).click();
  const page = panel.getByLabel('Page of diagnostics');
  await expect(page).toContainText('"event":"profile-opened"');
  await expect(page).not.toContainText(dataDir);
  await panel.getByLabel('Include names and references').check();
  await expect(page).toContainText(`[name] Data folder            ${dataDir}`);
  const shown = await page.evaluate((element) => element.textContent);
  const file = join(dataDir, '..', 'diagnostics.txt');
  await purser.app.answer({ save: file });
  await panel.getByRole('button', { name: 'Save as text…' }).click();
  await purser.page.getByText(`Saved to ${file}`).first().waitFor();
  expect(await readFile(file)).toEqual(Buffer.from(shown));
});
