/** Photographs the window as it stands, in every size and theme. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';

export const SIZES = [
  { width: 1280, height: 800 },
  { width: 1600, height: 1000 },
] as const;
export const THEMES = ['light', 'dark'] as const;

export interface Camera {
  /** Takes the scene on screen in every size and theme, as `<size>-<theme>/<name>.png`. */
  take(name: string): Promise<void>;
  /** How many pictures were taken. */
  taken(): number;
}

/** Takes nothing: for scenes that are only played so that others have something to show. */
export const CLOSED: Camera = { take: () => Promise.resolve(), taken: () => 0 };

/** The folder of one variant. */
export const variantOf = (width: number, height: number, theme: string): string =>
  `${width}x${height}-${theme}`;

/** Lets the page draw what just changed before it is photographed. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) {
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
    }
  });

export const makeCamera = async (page: Page, folder: string): Promise<Camera> => {
  let count = 0;
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize(SIZES[0]);
  const shoot = async (name: string): Promise<void> => {
    await page.mouse.move(0, 0);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await settle(page);
        const variant = join(folder, variantOf(size.width, size.height, theme));
        mkdirSync(variant, { recursive: true });
        await page.screenshot({ path: join(variant, `${name}.png`), animations: 'disabled' });
        count += 1;
      }
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize(SIZES[0]);
  };
  return {
    take: async (name) => {
      await shoot(name);
      process.stderr.write(`  ${name}\n`);
    },
    taken: () => count,
  };
};
