/**
 * sim [--schedules N] [--seed S] [--json] [--no-mutants] [--mutant M4] [--trace]: plays simulated schedules of the engine
 * that ships, then takes its rules away one at a time and sees each noticed. `--trace` plays one schedule and prints what
 * happens in it. Exit code: 0 no rule was broken and every mutant was noticed, 1 otherwise, 64 wrong use.
 */
import { parseArgs } from 'node:util';
import { mutantNamed, MUTANTS, type Mutant } from '#test/sim/mutants.ts';
import { drawPlan, type Plan } from '#test/sim/plan.ts';
import { huntAll, runSchedules, type Caught, type Findings } from '#test/sim/report.ts';
import { playOne, seedOf, type Outcome } from '#test/sim/run.ts';
import { shrink } from '#test/sim/shrink.ts';

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

interface Wishes {
  readonly schedules: number;
  readonly seed: string;
  readonly json: boolean;
  readonly trace: boolean;
  readonly mutants: boolean;
  readonly mutant: Mutant | null;
}

/** Throws with the words for a wrong use. */
const readWishes = (args: readonly string[]): Wishes => {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      schedules: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      trace: { type: 'boolean', default: false },
      mutants: { type: 'boolean', default: true },
      mutant: { type: 'string' },
    },
  });
  if (!/^\d{1,12}$/.test(values.schedules)) {
    throw new Error(`--schedules wants a whole number such as 10000, not "${values.schedules}"`);
  }
  const mutant = values.mutant === undefined ? null : mutantNamed(values.mutant);
  if (values.mutant !== undefined && mutant === null) {
    const known = MUTANTS.map(({ name }) => name.split(' ')[0]).join(', ');
    throw new Error(`--mutant knows ${known}, not "${values.mutant}"`);
  }
  const { seed, json, trace, mutants } = values;
  return { schedules: Number(values.schedules), seed, json, trace, mutants, mutant };
};

const planInWords = ({ seed, payouts, fates, faults, presses, ...rest }: Plan): string =>
  [
    `seed ${seed}, ${payouts} payouts, ${JSON.stringify(rest)}`,
    `fates   ${fates.join(' ') || 'all ok'}`,
    `faults  ${faults.map(({ at, kind }) => `${kind} at call ${at}`).join(', ') || 'none'}`,
    `presses ${presses.map(({ after, kind, row }) => `${kind} (row ${row}) after ${after} ms`).join(', ')}`,
  ].join('\n');

const printTrace = ({ plan, trace, broken }: Outcome): void => {
  process.stdout.write(`${planInWords(plan)}\n${trace.join('\n')}\n`);
  process.stdout.write(`${broken === null ? 'No rule was broken.' : `BROKEN: ${broken}`}\n`);
};

/** The seed of one schedule as it is printed, "S:k"; a run's own seed means its first schedule. */
const scheduleSeed = (seed: string): string => (/:\d+$/.test(seed) ? seed : seedOf(seed, 0));

const traceOne = async ({ seed, mutant }: Wishes): Promise<number> => {
  const outcome = await playOne(drawPlan(scheduleSeed(seed)), mutant?.rules ?? {});
  printTrace(outcome);
  return outcome.broken === null ? 0 : 1;
};

const explain = async ({ failures, failed }: Findings, mutant: Mutant | null): Promise<void> => {
  const [first] = failures;
  if (first === undefined) return;
  const name = mutant?.name.split(' ')[0];
  const option = name === undefined ? '' : ` --mutant ${name}`;
  say(`${failed} schedules broke a rule:`);
  for (const { plan, broken } of failures) {
    say(`  ${broken}\n    npm run sim -- --seed ${plan.seed} --trace${option}`);
  }
  say('The first of them, shrunk:');
  const small = await shrink(first, mutant?.rules);
  say([planInWords(small.plan), ...small.trace.slice(-60)].join('\n'));
};

const inWords = ({ sums }: Findings, mutants: readonly Caught[] | null): string => {
  const figures = Object.entries(sums).map(([name, value]) => `${name.padEnd(20)} ${value}`);
  const caught = (mutants ?? []).map(({ name, caughtBySeed, by }) =>
    caughtBySeed === null ? `NOT NOTICED: ${name}` : `${name}\n    by ${caughtBySeed}: ${by}`,
  );
  return [...figures, ...caught].join('\n');
};

const run = async (wishes: Wishes): Promise<number> => {
  const { seed, schedules, mutant } = wishes;
  const found = await runSchedules({
    seed,
    schedules,
    rules: mutant?.rules ?? {},
    progress: (count) => {
      say(`${count} of ${schedules} schedules`);
    },
  });
  const mutants = wishes.mutants && mutant === null ? await huntAll(seed) : null;
  const report = {
    ...found.sums,
    ...(mutants === null
      ? {}
      : { mutants: mutants.map(({ name, caughtBySeed }) => ({ name, caughtBySeed })) }),
  };
  process.stdout.write(`${wishes.json ? JSON.stringify(report) : inWords(found, mutants)}\n`);
  await explain(found, mutant);
  const isMissed = mutants?.some(({ caughtBySeed }) => caughtBySeed === null) === true;
  return found.failed === 0 && !isMissed ? 0 : 1;
};

const main = async (): Promise<number> => {
  let wishes: Wishes;
  try {
    wishes = readWishes(process.argv.slice(2));
  } catch (failure) {
    say(failure instanceof Error ? failure.message : String(failure));
    return 64;
  }
  return wishes.trace ? traceOne(wishes) : run(wishes);
};

process.exitCode = await main();
