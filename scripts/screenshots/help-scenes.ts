/** The help: of a screen, a search, a reason for a stop, and its contents. */
import type { Stage } from './scene.ts';

export const helpScenes = async ({ console, camera, launched }: Stage): Promise<void> => {
  const { page } = launched;
  await console.frame.goTo('Batches');
  await page.keyboard.press('F1');
  const help = page.getByRole('complementary', { name: 'Help' });
  await help.getByRole('article', { name: 'Batches' }).waitFor();
  await camera.take('help');
  const field = help.getByRole('searchbox', { name: 'Search the help' });
  await field.fill('keychain is locked');
  await help.getByRole('status').waitFor();
  await camera.take('help-search');
  await field.press('Enter');
  await help.getByRole('article', { name: 'When a run stops' }).waitFor();
  await camera.take('help-stopped');
  await help.getByRole('button', { name: 'All topics' }).click();
  await help.getByRole('heading', { name: 'Tasks and trouble' }).waitFor();
  await camera.take('help-contents');
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
};
