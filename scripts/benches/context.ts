/**
 * What every group of benchmarks is given, and how many runs make a figure.
 */
import type { Findings } from './figure.ts';

export interface BenchOptions {
  /** Runs of a figure that take less than 20 s each. */
  readonly runs: number;
}

/** Figures that are measured together. */
export interface Bench {
  /** For `--only`. */
  readonly name: string;
  /** Numbers of the bars it measures, which `--only` takes as well. */
  readonly bars: readonly string[];
  run(options: BenchOptions): Promise<Findings>;
}

/** Runs that take longer than 20 s each are repeated less often, and the figure's note says so. */
export const LONG_RUNS = 3;

export const longRuns = ({ runs }: BenchOptions): number => Math.min(runs, LONG_RUNS);

/** Runs `work` so many times, one after another, so that what it interleaves meets the same weather. */
export const repeated = async <T>(
  times: number,
  work: (run: number) => Promise<T>,
): Promise<readonly T[]> => {
  const results: T[] = [];
  for (let run = 0; run < times; run += 1) results.push(await work(run));
  return results;
};
