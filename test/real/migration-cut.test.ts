/**
 * Power loss while a ledger of an earlier schema becomes one of this: the opening is recorded under strace, the power is
 * cut after every call, and every disk that results must hold the old ledger whole or the new one whole, with a good copy
 * of the old beside it, and must open.
 */
import { hash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeClock } from '#main/adapters/clock.ts';
import { copyBefore } from '#main/adapters/ledger/before-migration.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import { SCHEMA_VERSION } from '#main/adapters/ledger/schema.ts';
import { verifyLedger } from '#main/adapters/ledger/verify.ts';
import { childEnv } from '#test/support/child-env.ts';
import { seeded } from '#test/support/seeded.ts';
import { ALL, Disk, NONE, type Fate } from '#test/support/watched/disk.ts';
import { RECORD, watchProcess, whyNotTraced } from '#test/support/watched/strace.ts';
import { readTrace } from '#test/support/watched/trace.ts';

const EARLIER = Array.from({ length: SCHEMA_VERSION - 1 }, (_, index) => index + 1);
const MIGRATING = fileURLToPath(new URL('../support/life/migrating.ts', import.meta.url));
const SECTOR = 512;
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const why = whyNotTraced();
if (why !== null) console.log(`skipped: ${why}`);

const fixture = (version: number): string =>
  join(import.meta.dirname, `../fixtures/ledgers/version-${version}.sqlite`);

/** Each change survives whole, not at all, or in its first sectors. */
const chance = (seed: string): Fate => {
  const draw = seeded(seed);
  return {
    names: (of) => draw(of + 1),
    bytes: (of) =>
      draw(2) === 0 ? draw(2) * of : Math.min(of, draw(Math.ceil(of / SECTOR) + 1) * SECTOR),
  };
};

/** The tables, rules and first facts of a file as one text. */
const shapeOf = (file: string): string => {
  const db = new DatabaseSync(file);
  try {
    const tables = db.prepare('SELECT sql FROM sqlite_master ORDER BY name').all();
    const facts = db.prepare('SELECT seq, hash FROM journal WHERE seq <= 10 ORDER BY seq').all();
    const pages = db.prepare('PRAGMA integrity_check').all();
    const version = db.prepare('PRAGMA user_version').get();
    return hash('sha256', JSON.stringify([tables, facts, pages, version]));
  } finally {
    db.close();
  }
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'purser-migrating-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const layOut = (files: ReadonlyMap<string, Buffer>, folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, data] of files) {
    const to = join(folder, path.slice(root.length));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, data);
  }
};

interface Shapes {
  readonly old: string;
  readonly fresh: string;
}

/** What is wrong with a ledger after a cut; null when it is the old one or the new one, whole, and opens. */
const problemAt = (file: string, version: number, { old, fresh }: Shapes): string | null => {
  const shape = shapeOf(file);
  if (shape !== old && shape !== fresh) return 'is neither the old ledger nor the new one';
  const copy = copyBefore(file, version);
  if (shape === fresh && (!existsSync(copy) || shapeOf(copy) !== old))
    return 'was changed without a good copy beside it';
  const opened = openLedger({ file, clock: makeClock(), version: 'after' });
  if (!opened.ok) return opened.error.detail;
  opened.value.close();
  if (shapeOf(copy) !== old) return 'has no good copy after it was opened';
  const verified = verifyLedger(file);
  return verified.ok && verified.value.payouts === 6 ? null : 'is not what it was';
};

describe.skipIf(why !== null)(
  'Power loss while a ledger is brought to this schema',
  { timeout: 300_000 },
  () => {
    it.each(EARLIER)(
      'leaves one of schema %i as it was or whole in the new, and a copy',
      async (version) => {
        const file = join(root, 'profile', 'ledger.sqlite');
        mkdirSync(dirname(file));
        copyFileSync(fixture(version), file);
        const before = new Map<string, Buffer | 'folder'>([
          [dirname(file), 'folder'],
          [file, readFileSync(file)],
        ]);
        const asWritten = join(root, 'as-written.sqlite');
        copyFileSync(fixture(version), asWritten);
        const old = shapeOf(asWritten);
        const ended = await watchProcess(join(root, 'trace'), RECORD, {
          args: [MIGRATING, file],
          env: childEnv(),
        });
        expect(ended.out).toBe('closed\n');
        const fresh = shapeOf(file);
        const disk = new Disk(root, before);
        const met = new Set<string>();
        const bad: string[] = [];
        const seen = { cuts: 0, old: 0, fresh: 0 };
        const folder = join(PLACE, `purser-migrated-${process.pid}`);
        const moved = join(folder, file.slice(root.length));
        for (const [index, deed] of readTrace(join(root, 'trace')).entries()) {
          if (!disk.do(deed)) continue;
          for (const fate of [
            NONE,
            ALL,
            chance(`${version} ${index} a`),
            chance(`${version} ${index} b`),
          ]) {
            const files = disk.afterPowerCut(fate);
            const digest = hash(
              'sha256',
              [...files].map(([path, data]) => `${path} ${hash('sha256', data)}`).join(),
            );
            if (met.has(digest)) continue;
            met.add(digest);
            layOut(files, folder);
            seen.cuts += 1;
            const isOld = shapeOf(moved) === old;
            seen[isOld ? 'old' : 'fresh'] += 1;
            layOut(files, folder);
            const problem = problemAt(moved, version, { old, fresh });
            if (problem !== null) bad.push(`cut after call ${index} (${deed.kind}): ${problem}`);
          }
        }
        rmSync(folder, { recursive: true, force: true });
        console.log(
          `schema ${version}: ${seen.cuts} disks, ${seen.old} old, ${seen.fresh} new, ${bad.length} bad`,
        );
        expect(bad.slice(0, 5)).toEqual([]);
        expect(seen.old).toBeGreaterThan(20);
        expect(seen.fresh).toBeGreaterThan(5);
      },
    );
  },
);
