/** The ledger as a whole: its verdict, and how it looks to a second Purser. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchPurser } from '#test/e2e/host/launch.ts';
import { openConsole } from '#test/e2e/pages/console.ts';
import { makeCamera } from './camera.ts';
import type { Stage } from './scene.ts';

/** Answers how many pictures were taken of the second window, into `pictures`. */
export const ledgerScenes = async (
  { console, camera, launched, folder }: Stage,
  pictures: string,
): Promise<number> => {
  const { ledger } = console;
  await ledger.verifyFromPalette();
  await ledger.verified();
  await camera.take('ledger-verified');
  if (launched.app.kind === 'electron') return 0;
  // The stand-in keeps a second one out by a file in the temporary folder; another folder gets it past that.
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  const env = { TMPDIR: temporary };
  const second = await launchPurser({ dataDir: launched.app.dataDir, env });
  try {
    const other = await makeCamera(second.page, pictures);
    await openConsole(second).frame.goTo('Batches');
    await second.page.getByText('Another Purser pays').waitFor();
    await other.take('ledger-elsewhere');
    return other.taken();
  } finally {
    await second.close();
  }
};
