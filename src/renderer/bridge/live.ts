/** State at start, then events into the stores. Subscribes first, so nothing is missed between the two. */
import type { AppView } from '#contract/views/app.ts';
import { receiveApp, useApp } from './app-store.ts';
import { loadBalances, receiveBalances, useBalances } from './balances-store.ts';
import { forgetBatch, receiveBatch, receiveBatches, useBatches } from './batches-store.ts';
import { call, subscribe } from './client.ts';
import { loadCurrencies, receiveCurrencies, useCurrencies } from './currencies-store.ts';

const loadApp = async (): Promise<void> => {
  const reply = await call('app.state', {});
  if (reply.ok) receiveApp(reply.value);
  else useApp.setState({ error: reply.error });
};

export const loadBatches = async (): Promise<void> => {
  const reply = await call('batch.list', {});
  if (reply.ok) receiveBatches(reply.value);
  else useBatches.setState({ error: reply.error });
};

/** Reads everything the frame shows again, as at start and after another profile is chosen. */
export const loadAll = async (): Promise<void> => {
  await Promise.all([loadApp(), loadBatches(), loadCurrencies(false), loadBalances(false)]);
};

/** Forgets what belonged to one platform before another is shown. */
export const forgetPlatform = (): void => {
  useBatches.setState({ batches: null, error: null });
  useBalances.setState({ list: null, error: null });
  useCurrencies.setState({ list: null, error: null });
};

const lookOf = (app: AppView): string =>
  app.ledger.kind === 'elsewhere' ? app.ledger.copiedAt : app.ledger.kind;

/** A ledger that was taken anew, or opened at last, is read anew. */
const receiveAnew = (app: AppView): void => {
  const before = useApp.getState().app;
  receiveApp(app);
  if (before === null || before.profile.id !== app.profile.id) return;
  if (lookOf(before) !== lookOf(app)) void loadBatches();
};

/** Starts the window's knowledge of the world; the returned function ends it. */
export const startLive = (): (() => void) => {
  const ends = [
    subscribe('app.changed', receiveAnew),
    subscribe('batch.changed', receiveBatch),
    subscribe('batch.discarded', ({ batchId }) => forgetBatch(batchId)),
    subscribe('currency.changed', receiveCurrencies),
    subscribe('balance.changed', receiveBalances),
  ];
  void loadAll();
  return () => {
    for (const end of ends) end();
  };
};
