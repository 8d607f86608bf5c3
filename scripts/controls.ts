/**
 * `npm run controls`: runs every test whose title names one of the thirty controls, and writes docs/security.md's table
 * from them when all have passed. Also says whether a release may be built with this Electron today.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './building.ts';
import { electronProblem, release } from './controls/electron-release.ts';
import { CONTROLS, SECRET_RULES } from './controls/list.ts';
import { hasPassed, ranInPlaywright, ranInVitest, type Ran } from './controls/reports.ts';
import { tableOf, withTable } from './controls/table.ts';
import { beginningOf, findChecks } from './controls/titles.ts';
import { virtualDisplay } from './display.ts';
import { secretService } from './secret-service.ts';
import { ROOT, run, toolCommand } from './tools.ts';

const RESULTS = join(ROOT, '.cache', 'controls');
const PAGE = join(ROOT, 'docs', 'security.md');
const TITLED = '[CK][0-9]+ [SUCP]: ';

const checks = findChecks();
const filesOf = (pattern: RegExp): string[] => [
  ...new Set(checks.map(({ file }) => file).filter((file) => pattern.test(file))),
];

const runAll = async (): Promise<readonly Ran[]> => {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const service = secretService();
  const display = await virtualDisplay();
  const units = join(RESULTS, 'vitest.json');
  const pages = join(RESULTS, 'playwright.json');
  try {
    const vitest = ['run', '--reporter=default', '--silent', '--reporter=json', '-t', TITLED];
    await run(
      service.wrap(
        toolCommand('vitest', [
          ...vitest,
          `--outputFile.json=${units}`,
          ...filesOf(/\.test\.tsx?$/),
        ]),
      ),
      { live: true, env: service.env },
    );
    await run(
      service.wrap(
        toolCommand('playwright', [
          'test',
          '--reporter=list,json',
          '-g',
          TITLED,
          ...filesOf(/\.spec\.ts$/),
        ]),
      ),
      { live: true, env: { ...service.env, ...display.env, PLAYWRIGHT_JSON_OUTPUT_FILE: pages } },
    );
  } finally {
    display.end();
    service.dispose();
  }
  return [
    ...ranInVitest(readFileSync(units, 'utf8')),
    ...ranInPlaywright(readFileSync(pages, 'utf8')),
  ];
};

const main = async (): Promise<number> => {
  const old = electronProblem(release, Date.now());
  if (old !== null) console.error(old);
  if (process.argv.includes('--electron')) return old === null ? 0 : 1;
  if (!(await build())) return 1;
  const ran = await runAll();
  const failed = checks.filter((check) => !hasPassed(beginningOf(check), ran));
  for (const check of failed) console.error(`not passed: ${beginningOf(check)} (${check.file})`);
  console.log(`${checks.length - failed.length} of ${checks.length} checks passed`);
  if (failed.length > 0) return 1;
  const date = new Date().toISOString().slice(0, 10);
  const page = withTable(readFileSync(PAGE, 'utf8'), 'controls', tableOf(CONTROLS, checks, date));
  writeFileSync(PAGE, withTable(page, 'secrets', tableOf(SECRET_RULES, checks, date)));
  return old === null ? 0 : 1;
};

process.exitCode = await main();
