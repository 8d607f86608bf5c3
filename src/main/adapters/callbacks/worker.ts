/** Entry of the receiver's thread: it listens, proves and answers, so that neither the window nor a payout waits. */
import { parentPort, workerData } from 'node:worker_threads';
import { err, ok, type Result } from '#core/result.ts';
import type { ReceiverSettings } from '#main/ports/callbacks.ts';
import { link } from '../intake/link.ts';
import { makeAccept } from './accept.ts';
import type { OwnerCalls, ReceiverCalls, ReceiverThread } from './calls.ts';
import { Counting } from './counting.ts';
import { Keeper } from './keeper.ts';
import { KeyHolder } from './key-holder.ts';
import { RECEIVER_LIMITS } from './limits.ts';
import { listen, type Listener } from './listener.ts';
import { callbackPath, hostsOf, urlHost } from './place.ts';

/** How often the main thread hears what requests came to, ms. */
const TELL_MS = 500;

const { platformId }: ReceiverThread = workerData;

if (parentPort !== null) {
  const owner = link<OwnerCalls, ReceiverCalls>(parentPort);
  const counting = new Counting();
  const holder = new KeyHolder(() => owner.call('key', null));
  const accept = makeAccept({
    platformId,
    key: () => holder.key(),
    keeper: new Keeper((callbacks) => owner.call('keep', callbacks)),
    counting,
    now: () => Date.now(),
  });
  let listener: Listener | null = null;
  const tell = async (): Promise<void> => {
    const news = counting.take();
    if (news !== null) await owner.call('told', news);
  };
  const start = async (
    settings: ReceiverSettings,
  ): Promise<Result<{ addresses: readonly string[] }, string>> => {
    const hosts = hostsOf(settings);
    const opened = await listen({
      port: settings.port,
      hosts,
      path: callbackPath(settings),
      limits: RECEIVER_LIMITS,
      accept,
      turnedAway: () => counting.count('turnedAway'),
    });
    if (!opened.ok) return err(opened.error);
    listener = opened.value;
    const { port } = opened.value;
    return ok({ addresses: hosts.map((host) => `http://${urlHost(host)}:${port}`) });
  };
  // The owner ends this thread; a telling that fails then concerns nobody.
  setInterval(() => void tell().catch(() => undefined), TELL_MS).unref();
  owner.serve({
    start,
    stop: async () => {
      await listener?.close();
      holder.drop();
      await tell();
      return null;
    },
    dropKey: () => {
      holder.drop();
      return null;
    },
  });
}
