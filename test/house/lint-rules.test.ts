/** The lint rules the house relies on each catch a violation planted for them. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/tools.ts';
import { plant, type Files } from './planted.ts';

const lines = (count: number): string =>
  Array.from({ length: count }, (_unused, index) => `  total += ${index};`).join('\n');

/** What is forbidden → the lint rule, and a file and text that break it. */
const PLANTED: Readonly<Record<string, readonly [string, string, string]>> = {
  'the clock in core': [
    'no-restricted-globals',
    'src/core/clock.ts',
    'export const now = (): number => Date.now();\n',
  ],
  'randomness in core': [
    'no-restricted-properties',
    'src/core/dice.ts',
    'export const dice = (): number => Math.random();\n',
  ],
  'binary numbers in core': [
    'no-restricted-globals',
    'src/core/float.ts',
    'export const price = (text: string): number => parseFloat(text);\n',
  ],
  'Number() in core': [
    'no-restricted-globals',
    'src/core/number.ts',
    'export const n = (text: string): number => Number(text);\n',
  ],
  'timers in core': [
    'no-restricted-globals',
    'src/core/timer.ts',
    'export const later = (): unknown => setTimeout(() => 1, 1);\n',
  ],
  any: [
    'no-explicit-any',
    'src/main/any.ts',
    'export const parse = (value: any): string => String(value);\n',
  ],
  'a non-null assertion': [
    'no-non-null-assertion',
    'src/main/bang.ts',
    'export const one = (value: string | null): string => value!;\n',
  ],
  'a floating promise': [
    'no-floating-promises',
    'src/main/float.ts',
    'const work = async (): Promise<void> => {};\nexport const go = (): void => {\n  work();\n};\n',
  ],
  'a switch with a case missing': [
    'switch-exhaustiveness-check',
    'src/main/switch.ts',
    "export function name(kind: 'a' | 'b'): string {\n  let text = '';\n  switch (kind) {\n    case 'a':\n      text = 'A';\n  }\n  return text;\n}\n",
  ],
  'a function that is too long': [
    'max-lines-per-function',
    'src/main/long.ts',
    `export function long(): number {\n  let total = 0;\n${lines(60)}\n  return total;\n}\n`,
  ],
  'a file that is too long': [
    'max-lines',
    'src/main/huge.ts',
    Array.from({ length: 260 }, (_unused, index) => `export const n${index} = ${index};`).join(
      '\n',
    ),
  ],
  'too many parameters': [
    'max-params',
    'src/main/many.ts',
    'export const sum = (a: number, b: number, c: number, d: number): number => a + b + c + d;\n',
  ],
  'a default export': [
    'no-default-export',
    'src/main/default.ts',
    'const a = 1;\nexport default a;\n',
  ],
  'a barrel': ['no-barrel-file', 'src/main/barrel.ts', "export * from './many.ts';\n"],
  'the console': [
    'no-console',
    'src/main/console.ts',
    "export const shout = (): void => console.log('hello');\n",
  ],
  'a value import of a type': [
    'consistent-type-imports',
    'src/main/type.ts',
    "import { ChildProcess } from 'node:child_process';\nexport type Child = ChildProcess;\n",
  ],
};

const ROOM = JSON.stringify({
  extends: '../../tsconfig.base.json',
  compilerOptions: { types: ['node'], lib: ['ES2024'] },
  include: ['**/*.ts'],
});

describe('the lint rules', () => {
  let caught: readonly { readonly filename: string; readonly code: string }[] = [];
  const files: Files = {
    ...Object.fromEntries(Object.values(PLANTED).map(([, file, text]) => [file, text])),
    'src/core/tsconfig.json': ROOM,
    'src/main/tsconfig.json': ROOM,
    'src/main/innocent.ts': 'export const one = 1;\n',
  };
  const planted = plant(files);

  beforeAll(async () => {
    const bin = join(ROOT, 'node_modules/oxlint/bin/oxlint');
    const args = [bin, '--type-aware', '--format', 'json', 'src'];
    const options = { cwd: planted.folder, maxBuffer: 64 * 1024 * 1024 };
    const { stdout } = await promisify(execFile)(process.execPath, args, options).catch(
      (error: unknown) => error as { readonly stdout: string },
    );
    const report = JSON.parse(stdout) as {
      readonly diagnostics: readonly { readonly filename: string; readonly code: string }[];
    };
    caught = report.diagnostics;
  }, 60_000);
  afterAll(() => planted.remove());

  for (const [name, [rule, file]] of Object.entries(PLANTED)) {
    test(`${name} is caught`, () => {
      const codes = caught.filter(({ filename }) => filename === file).map(({ code }) => code);
      expect(codes).toEqual([expect.stringMatching(new RegExp(`\\(${rule}\\)$`))]);
    });
  }

  test('what breaks no rule is left alone', () => {
    expect(caught.map(({ filename }) => filename)).not.toContain('src/main/innocent.ts');
  });
});
