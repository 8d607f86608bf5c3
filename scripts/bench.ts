/**
 * bench [--json] [--only NAME] [--runs N]: measures what design promises of speed, each figure against its baseline in
 * the same run. Words go to standard error; standard output carries the table, or with --json one object alone.
 */
import { cpus, release, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { addressBench } from './benches/addresses.ts';
import { callbackBench } from './benches/callbacks.ts';
import { chosenBench } from './benches/chosen.ts';
import { say } from './benches/child.ts';
import { conversionBench } from './benches/conversion.ts';
import type { Bench } from './benches/context.ts';
import { deedsBench } from './benches/deeds.ts';
import { dispatchBench } from './benches/dispatch.ts';
import { durableBench } from './benches/durable.ts';
import { jsonReport, tableReport, type Findings } from './benches/figure.ts';
import { framesBench } from './benches/frames.ts';
import { gridBench } from './benches/grid.ts';
import { growthBench } from './benches/growth.ts';
import { importBench } from './benches/import.ts';
import { ledgerBench } from './benches/ledger.ts';
import { verifyBench } from './benches/verify.ts';
import { windowBench } from './benches/window.ts';

const BENCHES: readonly Bench[] = [
  conversionBench,
  addressBench,
  durableBench,
  importBench,
  deedsBench,
  dispatchBench,
  ledgerBench,
  verifyBench,
  windowBench,
  gridBench,
  framesBench,
  chosenBench,
  growthBench,
  callbackBench,
];

const machine = (): string => {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${memory} GiB, ${process.platform} ${release()}, Node ${process.version}`;
};

interface Wishes {
  readonly json: boolean;
  readonly runs: number;
  readonly benches: readonly Bench[];
}

/** Throws with the words for a wrong use. */
const readWishes = (args: readonly string[]): Wishes => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string' },
      runs: { type: 'string', default: '5' },
    },
  });
  if (!/^[1-9]\d?$/.test(values.runs)) {
    throw new Error(`--runs wants a number from 1 to 99, not "${values.runs}"`);
  }
  const only = values.only?.toLowerCase();
  const benches = BENCHES.filter(
    ({ name, bars }) =>
      only === undefined || name === only || bars.some((bar) => bar.toLowerCase() === only),
  );
  if (benches.length === 0) {
    const names = BENCHES.flatMap(({ name, bars }) => [name, ...bars]).join(', ');
    throw new Error(`--only knows ${names}, not "${values.only ?? ''}"`);
  }
  return { json: values.json, runs: Number(values.runs), benches };
};

const printed = ({ json }: Wishes, findings: readonly Findings[]): string => {
  const figures = findings.flatMap((found) => found.figures);
  if (json) return `${jsonReport(figures, machine())}\n`;
  const left = findings
    .flatMap(({ unmeasured }) => unmeasured ?? [])
    .map(({ name, because }) => `${name}: not measured. ${because}\n`);
  return `${machine()}\n\n${tableReport(figures)}\n${left.join('')}`;
};

try {
  const wishes = readWishes(process.argv.slice(2));
  const began = performance.now();
  const findings: Findings[] = [];
  for (const bench of wishes.benches) {
    findings.push(await bench.run({ runs: wishes.runs }));
    say(`${bench.name} done after ${Math.round((performance.now() - began) / 1_000)} s`);
  }
  process.stdout.write(printed(wishes, findings));
} catch (failure) {
  say(failure instanceof Error ? failure.message : String(failure));
  process.exitCode = 1;
}
