/** Tier H: buttons pressed on top of one another, in five thousand interleavings. */
import { describe, expect, it } from 'vitest';
import { drawRace, type Plan } from './plan.ts';
import { playAll } from './run.ts';

const CHUNKS = 5;
const RACES = 1_000;

function* races(chunk: number): Generator<Plan> {
  for (let k = 0; k < RACES; k += 1) yield drawRace(`H${chunk}:${k}`);
}

describe('buttons pressed on top of one another', () => {
  it.each(Array.from({ length: CHUNKS }, (_, chunk) => chunk))(
    'start one run, claim each payout once, and carry out one of two decisions (part %i)',
    { timeout: 240_000 },
    async (chunk) => {
      const broken: string[] = [];
      let executions = 0;
      await playAll(races(chunk), {}, (outcome) => {
        executions += outcome.executions;
        if (outcome.broken !== null) broken.push(`${outcome.plan.seed}: ${outcome.broken}`);
      });
      expect(broken).toEqual([]);
      expect(executions).toBeGreaterThan(RACES);
    },
  );
});
