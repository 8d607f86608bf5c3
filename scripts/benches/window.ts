/** B15: what the window loads at start, and how long it takes until it can be used. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildIfChanged } from '../building.ts';
import { ROOT } from '../tools.ts';
import type { Bench } from './context.ts';
import { atMost } from './figure.ts';
import { eagerScripts } from './eager-scripts.ts';
import { firstPaint } from './first-paint.ts';

const RENDERER = join(ROOT, 'out', 'renderer');

export const windowBench: Bench = {
  name: 'window',
  bars: ['B15'],
  run: async (options) => {
    if (!(await buildIfChanged())) throw new Error('the window could not be built');
    const scripts = eagerScripts((path) => readFileSync(join(RENDERER, path), 'utf8'));
    const bytes = scripts.reduce(
      (sum, path) => sum + gzipSync(readFileSync(join(RENDERER, path)), { level: 9 }).length,
      0,
    );
    const kib = bytes / 1024;
    return {
      figures: [
        await firstPaint(options),
        {
          name: 'B15 JavaScript loaded at start',
          value: kib,
          unit: 'KB gzip',
          bar: atMost(kib, 300, ' KB'),
          note: `${scripts.length} files that index.html loads by itself, with all they import at once.`,
        },
      ],
    };
  },
};
