/** What was paid already, coming back: as the same file, as the same run, and as another month's. */
import { repeatedFile, repeatedMonth } from './files.ts';
import type { Stage } from './scene.ts';

/** Needs the sample of 25 to have been paid. */
export const repeatScenes = async (stage: Stage): Promise<void> => {
  const { console, camera, folder, launched } = stage;
  const { frame, batches, batch, rows, plan, review } = console;
  const { page } = launched;
  const begin = async (path: string): Promise<void> => {
    await frame.goTo('Batches');
    await batches.importFile(path);
  };

  await begin(repeatedFile(folder));
  await page.getByText('were imported before').waitFor();
  await camera.take('import-repeated-file');

  await begin(repeatedMonth(folder));
  await rows.repeats.waitFor();
  await camera.take('import-repeats');
  await rows.openIssue('NEXT-006', 0);
  await rows.earlierPayout.waitFor();
  await camera.take('import-repeat-reason');
  await page.keyboard.press('Escape');
  await rows.showRepeats();
  await rows.askToExcuse();
  await camera.take('import-excuse-dialog');
  await frame.closeDialog();
  const own = await batch.name();
  await batch.rename('2026-11 payroll-25');
  await rows.repeats.getByText('cannot be excused').waitFor();
  await camera.take('import-repeats-same-run');
  await batch.rename(own);
  await rows.repeats.getByText('Is “').waitFor();
  await rows.excuseShown('New month, the salaries are the same');
  await rows.show('All');
  await camera.take('import-excused');
  await rows.toPlan();
  await plan.submit();
  await review.overrides.waitFor();
  await camera.take('review-overrides');
};
