/** The page of diagnostics in Settings: as collected, with what was ticked, and looked through. */
import type { Stage } from './scene.ts';

export const diagnosticsScenes = async ({ console, camera, launched }: Stage): Promise<void> => {
  const { page } = launched;
  await console.frame.goTo('Settings');
  const panel = page.getByRole('region', { name: 'Diagnostics' });
  await panel.scrollIntoViewIfNeeded();
  await camera.take('settings-diagnostics');
  await panel.getByRole('button', { name: 'Collect diagnostics' }).click();
  const text = panel.getByLabel('Page of diagnostics');
  await text.waitFor();
  await panel.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await camera.take('diagnostics');
  await panel.getByLabel('Include addresses').check();
  await panel.getByLabel('Include names and references').check();
  await text.getByText('[address]').first().waitFor();
  const field = panel.getByRole('searchbox', { name: 'Find in the page' });
  await field.fill('gateway');
  await field.press('Enter');
  await camera.take('diagnostics-ticked');
};
