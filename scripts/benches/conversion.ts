/** B6: conversion is exact, and how much faster it is than decimal.js at precision 60. */
import { runTask } from './child.ts';
import type { Bench } from './context.ts';
import { atLeast, atMost, median, pairedRatio, rounded } from './figure.ts';
import type { ConversionRun } from './tasks/conversion.ts';

const COUNT = 1_000_000;
const BLOCK = 50_000;
/** Blocks in which the code is still being compiled. */
const WARM_UP = 2;

export const conversionBench: Bench = {
  name: 'conversion',
  bars: ['B6'],
  run: async () => {
    const run = await runTask<ConversionRun>('conversion', { count: COUNT, block: BLOCK });
    const perMillion = (blocks: readonly number[]): number => (median(blocks) * COUNT) / BLOCK;
    const ours = run.ours.slice(WARM_UP);
    const decimals = run.decimals.slice(WARM_UP);
    const faster = pairedRatio(decimals, ours);
    return {
      figures: [
        {
          name: 'B6 conversions that differ from the exact floor, of 1,000,000',
          value: run.differences,
          unit: 'differences',
          bar: atMost(run.differences, 0),
        },
        {
          name: 'B6 conversion of 1,000,000 amounts, times faster than decimal.js',
          value: perMillion(ours),
          unit: 'ms of processor time',
          baseline: `decimal.js at precision 60 ${rounded(perMillion(decimals))} ms`,
          ratio: faster,
          bar: atLeast(faster, 9),
          note: `Median of ${ours.length} pairs of blocks of ${BLOCK}; text to text, each rate read once on both sides.`,
        },
      ],
    };
  },
};
