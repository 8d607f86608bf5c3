/** Where the test tools leave their reports, and what they say. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NOTHING, type Tally } from './tally.ts';
import { ROOT } from './tools.ts';

const RESULTS = join(ROOT, '.cache', 'test-results');

export function report(name: string): string {
  return join(RESULTS, `${name}.json`);
}

/** Nothing of an earlier run may be taken for a result of this one. */
export function clearReports(): void {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
}

/** Reads a tool's report; without one the tool itself failed, which counts as one failure. */
export function tallyOf(name: string, read: (text: string) => Tally, code: number): Tally {
  try {
    const tally = read(readFileSync(report(name), 'utf8'));
    const lost = code !== 0 && tally.failed === 0 ? 1 : 0;
    return { ...tally, failed: tally.failed + lost };
  } catch {
    process.stderr.write(`${name} left no report.\n`);
    return { ...NOTHING, failed: 1 };
  }
}
