/** Tells the window what changed: whole small views, a few times a second at most. */
import type { Desk } from './ipc/desk.ts';
import { batchView } from './ipc/handlers/batch-view.ts';
import { payoutView } from './ipc/handlers/payout-calls.ts';
import { presentApp } from './ipc/present-app.ts';

/** Shortest time between two rounds of news, ms; money may move faster than eyes. */
const ROUND_MS = 120;

export interface Announcer {
  changed(what: { readonly batchId: string; readonly payoutId?: string }): void;
  /** The application's own state: profile, keys, attention counts. */
  appChanged(): void;
  stop(): void;
}

export const makeAnnouncer = (desk: () => Desk | null): Announcer => {
  const batches = new Set<string>();
  const payouts = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let last = 0;

  const tell = async (here: Desk): Promise<void> => {
    const session = here.session();
    const changedBatches = [...batches];
    const changedPayouts = [...payouts];
    batches.clear();
    payouts.clear();
    for (const id of changedBatches) {
      const view = await batchView(session, id);
      if (view !== null) here.publish('batch.changed', view);
    }
    for (const id of changedPayouts) {
      const view = await payoutView(here, id);
      if (view !== null) here.publish('payout.changed', view);
    }
    here.publish('app.changed', await presentApp(here));
  };

  const round = (): void => {
    timer = null;
    last = performance.now();
    const here = desk();
    // News are a convenience: when a profile closes underneath, the window asks for everything anew.
    if (here !== null) tell(here).catch(() => undefined);
  };

  const soon = (): void => {
    // The first news after a while go at once: whoever waits for a file sees its first rows.
    timer ??= setTimeout(round, Math.max(0, last + ROUND_MS - performance.now()));
  };

  return {
    changed: ({ batchId, payoutId }) => {
      batches.add(batchId);
      if (payoutId !== undefined) payouts.add(payoutId);
      soon();
    },
    appChanged: () => {
      soon();
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
};
