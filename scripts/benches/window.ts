/** B15: what of the start of the window can be said without one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildIfChanged } from '../building.ts';
import { ROOT } from '../tools.ts';
import type { Bench } from './context.ts';
import { atMost, type Unmeasured } from './figure.ts';
import { eagerScripts } from './eager-scripts.ts';

const RENDERER = join(ROOT, 'out', 'renderer');

const UNMEASURED: readonly Unmeasured[] = [
  {
    name: 'B15 first interactive paint',
    because: 'Needs a window and an empty one beside it on the same host.',
  },
];

export const windowBench: Bench = {
  name: 'window',
  bars: ['B15'],
  run: async () => {
    if (!(await buildIfChanged())) throw new Error('the window could not be built');
    const scripts = eagerScripts((path) => readFileSync(join(RENDERER, path), 'utf8'));
    const bytes = scripts.reduce(
      (sum, path) => sum + gzipSync(readFileSync(join(RENDERER, path)), { level: 9 }).length,
      0,
    );
    const kib = bytes / 1024;
    return {
      figures: [
        {
          name: 'B15 JavaScript loaded at start',
          value: kib,
          unit: 'KB gzip',
          bar: atMost(kib, 300, ' KB'),
          note: `${scripts.length} files that index.html loads by itself, with all they import at once.`,
        },
      ],
      unmeasured: UNMEASURED,
    };
  },
};
