/**
 * The application that ships with a live platform in it: behind its border, over a cable to a practice gateway that can be
 * told to misbehave, with a keychain in memory. Whatever leaves it is written down: `traces.ts` looks for the key in it.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALL_CHANNEL } from '#contract/channels.ts';
import { calls, type CallInput, type CallName, type CallReplies } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { BatchView } from '#contract/views/batch.ts';
import { DEFAULT_CHOICES } from '#core/dispatch/choices.ts';
import { makeLog } from '#main/adapters/log.ts';
import type { App, ComposeOptions } from '#main/app.ts';
import { compose } from '#main/compose.ts';
import type { Log } from '#main/ports/log.ts';
import { startPracticeGateway, type PracticeGateway } from '#practice/server.ts';
import { makeMemoryKeychain, type MemoryKeychain } from '../fakes/memory-keychain.ts';
import { layWire, type Wire } from '../faults/wire.ts';
import { composeOptions } from '../support/compose-options.ts';
import { border } from './border.ts';
import { mustOf, type Ask, type Must } from '../support/ask-app.ts';

/** As unlike anything else as can be, with signs that each way of writing would change. */
export const KEY = 'CANARY~7f3a/9d+e1?c4&b2=Zq8';
export const PLATFORM_ID = 4711;

/** The system's power events, told by the test. */
export interface PowerSwitch {
  readonly lock: () => void;
  readonly sleep: () => void;
}

export interface LiveApp {
  readonly app: App;
  readonly gateway: PracticeGateway;
  readonly wire: Wire;
  readonly keychain: MemoryKeychain;
  readonly power: PowerSwitch;
  readonly log: Log;
  /** Data folder, with the log in it. */
  readonly folder: string;
  /** Where files are saved to. */
  readonly exports: string;
  /** Everything that left by the border and by the system since it was last emptied: [place, what]. */
  readonly left: [string, unknown][];
  readonly profileId: string;
  /** Asks as the page does. */
  readonly ask: Ask;
  readonly must: Must;
  readonly until: (batchId: string, holds: (batch: BatchView) => boolean) => Promise<BatchView>;
  /** An approved batch of so many payouts. */
  readonly approved: (payouts: number) => Promise<string>;
  close(): Promise<void>;
}

/** Everything the application tells the system, written down under its place. */
const outside = (
  left: LiveApp['left'],
  exports: string,
): Pick<ComposeOptions, 'dialogs' | 'notifier' | 'openLink' | 'links'> => ({
  dialogs: {
    openFile: () => Promise.resolve(null),
    saveFile: (name) => {
      left.push(['dialogs', name]);
      return Promise.resolve(join(exports, name));
    },
  },
  notifier: { show: (notice) => void left.push(['notifications', notice]) },
  openLink: (url) => {
    left.push(['links', url]);
    return Promise.resolve(true);
  },
  links: {
    open: (address) => {
      left.push(['links', address]);
      return Promise.resolve({ ok: true, value: undefined });
    },
  },
});

const powered = (): { readonly port: ComposeOptions['power']; readonly power: PowerSwitch } => {
  const heard = { lock: new Set<() => void>(), sleep: new Set<() => void>() };
  const on = (set: Set<() => void>) => (listener: () => void) => {
    set.add(listener);
    return () => void set.delete(listener);
  };
  const tell = (set: Set<() => void>) => (): void => {
    for (const listener of set) listener();
  };
  return {
    port: { holdAwake: () => () => undefined, onLock: on(heard.lock), onSleep: on(heard.sleep) },
    power: { lock: tell(heard.lock), sleep: tell(heard.sleep) },
  };
};

type Verbs = Pick<LiveApp, 'ask' | 'must' | 'until' | 'approved'>;

const verbsOf = (hear: ReturnType<typeof border>, left: LiveApp['left']): Verbs => {
  const ask = async <N extends CallName>(
    name: N,
    input: CallInput<N>,
  ): Promise<Reply<CallReplies[N]>> => {
    const reply = (await hear(CALL_CHANNEL, name, input)) as Reply<CallReplies[N]>;
    left.push([`reply of ${name}`, reply]);
    return reply;
  };
  const must = mustOf(ask);
  const until: Verbs['until'] = async (batchId, holds) => {
    for (;;) {
      const batch = await must('batch.get', { batchId });
      if (holds(batch)) return batch;
      await new Promise((next) => setTimeout(next, 50));
    }
  };
  let payoutsSoFar = 0;
  const approved: Verbs['approved'] = async (payouts) => {
    const rows = Array.from({ length: payouts }, () => {
      payoutsSoFar += 1;
      return `R-${payoutsSoFar},USDT,TRC20,TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd,25.${10 + payoutsSoFar},USDT`;
    });
    const header = 'reference,currency,network,address,amount,amount_currency';
    const text = `${[header, ...rows].join('\n')}\n`;
    const { id: batchId } = await must('batch.import', { source: { kind: 'text', text } });
    await until(batchId, ({ import: { kind } }) => kind === 'ready');
    const plan = await must('batch.plan', { batchId, refresh: true });
    if (plan.fingerprint === null) throw new Error(plan.obstacles.join('; '));
    await must('batch.submit', { batchId, fingerprint: plan.fingerprint, rehearsal: null });
    const { fingerprint, sums } = await must('batch.get', { batchId });
    await must('batch.approve', {
      batchId,
      fingerprint: fingerprint ?? '',
      typedSums: Object.fromEntries(sums.map(({ currencyId, sum }) => [`${currencyId}`, sum])),
      choices: DEFAULT_CHOICES,
    });
    return batchId;
  };
  return { ask, must, until, approved };
};

/** Opens it with a live platform, its key saved by the call of the window, and that platform chosen. */
export const openLiveApp = async (change: Partial<ComposeOptions> = {}): Promise<LiveApp> => {
  const gateway = await startPracticeGateway({
    platformId: PLATFORM_ID,
    apiKey: KEY,
    seed: 'canary',
    stateFile: null,
    withdrawIntervalMs: 1_000,
    settleMs: { min: 200, max: 400 },
  });
  const wire = await layWire(gateway.port);
  const root = mkdtempSync(join(tmpdir(), 'purser-live-'));
  const [folder, exports] = [join(root, 'data'), join(root, 'exports')];
  for (const each of [folder, exports]) mkdirSync(each);
  const left: LiveApp['left'] = [];
  const { port, power } = powered();
  const keychain = makeMemoryKeychain();
  const words = { calls: new Set(Object.keys(calls)) };
  const log = makeLog({ folder, now: Date.now, words });
  const around = { ...outside(left, exports), power: port, keychain, log };
  const app = await compose(composeOptions(folder, { ...around, ...change }));
  log.keepFrom('debug');
  app.onEvent((name, payload) => void left.push([`event ${name}`, payload]));
  const verbs = verbsOf(border(app, { log }), left);
  const place = { platformId: PLATFORM_ID, gatewayUrl: wire.url };
  const named = { profileId: null, name: 'Acme EU', color: '#336699', ...place };
  const { id: profileId } = await verbs.must('profile.save', named);
  await verbs.must('credentials.save', { profileId, key: KEY });
  await verbs.must('profile.select', { profileId });
  const close = async (): Promise<void> => {
    await app.close();
    await wire.close();
    await gateway.close();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  };
  const parts = { app, gateway, wire, keychain, power, log, folder, exports, left, profileId };
  return { ...parts, ...verbs, close };
};
