/**
 * `npm test`: the quick checks, a build, then every unit, property, simulation and real-part test, then the end-to-end tests
 * on the built app. Arguments narrow the unit tests to the files that match them and leave the window out.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './building.ts';
import { runChecks } from './checks.ts';
import { virtualDisplay } from './display.ts';
import { secretService, type SecretService } from './secret-service.ts';
import { add, NOTHING, readPlaywright, readVitest, type Tally } from './tally.ts';
import { ROOT, run, toolCommand } from './tools.ts';

const RESULTS = join(ROOT, '.cache', 'test-results');

/** Colours are for people at a terminal. */
const PLAIN = process.stderr.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };

function report(name: string): string {
  return join(RESULTS, `${name}.json`);
}

/** Reads a tool's report; without one the tool itself failed, which counts as one failure. */
function tallyOf(name: string, read: (text: string) => Tally, code: number): Tally {
  try {
    const tally = read(readFileSync(report(name), 'utf8'));
    const lost = code !== 0 && tally.failed === 0 ? 1 : 0;
    return { ...tally, failed: tally.failed + lost };
  } catch {
    process.stderr.write(`${name} left no report.\n`);
    return { ...NOTHING, failed: 1 };
  }
}

async function unitTests(service: SecretService, only: readonly string[]): Promise<Tally> {
  const command = toolCommand('vitest', [
    'run',
    '--reporter=default',
    '--silent=passed-only',
    '--reporter=json',
    `--outputFile.json=${report('vitest')}`,
    ...only,
  ]);
  const { code } = await run(service.wrap(command), {
    live: true,
    env: { ...service.env, ...PLAIN },
  });
  return tallyOf('vitest', readVitest, code);
}

async function endToEndTests(service: SecretService): Promise<Tally> {
  const display = await virtualDisplay();
  const { code } = await run(
    service.wrap(toolCommand('playwright', ['test', '--reporter=list,json'])),
    {
      live: true,
      env: {
        ...service.env,
        ...PLAIN,
        ...display.env,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report('playwright'),
      },
    },
  );
  display.end();
  return tallyOf('playwright', readPlaywright, code);
}

async function everything(only: readonly string[]): Promise<Tally> {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const checks = { ...NOTHING, ...(await runChecks()) };
  if (!(await build())) return add(checks, { ...NOTHING, failed: 1 });
  const service = secretService();
  try {
    const units = await unitTests(service, only);
    const endToEnd = only.length === 0 ? await endToEndTests(service) : NOTHING;
    return add(checks, add(units, endToEnd));
  } finally {
    service.dispose();
  }
}

const { passed, failed, skipped } = await everything(process.argv.slice(2));
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
