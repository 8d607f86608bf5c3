/**
 * `npm test`: the quick checks, a build, then every unit, property, simulation and real-part test, then the end-to-end tests
 * on the built app. Arguments narrow the unit tests to the files that match them and leave the window out.
 */
import { build } from './building.ts';
import { runChecks } from './checks.ts';
import { endToEndTests } from './end-to-end.ts';
import { clearReports, report, tallyOf } from './reports.ts';
import { secretService, type SecretService } from './secret-service.ts';
import { add, NOTHING, readVitest, type Tally } from './tally.ts';
import { PLAIN, run, toolCommand } from './tools.ts';

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

async function everything(only: readonly string[]): Promise<Tally> {
  clearReports();
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
