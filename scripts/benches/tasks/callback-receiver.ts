/**
 * A receiver of callbacks as the application runs it: its own thread, the treasury store on another, this thread free.
 * Arguments: the folder of the store. Says where it listens; ends when its standard input does, and then says how
 * long this thread was ever kept from its events.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { join } from 'node:path';
import { ok } from '#core/result.ts';
import { Secret } from '#core/secret/secret.ts';
import { ThreadedReceiver } from '#main/adapters/callbacks/receiver.ts';
import { openTreasury } from '#main/adapters/treasury/treasury.ts';
import { LOAD_KEY, LOAD_PLATFORM } from '../callback-load.ts';

const [, , folder = '.'] = process.argv;
const source = (path: string): URL =>
  new URL(`../../../src/main/adapters/${path}`, import.meta.url);

const treasury = openTreasury({
  file: join(folder, 'treasury.sqlite'),
  worker: source('treasury/worker.ts'),
  readOnlyBecause: null,
  copy: false,
});
const receiver = new ThreadedReceiver({
  worker: source('callbacks/worker.ts'),
  platformId: LOAD_PLATFORM,
  key: (use) => Promise.resolve(ok(use(new Secret(LOAD_KEY)))),
  store: treasury.callbacks,
  now: () => Date.now(),
  fresh: () => undefined,
  changed: () => undefined,
});
await treasury.standing();
const settings = { on: true, port: 0, ipv6: false, secretPath: null, tunnel: '' };
const state = await receiver.start(settings);
if (state.kind !== 'on') throw new Error(JSON.stringify(state));
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.stdout.write(`${JSON.stringify({ address: state.addresses[0] })}\n`);

process.stdin.on('end', () => {
  delay.disable();
  const end = async (): Promise<void> => {
    await receiver.stop();
    await treasury.close();
    const waits = { p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6 };
    process.stdout.write(`${JSON.stringify(waits)}\n`);
  };
  void end();
});
process.stdin.resume();
