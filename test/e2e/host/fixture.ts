/** The app as a fixture: a fresh one for each test, closed and forgotten afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from 'playwright/test';
import { launchPurser, type Launched } from './launch.ts';

export { expect } from 'playwright/test';

interface Fixtures {
  /** A data folder nobody has used; the same through a test, so that it may start the app again. */
  readonly dataDir: string;
  readonly purser: Launched;
}

export const test = base.extend<Fixtures>({
  // Playwright reads what a fixture depends on from this pattern, so it must stand even when empty.
  // oxlint-disable-next-line no-empty-pattern
  dataDir: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'purser-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  purser: async ({ dataDir }, use) => {
    const launched = await launchPurser({ dataDir });
    await use(launched);
    await launched.close();
  },
});
