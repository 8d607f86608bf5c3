/** The one place where ports meet adapters; top to bottom, what the application is made of. */
import { join } from 'node:path';
import { LOG_LEVEL } from '#core/log/level.ts';
import type { EventName, Events } from '#contract/events.ts';
import { makeClock, makeIds } from './adapters/clock.ts';
import { makeDataFolder } from './adapters/data-folder.ts';
import { makeFiles } from './adapters/files.ts';
import { makeFileTokens } from './adapters/file-tokens.ts';
import { makeKeychain } from './adapters/keychain.ts';
import { makeVerifier } from './adapters/ledger/verifier.ts';
import { makeSamples, readTemplate } from './adapters/samples.ts';
import { openSettings } from './adapters/settings.ts';
import { makeAnnouncer } from './announce.ts';
import type { App, ComposeOptions, EventListener } from './app.ts';
import { askToRestore, makeDataParts } from './data-host.ts';
import { KEYCHAIN_SERVICE, KeyDesk } from './desk/credentials.ts';
import { UnlockDesk } from './desk/unlocking.ts';
import { UpdateDesk } from './desk/updates.ts';
import { VerificationDesk } from './desk/verification.ts';
import { keepFresh } from './keep-fresh.ts';
import { done, refuse, type Desk } from './ipc/desk.ts';
import { makeHandlers } from './ipc/handlers.ts';
import { presentApp } from './ipc/present-app.ts';
import { presentUpdate } from './ipc/present-update.ts';
import { presentReceiver } from './ipc/present-callback.ts';
import { presentInvoice } from './ipc/present-receive.ts';
import { formatTime, presentUnlock, presentVerification } from './ipc/present-ledger.ts';
import { notifyRun } from './notify-run.ts';
import type { Ids, Settings } from './ports/host.ts';
import { PRACTICE_INTERVAL_MS, startPracticeHouse } from './practice-house.ts';
import { hasOpenRun } from './open-run.ts';
import { saveFile } from './save-file.ts';
import type { Session } from './session.ts';
import { Sessions, type SessionsParts } from './sessions.ts';

export const compose = async (options: ComposeOptions): Promise<App> => {
  const { dataFolder, version } = options;
  const clock = makeClock();
  const ids = makeIds();
  const keychain = options.keychain ?? makeKeychain(KEYCHAIN_SERVICE);
  const keys = new KeyDesk(keychain, () => clock.now());
  const house = await startPracticeHouse(join(dataFolder, 'practice'), PRACTICE_INTERVAL_MS);
  const settings = await openSettings({ folder: dataFolder, version, practice: house.profile });
  beginLog(options, settings);
  const news = new News();
  let desk: Desk | null = null;
  const announcer = makeAnnouncer(() => desk);
  const callbacksChanged = soonAfter(() => desk);
  const told = { ...engineOf(options, news, () => sessions.current), announcer, callbacksChanged };
  const shared = { ...options, ...told, clock, ids, settings, keychain, keys, house };
  const sessions = await Sessions.begin(shared);
  const stopWatching = watchPower(options, () => sessions.current);
  desk = await makeDesk(shared, sessions, news);
  const fresh = keepFresh(desk);
  const looking = lookNowAndThen(desk);
  news.hear((name) => {
    if (name === 'payout.changed') fresh.moneyMoved();
  });
  // A silent secret service may take its whole deadline to answer; the window does not wait for it.
  void keys.refresh(settings.profiles()).then(() => announcer.appChanged());
  return {
    handlers: makeHandlers(desk),
    onEvent: (listener) => news.hear(listener),
    registerDroppedFile: desk.files.register,
    stopSending: async (detail) => {
      const { dispatch } = sessions.current;
      dispatch.halt({ code: 'internal', detail, payoutId: null });
      await dispatch.settled();
    },
    askToRestore: (path) => askToRestore(desk, path),
    askToVerify: () => news.publish('verification.asked', null),
    canQuit: () => sessions.current.dispatch.live() === null,
    close: async () => {
      stopWatching();
      fresh.stop();
      clearInterval(looking);
      announcer.stop();
      news.end();
      await desk?.data.close();
      await sessions.close();
      await house.close();
      options.log.write('ended', {});
    },
  };
};

const beginLog = ({ log, policy }: ComposeOptions, settings: Settings): void => {
  log.keepFrom(settings.preferences().logLevel ?? LOG_LEVEL);
  log.write('policy-read', { kind: policy.kind });
};

/** Sending stops before the computer sleeps; a key that is held is forgotten then, and when the screen is locked. */
const watchPower = (
  { power, log }: Pick<ComposeOptions, 'power' | 'log'>,
  session: () => Session,
): (() => void) => {
  const forgetKey = (): void => session().callbacks.dropKey();
  const stops = [
    power.onLock(() => {
      log.write('screen-locked', {});
      forgetKey();
    }),
    power.onSleep(() => {
      log.write('sleep', {});
      forgetKey();
      session().dispatch.halt({ code: 'sleep', detail: null, payoutId: null });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};

/** Tells the window of the receiver, a few times a second at most, however many callbacks come. */
const soonAfter = (desk: () => Desk | null): (() => void) => {
  let timer: NodeJS.Timeout | null = null;
  const tell = async (here: Desk): Promise<void> => {
    here.publish('callback.changed', await presentReceiver(here.session().callbacks));
  };
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      const here = desk();
      // News are a convenience: when a profile closes underneath, the window asks for everything anew.
      if (here !== null) tell(here).catch(() => undefined);
    }, RECEIVER_NEWS_MS);
  };
};

