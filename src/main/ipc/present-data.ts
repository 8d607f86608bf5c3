/** Where data lies, and what came of a backup → what the window sees. */
import type {
  BackupView,
  DataTaskView,
  DataView,
  KeychainEntryView,
} from '#contract/views/data.ts';
import { anchorAccount } from '../anchor.ts';
import { keyAccount, KEYCHAIN_SERVICE } from '../desk/credentials.ts';
import { hasRunToFinish } from '../open-run.ts';
import type { BackupManifest, BackupPlatform } from '../ports/backup.ts';
import type { Profile } from '../ports/host.ts';
import type { Desk } from './desk.ts';
import { iso, isoOrNull } from './present-money.ts';

/** Whose ledger a profile has; the address of practice changes with every start and says nothing. */
export const platformOf = ({ kind, platformId, gatewayUrl, name }: Profile): BackupPlatform => ({
  kind,
  platformId,
  gatewayUrl: kind === 'live' ? gatewayUrl : null,
  name,
});

/** What a backup must be of to be put in place here. */
export const expectedHere = (
  desk: Desk,
): { readonly profileId: string; readonly platform: BackupPlatform } => {
  const { profile } = desk.session();
  return { profileId: profile.id, platform: platformOf(profile) };
};

const keychainOf = async (desk: Desk): Promise<readonly KeychainEntryView[]> => {
  const live = desk.settings.profiles().filter(({ kind }) => kind === 'live');
  const entries: KeychainEntryView[] = [];
  for (const profile of live) {
    const key = keyAccount(profile);
    const head = anchorAccount(profile);
    const has = await desk.keychain.has(key);
    const note = await desk.keychain.note(head);
    const thereIsHead = note.ok ? note.value !== null : null;
    entries.push(
      { service: KEYCHAIN_SERVICE, account: key, holds: 'key', there: has.ok ? has.value : null },
      { service: KEYCHAIN_SERVICE, account: head, holds: 'head', there: thereIsHead },
    );
  }
  return entries;
};

export const presentData = async (desk: Desk): Promise<DataView> => ({
  places: desk.dataHost.places().map(({ changedAt, ...place }) => ({
    ...place,
    changedAt: isoOrNull(changedAt),
  })),
  keychain: await keychainOf(desk),
  kept: desk.dataHost.kept().map(({ at, ...kept }) => ({ ...kept, at: iso(at) })),
});

const presentBackup = (manifest: BackupManifest, bytes: number): BackupView => {
  const { ledger, parts, platform } = manifest;
  return {
    madeAt: iso(manifest.madeAt),
    madeBy: manifest.madeBy,
    version: manifest.version,
    platform: platform.name,
    bytes,
    entries: ledger.head.seq,
    head: ledger.head.hash,
    headAt: isoOrNull(ledger.headAt),
    batches: ledger.batches,
    payouts: ledger.payouts,
    openPayouts: ledger.openPayouts,
    openRuns: ledger.openRuns,
    drafts: parts.some(({ name }) => name === 'intake.sqlite'),
    treasury: parts.some(({ name }) => name === 'treasury.sqlite'),
  };
};

export const presentDataTask = async (desk: Desk): Promise<DataTaskView> => {
  const { task } = desk.data;
  switch (task.kind) {
    case 'written': {
      const { file, manifest, bytes } = task.written;
      return { kind: 'written', file, backup: presentBackup(manifest, bytes) };
    }
    case 'examined': {
      const session = desk.session();
      const { manifest, bytes } = task.examined;
      const batches = await session.ledger.batches();
      const { total } = await session.ledger.payouts({}, { offset: 0, limit: 1 });
      return {
        kind: 'examined',
        file: task.file,
        backup: presentBackup(manifest, bytes),
        replaces: { payouts: total, batches: batches.length },
        runOpen: await hasRunToFinish(session),
      };
    }
    case 'refused': {
      const { kind, what, file, problem } = task;
      return { kind, what, file, why: problem.kind, detail: problem.detail };
    }
    default:
      return task;
  }
};
