import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { policyPath, readPolicyFile } from '#main/adapters/policy-file.ts';

let folder = '';
let file = '';

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'purser-policy-file-')), 'purser');
  mkdirSync(folder, { mode: 0o755 });
  file = join(folder, 'policy.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;
const problemOf = (): string => {
  const reading = readPolicyFile(file, 'linux');
  return reading.kind === 'refused' ? reading.problem : reading.kind;
};

test.each([
  ['linux', '/etc/purser/policy.json'],
  ['win32', 'C:\\ProgramData\\Purser\\policy.json'],
  ['darwin', '/Library/Application Support/Purser/policy.json'],
] as const)('on %s the policy is %s, whatever the environment says', (platform, path) => {
  expect(policyPath(platform)).toBe(path);
});

test('a computer without the file has no policy', () => {
  expect(readPolicyFile(file, 'linux')).toEqual({ kind: 'none' });
});

// What a file of another account is like can only be made by the administrator.
describe.runIf(isRoot)('a policy file', () => {
  beforeEach(() => writeFileSync(file, '{ "schema": 1, "practiceOnly": true }', { mode: 0o644 }));

  test('of the administrator is read', () => {
    expect(readPolicyFile(file, 'linux')).toMatchObject({
      kind: 'read',
      file,
      policy: { practiceOnly: true },
    });
  });

  test('that its subject owns is refused', () => {
    chownSync(file, 1_000, 1_000);
    expect(problemOf()).toContain('does not belong to the administrator');
  });

  test.each([0o664, 0o646, 0o666])('that others can write is refused: %o', (mode) => {
    chmodSync(file, mode);
    expect(problemOf()).toContain('can be written by others');
  });

  test('in a folder that others can write is refused', () => {
    chmodSync(folder, 0o777);
    expect(problemOf()).toContain('Its folder can be written');
  });

  test('that is a link, a folder, too large or not UTF-8 is refused, never taken for none', () => {
    rmSync(file);
    symlinkSync('/etc/hostname', file);
    expect(problemOf()).toContain('link');
    rmSync(file);
    mkdirSync(file);
    expect(problemOf()).toContain('not a plain file');
    rmSync(file, { recursive: true });
    writeFileSync(file, 'x'.repeat(300_000));
    expect(problemOf()).toContain('larger than');
    writeFileSync(file, Buffer.from([0x7b, 0xff]));
    expect(problemOf()).toContain('not UTF-8');
  });

  test('with a wrong line is refused by that line', () => {
    writeFileSync(file, '{\n  "schema": 1,\n  "practiceOnly": 1\n}');
    expect(readPolicyFile(file, 'linux')).toMatchObject({ kind: 'refused', line: 3 });
  });
});