const RECEIVER_NEWS_MS = 300;

/** Tells outside the window, once, that a run ended or stopped. */
const tellOfRuns = (
  { notifier }: Pick<ComposeOptions, 'notifier'>,
  news: News,
  session: () => Session,
): ((batchId: string) => void) => {
  const show = (batchId: string): void => news.publish('batch.shown', { batchId });
  return (batchId) => {
    notifyRun({ notifier, session, show }, batchId).catch(() => undefined);
  };
};

/** What the engine tells and asks of its surroundings. */
const engineOf = (
  options: Pick<ComposeOptions, 'notifier' | 'power'>,
  news: News,
  session: () => Session,
): Pick<SessionsParts, 'holdAwake' | 'ended' | 'rehearsing' | 'invoiceChanged' | 'low'> => ({
  holdAwake: () => options.power.holdAwake(),
  ended: tellOfRuns(options, news, session),
  low: (notice) => options.notifier.show(notice, () => news.publish('holdings.shown', null)),
  invoiceChanged: (invoice) => {
    news.publish('invoice.changed', presentInvoice(session(), invoice));
  },
  rehearsing: (batchId, at) => news.publish('rehearsal.changed', { batchId, at }),
});

/** A copy of a ledger that another process writes grows old; it is taken anew so often, ms. */
const LOOK_MS = 60_000;

const lookNowAndThen = (desk: Desk): NodeJS.Timeout =>
  setInterval(() => {
    // When the other process is in the middle of something, the copy shown stays and says how old it is.
    if (desk.session().standing.kind === 'elsewhere') desk.lookAgain().catch(() => undefined);
  }, LOOK_MS);

/** Who listens to the application's events. */
class News {
  readonly #listeners = new Set<EventListener>();

  publish<E extends EventName>(name: E, payload: Events[E]): void {
    for (const listener of this.#listeners) listener(name, payload);
  }

  hear(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  end(): void {
    this.#listeners.clear();
  }
}

type Shared = ComposeOptions & SessionsParts & { readonly keys: KeyDesk };

const makeUpdates = ({ updates, clock, log }: Shared, sessions: Sessions, news: News): UpdateDesk =>
  new UpdateDesk({
    ...updates,
    runOpen: () => hasOpenRun(sessions.current),
    now: () => clock.now(),
    changed: (state) => {
      if (state.kind !== 'fetching') log.write('update-moved', { to: state.kind });
      news.publish('update.changed', presentUpdate(state));
    },
  });

const makeVerification = ({ verifyWorker, clock, version }: Shared, news: News): VerificationDesk =>
  new VerificationDesk({
    verifier: makeVerifier(verifyWorker),
    clock,
    version,
    formatTime,
    changed: (now) => news.publish('verification.changed', presentVerification(now)),
  });

const makeDesk = async (shared: Shared, sessions: Sessions, news: News): Promise<Desk> => {
  const { settings, keychain, keys, clock, ids, house, samplesFolder, dialogs } = shared;
  const disk = makeFiles(dialogs);
  /** What was found of one ledger is not about the next. */
  const forget = (): void => {
    desk.verification.forget();
    desk.unlocking.forget();
    desk.data.forget();
  };
  const desk: Desk = {
    session: () => sessions.current,
    selectProfile: async (profile) => {
      forget();
      await sessions.select(profile);
      news.publish('app.changed', await presentApp(desk));
    },
    lookAgain: async () => {
      await sessions.lookAgain();
      news.publish('app.changed', await presentApp(desk));
    },
    verification: makeVerification(shared, news),
    updates: makeUpdates(shared, sessions, news),
    ...makeDataParts({ ...shared, sessions, forget, desk: () => desk }),
    leaveFor: (last) => shared.updates.leaveFor(last),
    unlocking: new UnlockDesk(() => {
      void presentUnlock(desk).then((view) => news.publish('unlock.changed', view));
    }),
    gatewayOf: (profile) => sessions.gatewayOf(profile),
    settings,
    keychain,
    keys,
    clock,
    ids,
    files: files(ids),
    samples: makeSamples(samplesFolder),
    template: await readTemplate(samplesFolder),
    practice: house,
    publish: (name, payload) => news.publish(name, payload),
    save: (suggestedName, parts) => saveFile(disk, suggestedName, parts),
    openFile: () => dialogs.openFile(),
    openLink: shared.openLink,
    links: shared.links,
    policy: shared.policy,
    log: shared.log,
    folder: makeDataFolder(shared.dataFolder),
    account: shared.account,
    about: { version: shared.version, host: shared.host, dataFolder: shared.dataFolder },
  };
  return desk;
};

const files = (ids: Ids): Desk['files'] => {
  const tokens = makeFileTokens(ids);
  return {
    register: async (path) => {
      const file = await tokens.register(path);
      return typeof file === 'string' ? refuse('not-found', file) : done(file);
    },
    pathOf: (token) => tokens.pathOf(token),
  };
};
