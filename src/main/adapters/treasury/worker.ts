/** Entry of the thread that owns the treasury file; `workerData` says which, and how it is opened. */
import { parentPort, workerData } from 'node:worker_threads';
import type { TreasuryStanding } from '#main/ports/treasury.ts';
import { link, type Answers } from '../intake/link.ts';
import { areas } from './areas.ts';
import { Group } from './group.ts';
import { openCopy, openStore, troubleWith, type OpenStore } from './store.ts';

export interface TreasuryTask {
  readonly file: string;
  /** Whether a private copy is looked at instead, because another process writes the file. */
  readonly copy: boolean;
}

/** What this thread answers: `area.method` with its one input; `snapshotTo` and `close`. */
export type StoreCalls = {
  readonly [name: string]: { readonly input: unknown; readonly output: unknown };
};

/** What this thread tells: that the file is open, or cannot be used (any more). */
export interface OwnerCalls {
  readonly standing: { readonly input: TreasuryStanding; readonly output: null };
}

const answersOf = ({ db }: OpenStore, group: Group): Answers<StoreCalls> => {
  const answers = Object.entries(areas).flatMap(([name, area]) => {
    const methods: Readonly<Record<string, (input: never) => unknown>> = {
      ...area.answers(db),
    };
    return Object.entries(methods).map(([method, run]) => {
      const writes = Reflect.get(area.manners, method) === 'write';
      // The main thread sends each method the input of its port; the link itself knows no types.
      const work = (input: unknown): unknown => run(input as never);
      const answer = (input: unknown): unknown =>
        writes ? group.write(() => work(input)) : group.read(() => work(input));
      return [`${name}.${method}`, answer] as const;
    });
  });
  return Object.fromEntries(answers);
};

const { file, copy }: TreasuryTask = workerData;

if (parentPort !== null) {
  const port = parentPort;
  const owner = link<OwnerCalls, StoreCalls>(port);
  const opened = copy ? openCopy(file) : openStore(file);
  if (opened.ok) {
    const store = opened.value;
    const group = new Group(store.db, (error) => {
      void owner.call('standing', { kind: 'unavailable', detail: troubleWith(error, file) });
    });
    const close = (): null => {
      group.flush();
      store.close();
      return null;
    };
    // Through this connection, because no other may open the file.
    const snapshotTo = (path: unknown): null => {
      group.read(() => store.db.prepare('VACUUM INTO ?').run(String(path)));
      return null;
    };
    owner.serve({ ...answersOf(store, group), snapshotTo, close });
    void owner.call('standing', { kind: 'open' });
  } else {
    owner.serve({ close: () => null });
    void owner.call('standing', { kind: 'unavailable', detail: opened.error });
  }
}
