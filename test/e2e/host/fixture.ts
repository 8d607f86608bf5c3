/** The app as a fixture: a fresh one for each test, closed and forgotten afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from 'playwright/test';
import { launchPurser, type Launched } from './launch.ts';
import { violationsOf } from './violations.ts';

export { expect } from 'playwright/test';

interface Fixtures {
  /** True where a test attacks the page itself; else what the policy refused and what was asked of outside fail it. */
  readonly attacks: boolean;
  /** A data folder nobody has used; the same through a test, so that it may start the app again. */
  readonly dataDir: string;
  readonly purser: Launched;
}

/** C7 and C1 hold in every journey, not only in the tests of their name; a page that is gone has nothing to tell. */
async function breaches({ page, app }: Launched): Promise<readonly string[]> {
  const violations = await violationsOf(page).catch(() => []);
  return [...violations, ...app.foreignRequests()];
}

export const test = base.extend<Fixtures>({
  attacks: [false, { option: true }],
  // Playwright reads what a fixture depends on from this pattern, so it must stand even when empty.
  // oxlint-disable-next-line no-empty-pattern
  dataDir: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'purser-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  purser: async ({ dataDir, attacks }, use) => {
    const launched = await launchPurser({ dataDir });
    await use(launched);
    const found = attacks ? [] : await breaches(launched);
    await launched.close();
    expect(found, 'what the content policy refused, and what was asked of outside').toEqual([]);
  },
});
