/** The quick checks: format, types, lint, import rules and the house's own word scan. */
import { scanTree } from './house/words.ts';
import { ROOT, runTool, type Finished } from './tools.ts';

interface Check {
  readonly name: string;
  readonly run: () => Promise<Finished>;
}

/** The import linter reads TypeScript with swc here and warns of it at length; planted tests prove what it sees. */
function withoutTranspilerHint(output: string): string {
  return output.replace(/\n[^\n]*missing-tsc-transpiler[\s\S]*?stable\.\n/, '\n');
}

const CHECKS: readonly Check[] = [
  {
    name: 'format',
    run: () =>
      runTool('prettier', [
        '--check',
        '--log-level=warn',
        '--cache',
        '--cache-location=.cache/prettier',
        '.',
      ]),
  },
  { name: 'types', run: () => runTool('tsc', ['-b']) },
  { name: 'lint', run: () => runTool('oxlint', ['--type-aware', '--deny-warnings', '--quiet']) },
  {
    name: 'imports',
    run: async () => {
      const done = await runTool('depcruise', [
        '--config',
        '.dependency-cruiser.cjs',
        'src',
        'scripts',
        'test',
      ]);
      return { ...done, output: withoutTranspilerHint(done.output) };
    },
  },
  {
    name: 'words',
    run: async () => {
      const found = await scanTree(ROOT);
      return { code: found.length === 0 ? 0 : 1, output: found.join('\n') };
    },
  },
];

/** Runs every check and reports each on standard error; how many passed and failed. */
export async function runChecks(): Promise<{ readonly passed: number; readonly failed: number }> {
  const results = await Promise.all(
    CHECKS.map(async (check) => {
      const start = performance.now();
      const done = await check.run();
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      const mark = done.code === 0 ? 'ok    ' : 'FAILED';
      process.stderr.write(`${mark} ${check.name} (${seconds} s)\n`);
      if (done.code !== 0) process.stderr.write(`${done.output.trim()}\n`);
      return done.code === 0;
    }),
  );
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}
