/** The verification as a person runs it: its own process, on a file of their own. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approved, type Rig } from '../main/workflow/rig.ts';

const SCRIPT = join(import.meta.dirname, '../../scripts/verify-ledger.ts');

let rig: Rig;
let file: string;

beforeAll(async () => {
  rig = await approved(2);
  await rig.run();
  rig.close();
  file = join(rig.folder, 'ledger.sqlite');
});
afterAll(() => rmSync(rig.folder, { recursive: true, force: true }));

const verify = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe('verify-ledger', () => {
  it('prints a short verdict to keep and ends with 0 when all is good', () => {
    const { status, stdout } = verify(file);
    expect(status).toBe(0);
    expect(stdout).toContain(file);
    expect(stdout).toMatch(/GOOD: every entry follows/);
    expect(stdout.split('\n').length).toBeLessThan(30);
  });

  it('prints one object with --json, and takes a head in groups', () => {
    const first = JSON.parse(verify(file, '--json').stdout);
    expect(first).toMatchObject({ good: true, payouts: 2, faultCount: 0 });
    const head = (String(first.head.hash).slice(0, 32).match(/.{4}/g) ?? []).join(' ');
    const kept = verify(file, '--head', head);
    expect(kept.status).toBe(0);
    expect(kept.stdout).toContain('nothing up to there was changed');
    const other = verify(file, '--head', 'f'.repeat(64));
    expect(other.status).toBe(1);
    expect(other.stdout).toContain('not in it');
  });

  it('ends with 1 and names entry, time and neighbour when something was altered', () => {
    const copy = join(rig.folder, 'altered.sqlite');
    const db = new DatabaseSync(file);
    db.prepare('VACUUM INTO ?').run(copy);
    db.close();
    const altered = new DatabaseSync(copy);
    altered.exec(`DROP TRIGGER journal_no_update; UPDATE journal SET at = at + 1 WHERE seq = 4`);
    altered.close();
    const { status, stdout } = verify(copy);
    expect(status).toBe(1);
    expect(stdout).toMatch(/- Entry 4, \d{4}-\d\d-\d\d .* UTC: Its contents were changed/);
    expect(stdout).toContain('Entry 5 still has the hash');
    expect(stdout).toContain('journal_no_update');
    expect(stdout).toContain('NOT GOOD');
  });

  it('ends with 2 when there is nothing to read, and with 64 when it was asked wrongly', () => {
    const text = join(rig.folder, 'notes.txt');
    writeFileSync(text, 'not a ledger\n'.repeat(400));
    expect(verify(text)).toMatchObject({ status: 2, stdout: '' });
    expect(verify(join(rig.folder, 'absent.sqlite')).status).toBe(2);
    expect(JSON.parse(verify(text, '--json').stdout)).toMatchObject({ good: null });
    expect(verify().status).toBe(64);
    expect(verify(file, '--head', 'xyz').status).toBe(64);
  });
});
