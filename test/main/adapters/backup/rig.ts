/** A profile's folder with a real ledger and drafts, and the backups port over it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BackupFiles } from '#main/adapters/backup/backups.ts';
import type { OpenLedger } from '#main/adapters/ledger/ledger.ts';
import type {
  BackupPlatform,
  BackupProblem,
  BackupSource,
  BackupWatch,
  ExaminedBackup,
  WrittenBackup,
} from '#main/ports/backup.ts';
import type { Result } from '#core/result.ts';
import { ANNA, batchRecord, NOON, opened, submission, tempFolder } from '../ledger/fixture.ts';

export const ACME: BackupPlatform = {
  kind: 'live',
  platformId: 4711,
  gatewayUrl: 'https://api.example',
  name: 'Acme EU',
};

export const quietly = (): BackupWatch => ({
  onProgress: () => undefined,
  stop: new AbortController().signal,
});

export interface Rig {
  readonly folder: string;
  readonly profiles: string;
  readonly ledger: OpenLedger;
  readonly backups: BackupFiles;
  readonly source: (more?: Partial<BackupSource>) => BackupSource;
  readonly write: (file: string) => Promise<Result<WrittenBackup, BackupProblem>>;
  readonly examine: (
    file: string,
    platform?: BackupPlatform,
  ) => Promise<Result<ExaminedBackup, BackupProblem>>;
  readonly end: () => void;
}

/** A ledger with so many payouts submitted; 12 by default. */
export const makeRig = async (payouts = 12): Promise<Rig> => {
  const temp = tempFolder();
  const profiles = join(temp.path, 'profiles');
  mkdirSync(join(profiles, 'acme'), { recursive: true });
  const ledger = opened(join(profiles, 'acme', 'ledger.sqlite'));
  const rows = Array.from({ length: payouts }, (_, row) => submission('batch-1', row + 1));
  await ledger.append(ANNA, [{ kind: 'batch.submitted', batch: batchRecord() }, ...rows]);
  const drafts = new DatabaseSync(join(profiles, 'acme', 'intake.sqlite'));
  drafts.exec(`PRAGMA journal_mode = WAL; CREATE TABLE note (words TEXT);
    INSERT INTO note VALUES ('a draft'); PRAGMA user_version = 4`);
  const worker = new URL('../../../../src/main/adapters/backup/worker.ts', import.meta.url);
  const backups = new BackupFiles({ profiles, worker });
  const source: Rig['source'] = (more = {}) => ({
    profileId: 'acme',
    ledgerTo: (path) => ledger.snapshotTo(path),
    treasuryTo: () => Promise.resolve(false),
    settings: '{"preferences":{"theme":"dark"}}',
    facts: { version: '0.0.0-test', madeAt: NOON, madeBy: 'Anna', platform: ACME },
    ...more,
  });
  return {
    folder: temp.path,
    profiles,
    ledger,
    backups,
    source,
    write: (file) => backups.write(source(), file, quietly()),
    examine: (file, platform = ACME) =>
      backups.examine(file, { profileId: 'acme', platform }, quietly()),
    end: () => {
      ledger.close();
      drafts.close();
      temp.remove();
    },
  };
};
