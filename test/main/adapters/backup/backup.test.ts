/** A backup is one file: whole and verified when it is there, and refused when anything about it is not as written. */
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { manifestText } from '#main/adapters/backup/manifest.ts';
import { packInto } from '#main/adapters/backup/pack.ts';
import { Unpacking } from '#main/adapters/backup/unpack.ts';
import type { BackupManifest, BackupStage } from '#main/ports/backup.ts';
import { SCHEMA_VERSION } from '#main/adapters/ledger/schema.ts';
import { ACME, makeRig, quietly, type Rig } from './rig.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let rig: Rig;
let file: string;

beforeEach(async () => {
  rig = await makeRig();
  file = join(rig.folder, 'acme.purser-backup');
});
afterEach(() => rig.end());

const written = async (): Promise<BackupManifest> => {
  const done = await rig.write(file);
  if (!done.ok) throw new Error(done.error.detail);
  return done.value.manifest;
};

const refusal = async (of = file, platform = ACME): Promise<string> => {
  const examined = await rig.examine(of, platform);
  return examined.ok ? 'taken' : examined.error.kind;
};

/** Whether only the ledger's own folder is left: nothing half done. */
const leftovers = (): readonly string[] =>
  readdirSync(rig.profiles).filter((name) => name !== 'acme');

