/** What a release is made by: the workflow, the signed feed, the checksums. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate } from '@actions/languageservice';
import { clearCache } from '@actions/languageservice/utils/workflow-cache';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { z } from 'zod';
import { openEnvelope } from '#main/adapters/updates/envelope.ts';
import { checksums, hashOf, notesOf, signedFeed } from '../../scripts/packaging/release-files.ts';
import { ROOT } from '../../scripts/tools.ts';

const WORKFLOW = '.github/workflows/release.yml';
const Manifest = z.object({ version: z.string(), scripts: z.record(z.string(), z.string()) });

const workflow = await readFile(join(ROOT, WORKFLOW), 'utf8');
const manifest = Manifest.parse(JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')));

/** The rules of the service itself: its schema, its expressions, its contexts. */
const lint = async (text: string): Promise<readonly string[]> => {
  // It remembers what it parsed by address.
  clearCache();
  const document = TextDocument.create(`file:///${WORKFLOW}`, 'yaml', 1, text);
  const found = await validate(document);
  return found.map(({ range, message }) => `${range.start.line + 1}: ${JSON.stringify(message)}`);
};

describe('The release workflow', () => {
  test('has nothing that the linter for such files finds', async () => {
    expect(await lint(workflow)).toEqual([]);
  });

  test.each([
    ['a job that waits for none', 'needs: check', 'needs: chek'],
    ['an unknown key', 'timeout-minutes: 60', 'timeoutminutes: 60'],
    ['an unknown function', 'startsWith(', 'startWith('],
    ['an expression that does not parse', "== 'Linux'", "== 'Linux"],
  ])('would be found out with %s', async (_what, right, wrong) => {
    expect(workflow).toContain(right);
    expect(await lint(workflow.replace(right, wrong))).not.toEqual([]);
  });

  test('uses other people’s steps at a fixed commit only', () => {
    const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, step = '']) => step);
    expect(used.length).toBeGreaterThan(5);
    expect(used.filter((step) => !/^actions\/[a-z-]+@[0-9a-f]{40}$/.test(step))).toEqual([]);
  });

  test('calls only commands that exist', () => {
    const called = [...workflow.matchAll(/npm run (?:--silent )?([\w-]+)/g)].map(
      ([, name = '']) => name,
    );
    expect(new Set(called)).toEqual(
      new Set(['dist', 'test-copy', 'test-packaged', 'policy-owner', 'tamper', 'release-files']),
    );
    for (const name of called) expect(manifest.scripts).toHaveProperty([name]);
  });

  test('has the steps that docs/security.md names', () => {
    for (const step of ['packaged-app', 'read-fuses', 'tamper-asar', 'verify-signature'])
      expect(workflow).toContain(`- name: ${step}\n`);
  });

  test('gives its token to write only to the job that drafts', () => {
    const [before = '', after = ''] = workflow.split('\n  draft:\n');
    expect(before).not.toContain(': write');
    expect(after).toContain('contents: write');
  });
});

describe('Beside the installers', () => {
  let folder = '';
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const facts = {
    version: '1.2.3',
    notes: 'New',
    releasedAt: '2026-11-25T10:00:00.000Z',
    key: privateKey,
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'purser-release-'));
    for (const name of [
      'Purser-1.2.3-setup-x64.exe',
      'Purser-1.2.3-setup-arm64.exe',
      'Purser-1.2.3-win-x64.zip',
      'Purser-1.2.3-mac-arm64.zip',
      'Purser-1.2.3-mac-arm64.dmg',
      'notes.txt',
    ])
      await writeFile(join(folder, name), `content of ${name}`);
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('lies a feed that running copies believe, with the files they install from and no other', async () => {
    const text = await signedFeed(folder, 'win32', facts);
    const opened = openEnvelope(text ?? '', publicKey, 'win32');
    expect(opened).toMatchObject({ ok: true, value: { version: '1.2.3', notes: 'New' } });
    if (!opened.ok) return;
    expect(opened.value.files.map(({ name }) => name)).toEqual([
      'Purser-1.2.3-setup-arm64.exe',
      'Purser-1.2.3-setup-x64.exe',
    ]);
    for (const { name, sha512 } of opened.value.files)
      expect(sha512).toBe((await hashOf(join(folder, name), 'sha512')).toString('base64'));
  });

  test('lies no feed for a system without installers', async () => {
    expect(await signedFeed(folder, 'linux', facts)).toBeNull();
  });

  test('lie the checksums of all of them', async () => {
    const text = await checksums(folder);
    expect(text.trim().split('\n')).toHaveLength(5);
    const first = await hashOf(join(folder, 'Purser-1.2.3-mac-arm64.dmg'), 'sha256');
    expect(text).toContain(`${first.toString('hex')}  Purser-1.2.3-mac-arm64.dmg\n`);
  });
});

describe('The notes of a version', () => {
  test('are its part of the changelog', () => {
    const log = '# Changelog\n\n## 2.0.0 (2026-12-01)\n\nFast.\n\n- A\n\n## 1.0.0\n\nOld.\n';
    expect(notesOf(log, '2.0.0')).toBe('Fast.\n\n- A');
    expect(notesOf(log, '1.0.0')).toBe('Old.');
    expect(notesOf(log, '3.0.0')).toBe('');
  });

  test('exist for the version that would be released now', async () => {
    expect(notesOf(await readFile(join(ROOT, 'CHANGELOG.md'), 'utf8'), manifest.version)).not.toBe(
      '',
    );
  });
});
