/** The walls between rooms are the compiler's: a room knows the environment and the rooms its project names. */
import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../scripts/tools.ts';
import { plant } from './planted.ts';

const planted = plant({
  'src/core/room.ts': 'export const page = document.title;\n',
  'src/core/node.ts':
    "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
  'src/core/index-access.ts':
    'export const first = (list: readonly string[]): string => list[0];\n',
  'src/core/optional.ts':
    'interface Named { readonly name?: string }\nexport const none: Named = { name: undefined };\n',
  'src/core/choice.ts': 'export enum Choice { One }\n',
  'src/core/innocent.ts': 'export const one = 1;\n',
});
let output = '';

beforeAll(async () => {
  cpSync(join(ROOT, 'src/core/tsconfig.json'), join(planted.folder, 'src/core/tsconfig.json'));
  const bin = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { stdout } = await promisify(execFile)(process.execPath, [bin, '-b', 'src/core'], {
    cwd: planted.folder,
  }).catch((error: unknown) => error as { readonly stdout: string });
  output = stdout;
}, 60_000);
afterAll(() => planted.remove());

test.each([
  ['the document', 'src/core/room.ts'],
  ['Node', 'src/core/node.ts'],
  ['an unchecked index', 'src/core/index-access.ts'],
  ['undefined for an optional field', 'src/core/optional.ts'],
  ['an enum', 'src/core/choice.ts'],
])('core does not compile with %s', (_name, file) => {
  expect(output).toContain(file);
});

test('what breaks no rule compiles', () => {
  expect(output).not.toContain('innocent');
});
