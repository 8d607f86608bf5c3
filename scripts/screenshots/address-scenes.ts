/** Two addresses that look alike: stopped at import, and compared by hand in review. */
import { lookAlikes } from './files.ts';
import { vouchScene } from './minimum-scenes.ts';
import type { Stage } from './scene.ts';

export const addressScenes = async (stage: Stage): Promise<void> => {
  const { console, camera, folder, launched } = stage;
  const { frame, batches, rows } = console;
  const { page } = launched;
  await frame.goTo('Batches');
  await batches.importFile(lookAlikes(folder));
  await rows.rows.waitFor();
  await rows.row('LA-1').waitFor();
  await camera.take('import-look-alike');
  await rows.row('LA-1').getByRole('button', { name: /reasons?/ }).first().click();
  await page.getByRole('dialog').waitFor();
  await camera.take('import-look-alike-compared');
  await page.keyboard.press('Escape');
  await vouchScene(stage, 'LA-1');
};

