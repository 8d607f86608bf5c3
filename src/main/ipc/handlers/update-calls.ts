/** Calls about new versions of Purser. */
import type { Reply } from '#contract/errors.ts';
import type { UpdateView } from '#contract/views/update.ts';
import type { Handlers } from '../../app.ts';
import type { UpdateBlocked } from '../../desk/updates.ts';
import { done, refuse, type Desk } from '../desk.ts';
import { presentUpdate } from '../present-update.ts';

type UpdateCalls = Pick<
  Handlers,
  'update.get' | 'update.look' | 'update.fetch' | 'update.stop' | 'update.install'
>;

const BLOCKED =
  'A batch is being paid. Purser is not changed while a run is open; nothing was fetched or replaced. ' +
  'Finish or stop the run, then ask again.';

export const makeUpdateCalls = (desk: Desk): UpdateCalls => {
  const now = (blocked: UpdateBlocked | null): Reply<UpdateView> =>
    blocked === null ? done(presentUpdate(desk.updates.state)) : refuse('not-allowed', BLOCKED);
  return {
    'update.get': () => Promise.resolve(now(null)),
    'update.look': async () => now(await desk.updates.look()),
    'update.fetch': async () => now(await desk.updates.fetch()),
    'update.stop': () => {
      desk.updates.stop();
      return Promise.resolve(now(null));
    },
    'update.install': async () => {
      const may = await desk.updates.mayInstall();
      if (may === false) return refuse('conflict', 'No new version is ready. Look for one first.');
      if (may !== true) return refuse('not-allowed', BLOCKED);
      await desk.leaveFor(() => desk.updates.install());
      return done(null);
    },
  };
};
