/**
 * `npm run screenshots`: every screen in two sizes and two themes into screenshots/, from a practice console of its
 * own. `--readme` also copies the three that the README shows to docs/images/; `--guide` takes and copies
 * those of docs/user-guide.md alone; `--only=import,addresses` takes those alone, after what they need was done unseen.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchPurser } from '#test/e2e/host/launch.ts';
import { openConsole } from '#test/e2e/pages/console.ts';
import { buildIfChanged } from './building.ts';
import { virtualDisplay } from './display.ts';
import { addressScenes } from './screenshots/address-scenes.ts';
import { dataScenes } from './screenshots/data-scenes.ts';
import { fiatExactScenes } from './screenshots/fiat-exact-scenes.ts';
import { callbackScenes } from './screenshots/callback-scenes.ts';
import { CLOSED, makeCamera, SIZES, THEMES } from './screenshots/camera.ts';
import { diagnosticsScenes } from './screenshots/diagnostics-scenes.ts';
import { copyForDocs, GUIDE, README } from './screenshots/for-docs.ts';
import { helpScenes } from './screenshots/help-scenes.ts';
import { holdingsScenes } from './screenshots/holdings-scenes.ts';
import { ledgerScenes } from './screenshots/ledger-scenes.ts';
import { importScenes } from './screenshots/import-scenes.ts';
import { minimumScenes } from './screenshots/minimum-scenes.ts';
import { receiveScenes } from './screenshots/receive-scenes.ts';
import { rehearsalScenes } from './screenshots/rehearsal-scenes.ts';
import { quietScenes } from './screenshots/quiet-scenes.ts';
import { repeatScenes } from './screenshots/repeat-scenes.ts';
import { setUpScenes } from './screenshots/set-up-scenes.ts';
import { calmRun, filledScenes, shortRun, stoppedRun } from './screenshots/run-scenes.ts';
import type { Stage } from './screenshots/scene.ts';
import { ROOT } from './tools.ts';

const FOLDER = join(ROOT, 'screenshots');

type Scenes = readonly [
  name: string,
  scenes: (stage: Stage) => Promise<void>,
  /** Scenes that must have been played before. */
  needs?: readonly string[],
];

/** In order: later ones show what earlier ones have done. */
const SCENES: readonly Scenes[] = [
  ['quiet', quietScenes],
  ['set-up', setUpScenes],
  ['help', helpScenes],
  ['callbacks', callbackScenes],
  ['receive', receiveScenes],
  ['run', calmRun],
  ['repeats', repeatScenes, ['run']],
  ['rehearsal', rehearsalScenes],
  ['diagnostics', diagnosticsScenes],
  ['fiat-exact', fiatExactScenes],
  // Before the money is short: what it plans has to be submitted.
  ['minimums', minimumScenes],
  ['short', shortRun],
  ['import', importScenes],
  ['addresses', addressScenes],
  ['holdings', holdingsScenes, ['run']],
  ['stopped', stoppedRun],
  ['filled', filledScenes, ['run', 'stopped']],
  ['filled', filledScenes],
  ['data', dataScenes],
];

/** What is done before, so that the named scenes find what they show. */
const neededBy = (only: readonly string[]): readonly string[] =>
  SCENES.flatMap(([name, , needs = []]) => (only.includes(name) ? needs : []));

async function photograph(only: readonly string[] | null): Promise<number> {
  const display = await virtualDisplay();
  Object.assign(process.env, display.env);
  const folder = mkdtempSync(join(tmpdir(), 'purser-screenshots-'));
  const launched = await launchPurser({ dataDir: join(folder, 'books') });
  try {
    const camera = await makeCamera(launched.page, FOLDER);
    const stage = { launched, camera, console: openConsole(launched), folder };
    const needed = neededBy(only ?? []);
    for (const [name, scenes] of SCENES) {
      if (only === null || only.includes(name)) await scenes(stage);
      else if (needed.includes(name)) await scenes({ ...stage, camera: CLOSED });
    }
    const ofSecond =
      only === null || only.includes('ledger') ? await ledgerScenes(stage, FOLDER) : 0;
    return camera.taken() + ofSecond;
  } finally {
    await launched.close();
    display.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (!(await buildIfChanged())) process.exit(1);
rmSync(FOLDER, { recursive: true, force: true });
const guide = process.argv.includes('--guide');
const wish = process.argv.find((word) => word.startsWith('--only='));
const only = wish?.slice('--only='.length).split(',') ?? (guide ? GUIDE.scenes : null);
const taken = await photograph(only);
if (process.argv.includes('--readme')) copyForDocs(README, FOLDER);
if (guide) copyForDocs(GUIDE, FOLDER);
console.log(
  `${taken} pictures of ${taken / (SIZES.length * THEMES.length)} screens in screenshots/`,
);
