/** webContents: one page in Chromium, its preload, its requests and its navigation. */
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { toChromium, toElectron } from './addresses.ts';
import type { Chromium, Message, Params } from './chromium.ts';
import { makeCodec } from './codec.ts';
import { report } from './control.ts';
import { preventable } from './events.ts';
import { Frames, type Frame } from './frames.ts';
import { invoke } from './ipc.ts';
import { makePeer, pageSide, preloadSide, type SecretNames } from './page-side.ts';
import type { Partition } from './session.ts';

const WORLD = 'purser-preload';
const codec = makeCodec();
const PERMISSIONS = ['geolocation', 'notifications', 'clipboardReadWrite', 'midi', 'localFonts'];

function secretNames(): SecretNames {
  const name = (): string => `_${randomBytes(16).toString('hex')}`;
  return { toPage: name(), toPreload: name(), binding: name(), receive: name() };
}

interface Outgoing {
  readonly t: 'invoke' | 'path';
  readonly id: number;
  readonly channel: string;
  readonly args: readonly unknown[];
  readonly file: number;
}

let lastId = 0;

export interface ContentsOptions {
  readonly preload: string | undefined;
  readonly partition: Partition;
}

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly #options: ContentsOptions;
  readonly #names = secretNames();
  readonly #frames = new Frames(WORLD);
  #chromium: Chromium | null = null;
  #session = '';
  #mainFrame = '';
  /** Address main itself is loading: not the page's wish, so not asked about. */
  #loading: string | null = null;
  #pageAsked: string | null = null;
  #destroyed = false;
  #openHandler: ((details: object) => { readonly action: string }) | null = null;

  constructor(options: ContentsOptions) {
    super();
    this.#options = options;
  }

  /** Takes over a page of Chromium, before it has loaded anything. */
  async attach(chromium: Chromium, session: string, targetId: string): Promise<void> {
    this.#chromium = chromium;
    this.#session = session;
    this.#mainFrame = targetId;
    chromium.listen((message) => {
      if (message.sessionId === session) this.#hear(message);
    });
    await this.#ask('Page.enable');
    await this.#ask('Runtime.enable');
    await this.#ask('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    await this.#ask('Runtime.addBinding', {
      name: this.#names.binding,
      executionContextName: WORLD,
    });
    await this.#installPreload();
    await this.#settlePermissions();
    await this.#ask('Runtime.runIfWaitingForDebugger');
  }

  #ask(method: string, params: Params = {}): Promise<Params> {
    if (this.#chromium === null) throw new Error('The page has not been opened yet.');
    return this.#chromium.send(method, params, this.#session);
  }

  async #installPreload(): Promise<void> {
    if (this.#options.preload === undefined) return;
    const names = JSON.stringify(this.#names);
    const preload = readFileSync(this.#options.preload, 'utf8');
    await this.#ask('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${String(pageSide)})(${String(makePeer)}, ${names});`,
    });
    await this.#ask('Page.addScriptToEvaluateOnNewDocument', {
      worldName: WORLD,
      source: `(${String(preloadSide)})(
        { makeEnd: ${String(makePeer)}, codec: (${String(makeCodec)})() },
        ${names},
        (require, process) => { const exports = {}, module = { exports };\n${preload}\n});`,
    });
  }

  /** Chromium is told the answer of the app's permission check for the origins it serves. */
  async #settlePermissions(): Promise<void> {
    for (const scheme of this.#options.partition.handlers.keys()) {
      const origin = `${scheme}://purser`;
      for (const name of PERMISSIONS) {
        const granted = this.#options.partition.grants(name, origin);
        await this.#chromium
          ?.send('Browser.setPermission', {
            permission: { name },
            setting: granted ? 'granted' : 'denied',
            origin: toChromium(origin),
          })
          .catch(() => undefined);
      }
    }
  }

  #hear({ method, params = {} }: Message): void {
    if (method === 'Page.frameNavigated') this.#navigated(this.#frames.navigated(params));
    else if (method === 'Page.frameAttached') {
      const { frameId: id, parentFrameId: parentId } = params;
      this.#frames.navigated({ frame: { id, parentId, url: 'about:blank' } });
    } else if (method === 'Page.frameDetached') this.#frames.detached(params);
    else if (method === 'Runtime.executionContextCreated') this.#frames.contextCreated(params);
    else if (method === 'Runtime.executionContextDestroyed') this.#frames.contextDestroyed(params);
    else if (method === 'Runtime.executionContextsCleared') this.#frames.contextsCleared();
    else if (method === 'Page.loadEventFired') this.#loaded();
    else if (method === 'Page.frameRequestedNavigation') this.#pageAsked = String(params['url']);
    else if (method === 'Inspector.targetCrashed') {
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    } else if (method === 'Fetch.requestPaused') {
      this.#request(params).catch(() => undefined);
    } else if (method === 'Runtime.bindingCalled' && params['name'] === this.#names.binding) {
      this.#spoken(params).catch(() => undefined);
    }
  }

  #navigated(frame: Frame): void {
    if (frame.parentId === null) this.emit('did-navigate', {}, frame.url, 200, 'OK');
  }

  #loaded(): void {
    this.#loading = null;
    this.emit('dom-ready', {});
    this.emit('did-finish-load');
    this.emit('ready-to-show');
  }

  /** One request of the page: asked of the app's filter, then served by its scheme, or nowhere. */
  async #request(params: Params): Promise<void> {
    const { url: shown, method } = params['request'] as { url: string; method: string };
    const requestId = params['requestId'];
    const url = toElectron(shown);
    const fail = (errorReason: string): Promise<Params> =>
      this.#ask('Fetch.failRequest', { requestId, errorReason });
    // Chromium asks every https site for this of its own accord; it would not ask another scheme.
    if (url.endsWith('/favicon.ico')) {
      await this.#serve(requestId, new Response(null, { status: 204 }));
      return;
    }
    if (params['resourceType'] === 'Document' && (await this.#refusesToNavigate(params, url))) {
      await fail('Aborted');
      return;
    }
    const own = this.#options.partition.handlers.get(url.slice(0, url.indexOf(':')));
    const details = { url, method, resourceType: String(params['resourceType']).toLowerCase() };
    if (own === undefined) report({ t: 'foreign-request', url });
    if (await this.#options.partition.cancels(details)) await fail('BlockedByClient');
    else if (own === undefined) await fail('InternetDisconnected');
    else await this.#serve(requestId, await own(new Request(url, { method })));
  }

  async #serve(requestId: unknown, response: Response): Promise<void> {
    await this.#ask('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  async #refusesToNavigate(params: Params, url: string): Promise<boolean> {
    const isMainFrame = params['frameId'] === this.#mainFrame;
    if (isMainFrame && this.#loading === url) return false;
    // The page's wish is told on another way than the request and may come a moment later.
    if (isMainFrame) await this.#waitForWish();
    const asked = this.#pageAsked;
    this.#pageAsked = null;
    // Nobody in the page asked: a reload by the browser, which Electron does not ask about either.
    if (isMainFrame && asked === null) return false;
    const frame = this.#frames.get(String(params['frameId']));
    const details = { url, isMainFrame, isSameDocument: false, frame, initiator: frame };
    const everyFrame = preventable(details);
    this.emit('will-frame-navigate', everyFrame);
    const main = preventable(details);
    if (isMainFrame) this.emit('will-navigate', main, url);
    return everyFrame.defaultPrevented || main.defaultPrevented;
  }

  async #waitForWish(): Promise<void> {
    for (let wait = 0; wait < 10 && this.#pageAsked === null; wait += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** The preload spoke: an invoke, or the path of a file it was given. */
  async #spoken(params: Params): Promise<void> {
    const message = codec.decode(String(params['payload'])) as Outgoing;
    const contextId = Number(params['executionContextId']);
    try {
      const value =
        message.t === 'path'
          ? await this.#pathOf(message.file, contextId)
          : await invoke(message.channel, this.#eventFrom(contextId), message.args);
      await this.#reply({ t: 'reply', id: message.id, ok: true, value }, contextId);
    } catch (error) {
      const value = error instanceof Error ? error.message : String(error);
      await this.#reply({ t: 'reply', id: message.id, ok: false, value }, contextId);
    }
  }

  #eventFrom(contextId: number): object {
    const frame = this.#frames.ofContext(contextId);
    const parent = frame?.parentId == null ? null : this.#frames.get(frame.parentId);
    return {
      sender: this,
      processId: 1,
      frameId: 1,
      senderFrame: frame === null ? null : { url: frame.url, parent },
    };
  }

  async #pathOf(file: number, contextId: number): Promise<string> {
    const held = await this.#ask('Runtime.evaluate', {
      expression: `globalThis[${JSON.stringify(`${this.#names.receive}:file`)}](${file})`,
      contextId,
    });
    const { objectId } = held['result'] as { objectId: string };
    const found = await this.#ask('DOM.getFileInfo', { objectId });
    return String(found['path']);
  }

  async #reply(message: object, contextId: number): Promise<void> {
    const text = JSON.stringify(codec.encode(message));
    await this.#ask('Runtime.evaluate', {
      expression: `globalThis[${JSON.stringify(this.#names.receive)}](${text})`,
      contextId,
    });
  }

  send(channel: string, ...args: readonly unknown[]): void {
    const contextId = this.#frames.preloadContext;
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    if (contextId === null) return;
    this.#reply({ t: 'event', channel, value: args }, contextId).catch(() => undefined);
  }

  async loadURL(url: string): Promise<void> {
    this.#loading = url;
    const loaded = new Promise<void>((resolve) => {
      this.once('did-finish-load', resolve);
    });
    const { errorText } = await this.#ask('Page.navigate', { url: toChromium(url) });
    if (typeof errorText === 'string') throw new Error(`${errorText} loading '${url}'`);
    await loaded;
  }

  getURL(): string {
    return this.#frames.get(this.#mainFrame)?.url ?? '';
  }

  reload(): void {
    this.#loading = this.getURL();
    this.#ask('Page.reload').catch(() => undefined);
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  destroyed(): void {
    this.#destroyed = true;
    this.emit('destroyed');
  }

  setWindowOpenHandler(handler: (details: object) => { readonly action: string }): void {
    this.#openHandler = handler;
  }

  /** What the app says to a window the page wants to open. */
  allowsOpening(url: string): boolean {
    report({ t: 'window-open', url });
    const details = { url, frameName: '', disposition: 'new-window', features: '' };
    return (this.#openHandler?.(details).action ?? 'allow') === 'allow';
  }

  /** Runs an expression in the page for a dialog a person must answer. */
  async evaluate(expression: string, byValue: boolean): Promise<Params> {
    const found = await this.#ask('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      userGesture: true,
      returnByValue: byValue,
    });
    return found['result'] as Params;
  }

  async pathOfObject(objectId: string): Promise<string> {
    return String((await this.#ask('DOM.getFileInfo', { objectId }))['path']);
  }
}
