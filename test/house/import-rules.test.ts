/** Every import rule catches a violation planted for it, and the rules in force are exactly these. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/tools.ts';
import { plant } from './planted.ts';

interface Planted {
  readonly rule: string;
  /** File that breaks the rule, and the line that does it. */
  readonly from: string;
  readonly line: string;
  /** What it imports, made so that it exists. */
  readonly to?: string;
}

const type = (path: string): string => `import type { A } from '${path}';\nexport type B = A;\n`;
const value = (path: string): string => `import { a } from '${path}';\nexport const b = a;\n`;

const PLANTED: readonly Planted[] = [
  { rule: 'core-is-pure', from: 'src/core/money/p1.ts', line: value('node:fs') },
  {
    rule: 'core-is-pure',
    from: 'src/core/money/p2.ts',
    line: type('#main/ports/p2.ts'),
    to: 'src/main/ports/p2.ts',
  },
  {
    rule: 'core-nouns-first',
    from: 'src/core/money/p3.ts',
    line: type('../plan/p3.ts'),
    to: 'src/core/plan/p3.ts',
  },
  {
    rule: 'core-stages-apart',
    from: 'src/core/plan/p4.ts',
    line: type('../export/p4.ts'),
    to: 'src/core/export/p4.ts',
  },
  {
    rule: 'contract-imports-core-types-only',
    from: 'src/contract/p5.ts',
    line: type('#main/ports/p5.ts'),
    to: 'src/main/ports/p5.ts',
  },
  {
    rule: 'practice-stands-alone',
    from: 'src/practice/p6.ts',
    line: value('#main/adapters/gateway/p6.ts'),
    to: 'src/main/adapters/gateway/p6.ts',
  },
  { rule: 'workflow-and-desk-use-ports', from: 'src/main/workflow/p7.ts', line: value('node:fs') },
  {
    rule: 'workflow-and-desk-use-ports',
    from: 'src/main/desk/p8.ts',
    line: type('../adapters/p8.ts'),
    to: 'src/main/adapters/p8.ts',
  },
  {
    rule: 'adapters-know-ports-only',
    from: 'src/main/adapters/p9.ts',
    line: type('../workflow/p9.ts'),
    to: 'src/main/workflow/p9.ts',
  },
  {
    rule: 'ipc-never-touches-adapters',
    from: 'src/main/ipc/p10.ts',
    line: type('../adapters/p10.ts'),
    to: 'src/main/adapters/p10.ts',
  },
  {
    rule: 'compose-is-for-entry-points',
    from: 'src/main/ipc/p11.ts',
    line: value('../compose.ts'),
    to: 'src/main/compose.ts',
  },
  {
    rule: 'main-never-imports-the-window',
    from: 'src/main/p12.ts',
    line: type('#renderer/ui/p12.ts'),
    to: 'src/renderer/ui/p12.ts',
  },
  { rule: 'keytar-has-one-owner', from: 'src/main/adapters/p13.ts', line: value('keytar') },
  {
    rule: 'electron-store-has-one-owner',
    from: 'src/main/adapters/p14.ts',
    line: value('electron-store'),
  },
  { rule: 'electron-stays-in-the-host', from: 'src/practice/p15.ts', line: type('electron') },
  {
    rule: 'preload-knows-types-only',
    from: 'src/preload/p16.ts',
    line: value('#contract/p16.ts'),
    to: 'src/contract/p16.ts',
  },
  {
    rule: 'window-knows-contract-types-only',
    from: 'src/renderer/ui/p17.ts',
    line: value('#contract/p17.ts'),
    to: 'src/contract/p17.ts',
  },
  { rule: 'window-knows-no-host', from: 'src/renderer/ui/p18.ts', line: value('zod') },
  { rule: 'window-has-no-node', from: 'src/renderer/ui/p19.ts', line: value('node:path') },
  {
    rule: 'features-apart',
    from: 'src/renderer/features/plan/p20.ts',
    line: type('../review/p20.ts'),
    to: 'src/renderer/features/review/p20.ts',
  },
  {
    rule: 'ui-knows-no-feature',
    from: 'src/renderer/ui/p21.ts',
    line: type('../features/plan/p21.ts'),
    to: 'src/renderer/features/plan/p21.ts',
  },
  {
    rule: 'nothing-imports-tests',
    from: 'scripts/p22.ts',
    line: type('../test/fakes/p22.ts'),
    to: 'test/fakes/p22.ts',
  },
  {
    rule: 'src-never-imports-tests-or-scripts',
    from: 'src/main/p23.ts',
    line: type('../../scripts/p23.ts'),
    to: 'scripts/p23.ts',
  },
  {
    rule: 'no-cycles',
    from: 'src/core/money/p24.ts',
    line: `${value('./p24b.ts')}export const a = 1;\n`,
  },
  {
    rule: 'secrets-are-opened-by-keychain-and-signer',
    from: 'src/main/adapters/gateway/p26.ts',
    line: value('#core/secret/open-secret.ts'),
    to: 'src/core/secret/open-secret.ts',
  },
  {
    rule: 'secrets-lie-in-one-vault',
    from: 'src/main/adapters/gateway/sign.ts',
    line: value('#core/secret/vault.ts'),
    to: 'src/core/secret/vault.ts',
  },
  { rule: 'no-unresolved', from: 'src/main/p25.ts', line: value('./missing.ts') },
];

const TARGET = 'export const a = 1;\nexport interface A {}\n';

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

async function cruise(folder: string): Promise<readonly Violation[]> {
  const bin = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [
    bin,
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'src',
    'scripts',
    'test',
  ];
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(process.execPath, args, options).catch(
    (error: unknown) => error as { readonly stdout: string },
  );
  const report = JSON.parse(stdout) as {
    readonly summary: { readonly violations: readonly Violation[] };
  };
  return report.summary.violations;
}

describe('the import rules', () => {
  let found: readonly Violation[] = [];
  const files = Object.fromEntries([
    ...PLANTED.flatMap(({ to }) => (to === undefined ? [] : [[to, TARGET] as const])),
    ...PLANTED.map(({ from, line }) => [from, line] as const),
    ['src/core/money/p24b.ts', `${value('./p24.ts')}export const a = 1;\n`] as const,
    ['src/core/money/innocent.ts', type('../result.ts')] as const,
    ['src/core/result.ts', TARGET] as const,
  ]);
  const planted = plant(files);

  beforeAll(async () => {
    found = await cruise(planted.folder);
  }, 60_000);
  afterAll(() => planted.remove());

  for (const { rule, from } of PLANTED) {
    test(`${rule} catches ${from}`, () => {
      expect(
        found.filter((violation) => violation.from === from).map(({ rule: { name } }) => name),
      ).toContain(rule);
    });
  }

  test('K4 S: only the keychain and the signer may open a secret, and nobody its vault', () => {
    const guards = found.filter(({ rule: { name } }) => name.startsWith('secrets-'));
    expect(guards.map(({ from }) => from).toSorted()).toEqual([
      'src/main/adapters/gateway/p26.ts',
      'src/main/adapters/gateway/sign.ts',
    ]);
  });

  test('an allowed import is left alone', () => {
    expect(found.filter(({ from }) => from === 'src/core/money/innocent.ts')).toEqual([]);
  });

  test('every rule in force has a violation planted for it', () => {
    const config = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
      readonly forbidden: readonly { readonly name: string }[];
    };
    const planned = new Set(PLANTED.map(({ rule }) => rule));
    expect(config.forbidden.map(({ name }) => name).filter((name) => !planned.has(name))).toEqual(
      [],
    );
  });
});
