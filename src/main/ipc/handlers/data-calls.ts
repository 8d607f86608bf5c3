/** Calls about where data lies, and about backups. Nothing is put in place but by `data.restore` and `data.putBack`. */
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { AppView } from '#contract/views/app.ts';
import type { DataTaskView } from '#contract/views/data.ts';
import type { Handlers } from '../../app.ts';
import { carriedSettings, settingsText } from '../../desk/backup-settings.ts';
import { hasRunToFinish } from '../../open-run.ts';
import { BACKUP_EXTENSION } from '../../ports/backup.ts';
import { done, operatorName, refuse, type Desk } from '../desk.ts';
import { presentApp } from '../present-app.ts';
import { expectedHere, platformOf, presentData, presentDataTask } from '../present-data.ts';

type DataCalls = Pick<
  Handlers,
  | 'data.get'
  | 'data.task'
  | 'data.show'
  | 'data.backUp'
  | 'data.examine'
  | 'data.stop'
  | 'data.dismiss'
  | 'data.restore'
  | 'data.putBack'
>;

const END = `.${BACKUP_EXTENSION}`;

const now = async (desk: Desk): Promise<Reply<DataTaskView>> => done(await presentDataTask(desk));

const show = (desk: Desk, { place }: CallInput<'data.show'>): Reply<null> => {
  const { task } = desk.data;
  const backup = task.kind === 'written' ? task.written.file : null;
  const path =
    place === 'backup' ? backup : desk.dataHost.places().find(({ id }) => id === place)?.path;
  if (path === null || path === undefined) {
    return refuse('not-found', 'There is nothing to show any more. Open the list again.');
  }
  desk.dataHost.show(path);
  return done(null);
};

/** `purser-acme-eu-2026-11-25-1402.purser-backup` */
const suggestedName = (name: string, at: number): string => {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const stamp = new Date(at).toISOString().slice(0, 16).replace('T', '-').replace(':', '');
  return `purser-${slug || 'platform'}-${stamp}${END}`;
};

/** Why the open ledger cannot be copied now; null when it can. */
const uncopied = (desk: Desk): string | null => {
  const { standing } = desk.session();
  if (standing.kind === 'elsewhere') {
    return 'Another Purser pays from this ledger. Back up there; here is only a copy that may be older.';
  }
  if (standing.kind === 'damaged') {
    return 'A damaged ledger is not backed up as if it were whole. Close Purser and keep the folder of this platform as it is.';
  }
  return desk.data.isBusy ? 'Something else is under way. Wait for it, or stop it first.' : null;
};

const backUp = async (desk: Desk): Promise<Reply<DataTaskView>> => {
  const closed = uncopied(desk);
  if (closed !== null) return refuse('not-allowed', closed);
  const session = desk.session();
  const { profile } = session;
  const madeAt = Math.trunc(desk.clock.now());
  const chosen = await desk.dataHost.chooseSave(suggestedName(profile.name, madeAt));
  // The person may have opened another platform behind the dialog.
  if (chosen === null || desk.session() !== session) return now(desk);
  const file = chosen.endsWith(END) ? chosen : chosen + END;
  const source = {
    profileId: profile.id,
    ledgerTo: (path: string) => session.snapshotTo(path),
    treasuryTo: (path: string) => session.treasuryTo(path),
    settings: settingsText(desk.settings.preferences(), profile),
    facts: {
      version: desk.about.version,
      madeAt,
      madeBy: operatorName(desk),
      platform: platformOf(profile),
    },
  };
  desk.data.backUp(source, file);
  return now(desk);
};

const examine = async (desk: Desk): Promise<Reply<DataTaskView>> => {
  const file = await desk.dataHost.chooseBackup();
  if (file !== null) desk.data.examine(file, expectedHere(desk));
  return now(desk);
};

/** Why nothing may be replaced now; null when it may. */
const unreplaced = async (desk: Desk): Promise<Reply<never> | null> => {
  if (await hasRunToFinish(desk.session())) {
    return refuse(
      'not-allowed',
      'A run is open: a batch is being paid or is paused. Nothing was replaced. Finish or stop the run, then restore.',
    );
  }
  return null;
};

const putInPlace = async (
  desk: Desk,
  folder: string,
  madeAt: number | null,
): Promise<Reply<AppView>> => {
  const at = Math.trunc(desk.clock.now());
  const replaced = await desk.dataHost.replace(folder, { at, by: operatorName(desk), madeAt });
  if (!replaced.ok) {
    const message =
      'The ledger could not be put in place. What was there is in its place and open; nothing was deleted.';
    return refuse('storage-failed', message, replaced.error);
  }
  desk.data.restored(replaced.value);
  return done(await presentApp(desk));
};

const takeSettings = (desk: Desk, json: string): void => {
  const { preferences, platform } = carriedSettings(json);
  const { profile } = desk.session();
  desk.settings.savePreferences(preferences);
  if (profile.kind === 'live') desk.settings.saveProfile({ ...profile, ...platform });
};

const restore = async (
  desk: Desk,
  { head, takeSettings: wanted }: CallInput<'data.restore'>,
): Promise<Reply<AppView>> => {
  const { task } = desk.data;
  if (task.kind !== 'examined' || task.examined.manifest.ledger.head.hash !== head) {
    return refuse(
      'conflict',
      'This is not the backup you looked at any more. Nothing was replaced. Open it again.',
    );
  }
  const refused = await unreplaced(desk);
  if (refused !== null) return refused;
  if (wanted) takeSettings(desk, task.examined.settings);
  return putInPlace(desk, task.examined.folder, task.examined.manifest.madeAt);
};

const putBack = async (
  desk: Desk,
  { name }: CallInput<'data.putBack'>,
): Promise<Reply<AppView>> => {
  const kept = desk.dataHost.kept().find((one) => one.name === name);
  if (kept === undefined) {
    return refuse('not-found', 'This is not there any more. Nothing was replaced. Look again.');
  }
  return (await unreplaced(desk)) ?? putInPlace(desk, kept.path, null);
};

export const makeDataCalls = (desk: Desk): DataCalls => ({
  'data.get': async () => done(await presentData(desk)),
  'data.task': () => now(desk),
  'data.show': (input) => Promise.resolve(show(desk, input)),
  'data.backUp': () => backUp(desk),
  'data.examine': () => examine(desk),
  'data.stop': () => {
    desk.data.stop();
    return now(desk);
  },
  'data.dismiss': () => {
    desk.data.dismiss();
    return now(desk);
  },
  'data.restore': (input) => restore(desk, input),
  'data.putBack': (input) => putBack(desk, input),
});
