/**
 * Runs the practice gateway alone until it is interrupted: `npm run practice -- --port 8080 --scenario lost-reply`.
 */
import { parseArgs } from 'node:util';
import { practiceCredentials } from '#practice/credentials.ts';
import { scenarios, type ScenarioName } from '#practice/scenario.ts';
import { startPracticeGateway, type PracticeOptions } from '#practice/server.ts';

const USAGE = `npm run practice -- [--port N] [--platform-id P] [--api-key K] [--interval-ms N] [--settle-ms MIN-MAX]
                    [--minutes N] [--seed S] [--scenario ${Object.keys(scenarios).join('|')}] [--state FILE]`;

/** What to run, and for how long at most: a forgotten gateway ends by itself after a day. */
interface Run {
  readonly options: PracticeOptions;
  readonly minutes: number;
}

const readRun = (args: readonly string[]): Run => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: text,
      'platform-id': text,
      'api-key': text,
      'interval-ms': text,
      'settle-ms': text,
      minutes: text,
      seed: text,
      scenario: text,
      state: text,
    },
  });
  const settle = /^(\d{1,9})-(\d{1,9})$/.exec(values['settle-ms'] ?? '2000-8000');
  if (settle === null) throw new Error('--settle-ms wants two whole numbers such as 2000-8000');
  const options: PracticeOptions = {
    port: readWhole('port', values.port ?? '0'),
    platformId: readWhole(
      'platform-id',
      values['platform-id'] ?? `${practiceCredentials.platformId}`,
    ),
    apiKey: values['api-key'] ?? practiceCredentials.apiKey,
    withdrawIntervalMs: readWhole('interval-ms', values['interval-ms'] ?? '1000'),
    settleMs: { min: Number(settle[1]), max: Number(settle[2]) },
    seed: values.seed ?? '1',
    scenario: readScenario(values.scenario ?? 'calm'),
    stateFile: values.state ?? null,
    onProblem: (problem) => console.error(problem),
  };
  return { options, minutes: readWhole('minutes', values.minutes ?? '1440') };
};

const readWhole = (name: string, value: string): number => {
  if (!/^\d{1,9}$/.test(value)) throw new Error(`--${name} wants a whole number, not "${value}"`);
  return Number(value);
};

const isScenario = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name);

const readScenario = (name: string): ScenarioName => {
  if (isScenario(name)) return name;
  throw new Error(`--scenario knows ${Object.keys(scenarios).join(', ')}, not "${name}"`);
};

const LONGEST_TIMER_MS = 2 ** 31 - 1;

const interrupted = (afterMs: number): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    setTimeout(resolve, Math.min(afterMs, LONGEST_TIMER_MS)).unref();
  });

try {
  const { options, minutes } = readRun(process.argv.slice(2));
  const stop = interrupted(minutes * 60_000);
  const gateway = await startPracticeGateway(options);
  console.log(`practice gateway ${gateway.url} platform ${options.platformId}, no money moves`);
  await stop;
  await gateway.close();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 1;
}