describe('A backup', () => {
  it('holds copies of the stores that any zip tool can take out, and says what they are', async () => {
    const manifest = await written();
    const parts = unzipSync(readFileSync(file));
    expect(Object.keys(parts)).toEqual([
      'manifest.json',
      'ledger.sqlite',
      'intake.sqlite',
      'settings.json',
    ]);
    expect(manifest.ledger).toMatchObject({
      schema: SCHEMA_VERSION,
      head: rig.ledger.head(),
      payouts: 12,
      batches: 1,
      openPayouts: 12,
      openRuns: 0,
    });
    const inside = JSON.parse(Buffer.from(parts['manifest.json'] ?? []).toString('utf8'));
    expect(inside).toEqual(manifest);
    expect(leftovers()).toEqual([]);
  });

  it('is read by its owner alone, and tells how far it is in the order of the work', async () => {
    const stages: BackupStage[] = [];
    const onProgress = (stage: BackupStage): void => {
      if (stages.at(-1) !== stage) stages.push(stage);
    };
    const done = await rig.backups.write(rig.source(), file, { ...quietly(), onProgress });
    expect(done.ok).toBe(true);
    expect(stages).toEqual(['copying', 'checking', 'packing', 'proving']);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('is taken while the ledger is written, and is whole all the same', async () => {
    const writing = rig.write(file);
    for (let n = 0; n < 50; n += 1) {
      await rig.ledger.append({ kind: 'system' }, [{ kind: 'balance.read', balances: [] }]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await writing).ok).toBe(true);
    expect(await refusal()).toBe('taken');
  });

  it('gives back the ledger with the head it was taken at, and the drafts and settings', async () => {
    const manifest = await written();
    await rig.ledger.append({ kind: 'system' }, [{ kind: 'balance.read', balances: [] }]);
    const examined = await rig.examine(file);
    if (!examined.ok) throw new Error(examined.error.detail);
    const { folder, settings } = examined.value;
    const db = new DatabaseSync(join(folder, 'ledger.sqlite'), { readOnly: true });
    const last = db.prepare('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1').get();
    db.close();
    expect({ ...last }).toEqual(manifest.ledger.head);
    const drafts = new DatabaseSync(join(folder, 'intake.sqlite'), { readOnly: true });
    expect({ ...drafts.prepare('SELECT words FROM note').get() }).toEqual({ words: 'a draft' });
    drafts.close();
    expect(settings).toContain('dark');
    rig.backups.forget(examined.value);
    expect(leftovers()).toEqual([]);
  });
});

describe('No backup is made', () => {
  it('over another file, which stays as it is', async () => {
    writeFileSync(file, 'the payroll of October');
    expect(await rig.write(file)).toMatchObject({ ok: false, error: { kind: 'exists' } });
    expect(readFileSync(file, 'utf8')).toBe('the payroll of October');
  });

  it('of a ledger that is damaged', async () => {
    const spoil = async (path: string): Promise<void> => {
      await rig.ledger.snapshotTo(path);
      const db = new DatabaseSync(path);
      db.exec(`DROP TRIGGER journal_no_update; UPDATE journal SET actor = 'Mallory' WHERE seq = 3`);
      db.close();
    };
    const done = await rig.backups.write(rig.source({ ledgerTo: spoil }), file, quietly());
    expect(done).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    expect(existsSync(file)).toBe(false);
  });

  it('where nothing may be written or the folder is gone, and nothing half made is left', async () => {
    const closed = join(rig.folder, 'gone', 'acme.purser-backup');
    expect(await rig.write(closed)).toMatchObject({ ok: false, error: { kind: 'gone' } });
    expect(leftovers()).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'in a folder one may not write to',
    async () => {
      chmodSync(rig.folder, 0o500);
      const done = await rig.write(file);
      chmodSync(rig.folder, 0o700);
      expect(done).toMatchObject({ ok: false, error: { kind: 'no-rights' } });
    },
  );

  it('on a disk without room, and nothing of it is left', async () => {
    // The device every write to fails on for want of room.
    const full = await rig.backups.write(
      rig.source({
        ledgerTo: () =>
          Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
      }),
      file,
      quietly(),
    );
    expect(full).toMatchObject({ ok: false, error: { kind: 'disk-full' } });
    expect(existsSync(file)).toBe(false);
    expect(leftovers()).toEqual([]);
  });

  it('once a person stops it, and what was begun is gone', async () => {
    const stop = new AbortController();
    const watch = {
      stop: stop.signal,
      onProgress: (stage: BackupStage) => {
        if (stage === 'packing') stop.abort();
      },
    };
    const done = await rig.backups.write(rig.source(), file, watch);
    expect(done).toMatchObject({ ok: false, error: { kind: 'stopped' } });
    expect(readdirSync(rig.folder)).toEqual(['profiles']);
    expect(leftovers()).toEqual([]);
  });
});

describe('A backup is refused', () => {
  /** Whether the file can be opened for reading at all. */
  const opens = (bytes: Uint8Array, to: string): boolean => {
    writeFileSync(to, bytes);
    try {
      new Unpacking(to, () => undefined).close();
      return true;
    } catch {
      return false;
    }
  };

  /** Every place near both ends, where the records of the form lie, and some in between. */
  const placesIn = (length: number): readonly number[] =>
    Array.from({ length }, (_, at) => at).filter(
      (at) => at < 80 || at >= length - 180 || at % 101 === 0,
    );

  it('when it was cut, as by a power cut or a full stick, at some hundred lengths', async () => {
    await written();
    const whole = readFileSync(file);
    const cut = join(rig.folder, 'cut');
    expect(opens(whole, cut)).toBe(true);
    let taken = 0;
    for (const length of placesIn(whole.length)) {
      if (opens(whole.subarray(0, length), cut)) taken += 1;
    }
    expect(whole.length).toBeGreaterThan(5_000);
    expect(taken).toBe(0);
    for (const share of [0, 0.3, 0.9]) {
      writeFileSync(cut, whole.subarray(0, Math.floor(whole.length * share)));
      expect(['damaged', 'not-a-backup']).toContain(await refusal(cut));
    }
    expect(leftovers()).toEqual([]);
  });

  it('when one bit of it is another, at some hundred places', async () => {
    await written();
    const whole = readFileSync(file);
    const spoiled = join(rig.folder, 'spoiled');
    let taken = 0;
    for (const at of placesIn(whole.length)) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      if (opens(bytes, spoiled)) taken += 1;
    }
    expect(taken).toBe(0);
  });

  it('when it is of another platform, another gateway, or of practice', async () => {
    await written();
    expect(await refusal(file, { ...ACME, platformId: 4712 })).toBe('other-platform');
    expect(await refusal(file, { ...ACME, gatewayUrl: 'https://other.example' })).toBe(
      'other-platform',
    );
    expect(await refusal(file, { ...ACME, kind: 'practice' })).toBe('other-platform');
    expect(leftovers()).toEqual([]);
  });

  /** The same parts under another manifest, sealed anew: as somebody who knows the form could. */
  const forge = (change: (manifest: BackupManifest) => unknown, as: string): void => {
    const parts = unzipSync(readFileSync(file));
    const manifest = JSON.parse(Buffer.from(parts['manifest.json'] ?? []).toString('utf8'));
    const lie = change(manifest);
    const packed = Object.entries(parts).map(([name, bytes]) => {
      const text = name === 'manifest.json' ? manifestText(lie as BackupManifest) : null;
      if (text !== null) return { name, text };
      writeFileSync(join(rig.folder, name), bytes);
      return { name, file: join(rig.folder, name) };
    });
    packInto(as, packed, () => undefined);
  };

  it('when it is from a newer Purser, by its form or by the schema of its ledger', async () => {
    await written();
    const newer = join(rig.folder, 'newer');
    forge((manifest) => ({ ...manifest, format: 2 }), newer);
    expect(await refusal(newer)).toBe('newer');
    const schema = join(rig.folder, 'schema');
    forge(
      (manifest) => ({ ...manifest, ledger: { ...manifest.ledger, schema: SCHEMA_VERSION + 1 } }),
      schema,
    );
    expect(await refusal(schema)).toBe('newer');
  });

  it('when its manifest tells of another ledger than it holds, or names a path as a part', async () => {
    await written();
    const fewer = join(rig.folder, 'fewer');
    forge((manifest) => ({ ...manifest, ledger: { ...manifest.ledger, payouts: 11 } }), fewer);
    expect(await refusal(fewer)).toBe('damaged');
    const path = join(rig.folder, 'path');
    forge(
      ({ parts, ...manifest }) => ({
        ...manifest,
        parts: [...parts, { name: '../../evil', bytes: 1, sha256: '' }],
      }),
      path,
    );
    expect(await refusal(path)).toBe('damaged');
    expect(leftovers()).toEqual([]);
  });

  it('when it is another kind of file, or not there', async () => {
    writeFileSync(file, 'reference,amount\nPAY-1,100\n'.repeat(20));
    expect(await refusal()).toBe('not-a-backup');
    expect(await refusal(join(rig.folder, 'nowhere'))).toBe('gone');
  });
});
