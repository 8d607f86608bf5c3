/** The open profile's data on this computer: where it lies, and how another folder takes its place. */
import { join } from 'node:path';
import { err, ok } from '#core/result.ts';
import { keptAside } from './adapters/backup/aside.ts';
import { BackupFiles } from './adapters/backup/backups.ts';
import { dataPlaces } from './adapters/places.ts';
import type { ComposeOptions } from './app.ts';
import { DataDesk } from './desk/data.ts';
import type { Desk } from './ipc/desk.ts';
import { presentApp } from './ipc/present-app.ts';
import { expectedHere, presentDataTask } from './ipc/present-data.ts';
import type { DataHost } from './ports/places.ts';
import type { Sessions } from './sessions.ts';

interface Needs extends Pick<ComposeOptions, 'dataFolder' | 'dialogs' | 'showInFolder'> {
  readonly backupWorker: URL;
  readonly sessions: Sessions;
  /** What was found of the ledger that goes is not about the one that comes. */
  readonly forget: () => void;
  readonly desk: () => Desk;
}

/** Everything about where data lies and about backups. */
export const makeDataParts = (needs: Needs): Pick<Desk, 'data' | 'dataHost'> => ({
  data: makeData(needs),
  dataHost: makeDataHost(needs),
});

const makeDataHost = (needs: Needs): DataHost => {
  const { dataFolder, dialogs, sessions } = needs;
  const profiles = join(dataFolder, 'profiles');
  const id = (): string => sessions.current.profile.id;
  return {
    places: () => dataPlaces(dataFolder, id()),
    kept: () => keptAside({ profiles, id: id() }),
    show: (path) => needs.showInFolder(path),
    chooseSave: (suggestedName) => dialogs.saveFile(suggestedName),
    chooseBackup: () => dialogs.openFile('backup'),
    replace: async (coming, note) => {
      try {
        return ok(await sessions.replace(coming, note));
      } catch (failure) {
        return err(failure instanceof Error ? failure.message : String(failure));
      } finally {
        needs.forget();
        const desk = needs.desk();
        desk.publish('app.changed', await presentApp(desk));
      }
    },
  };
};

/** Backups of the profiles below a data folder; the window hears how far they are. */
const makeData = ({ dataFolder, backupWorker: worker, desk }: Needs): DataDesk => {
  const backups = new BackupFiles({ profiles: join(dataFolder, 'profiles'), worker });
  const tell = async (here: Desk): Promise<void> => {
    const { task } = here.data;
    const view = await presentDataTask(here);
    // A view that took its time is not told after a newer one.
    if (here.data.task === task) here.publish('data.changed', view);
  };
  return new DataDesk({ backups, changed: () => void tell(desk()) });
};

/** What was opened from outside is verified and shown, unless another process pays from this ledger. */
export const askToRestore = (desk: Desk | null, path: string): void => {
  if (desk === null) return;
  if (desk.session().standing.kind !== 'elsewhere') desk.data.examine(path, expectedHere(desk));
  desk.publish('backup.shown', null);
};
