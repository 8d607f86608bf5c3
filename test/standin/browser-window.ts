/** BrowserWindow: one Chromium each, in app mode, or headless when nobody looks. */
import { EventEmitter } from 'node:events';
import { toChromium } from './addresses.ts';
import { endings, realApp, windows } from './app.ts';
import { Chromium, type Message } from './chromium.ts';
import { isHeadless, isSteered, onCommand, report } from './control.ts';
import { preventable } from './events.ts';
import { only } from './only.ts';
import { partitionNamed } from './session.ts';
import { WebContents } from './web-contents.ts';

interface Options {
  readonly width?: number;
  readonly height?: number;
  readonly webPreferences?: { readonly preload?: string; readonly partition?: string };
}

const open = new Set<Window>();
/** There is no window system to ask; whoever steers says when the person looks elsewhere. */
let focused = true;

onCommand((command) => {
  if (command.t === 'focus') focused = command.focused;
});
const SHOWN_FIRST = 'app://purser/';

class Window extends EventEmitter {
  readonly #contents: WebContents;
  readonly #options: Options;
  #chromium: Chromium;
  #page: Promise<void>;
  #targetId = '';
  #url = '';
  #destroyed = false;

  constructor(options: Options) {
    super();
    this.#options = options;
    this.#contents = new WebContents({
      preload: options.webPreferences?.preload,
      partition: partitionNamed(options.webPreferences?.partition ?? ''),
    });
    this.#contents.on('ready-to-show', () => this.emit('ready-to-show'));
    realApp.emit('web-contents-created', {}, this.webContents);
    open.add(this);
    realApp.emit('browser-window-created', {}, this);
    this.#chromium = this.#launch();
    this.#page = this.#attach();
  }

  get webContents(): WebContents {
    return only('webContents', this.#contents);
  }

  #launch(): Chromium {
    const chromium = new Chromium({
      profileParent: realApp.getPath('temp'),
      width: this.#options.width ?? 800,
      height: this.#options.height ?? 600,
      headless: isHeadless,
      debuggable: isSteered,
      address: toChromium(SHOWN_FIRST),
    });
    endings.add(() => chromium.end());
    void this.#watch(chromium);
    return chromium;
  }

  async #watch(chromium: Chromium): Promise<void> {
    await chromium.gone;
    if (chromium === this.#chromium) this.#closedByHand();
  }

  /** Takes the first page for our own; every later one is a window the page opened. */
  async #attach(): Promise<void> {
    const chromium = this.#chromium;
    const first = new Promise<{ session: string; targetId: string }>((resolve) => {
      chromium.listen((message) => {
        const target = attachedPage(message);
        if (target === null) return;
        if (this.#targetId === '') {
          this.#targetId = target.targetId;
          resolve(target);
        } else if (target.targetId !== this.#targetId) {
          void this.#opened(chromium, target);
        }
      });
    });
    await chromium.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
    });
    const { session, targetId } = await first;
    await this.#contents.attach(chromium, session, targetId);
    if (isSteered) report({ t: 'window', debugAddress: await chromium.debugAddress });
  }

  async #opened(
    chromium: Chromium,
    target: { session: string; targetId: string; url: string },
  ): Promise<void> {
    const allowed = this.#contents.allowsOpening(target.url);
    await chromium.send('Target.closeTarget', { targetId: target.targetId });
    if (allowed) throw new Error('The stand-in for Electron opens no second window.');
  }

  /** A person closed Chromium: the app may forbid it, and then the window comes back. */
  #closedByHand(): void {
    if (this.#destroyed) return;
    const event = preventable({});
    this.#targetId = '';
    const reopen = setTimeout(() => {
      this.#chromium = this.#launch();
      this.#page = this.#attach().then(() => this.#contents.loadURL(this.#url));
    }, 1_000);
    this.emit('close', event);
    if (event.defaultPrevented) return;
    clearTimeout(reopen);
    this.destroy();
  }

  async loadURL(url: string): Promise<void> {
    this.#url = url;
    await this.#page;
    await this.#contents.loadURL(url);
  }

  /** The page, once it can be asked something. */
  async page(): Promise<WebContents> {
    await this.#page;
    return this.#contents;
  }

  close(): void {
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#chromium.end();
    this.#contents.destroyed();
    open.delete(this);
    this.emit('closed');
    if (open.size > 0) return;
    if (!realApp.emit('window-all-closed')) realApp.quit();
  }

  reload(): void {
    this.#contents.reload();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isMinimized(): boolean {
    return false;
  }
  isVisible(): boolean {
    return true;
  }
  isFocused(): boolean {
    return focused;
  }
  show(): void {}
  hide(): void {}
  focus(): void {
    focused = true;
    this.#contents.evaluate('window.focus()', true).catch(() => undefined);
  }
  restore(): void {}
  setTitle(): void {}
  setProgressBar(value: number): void {
    report({ t: 'progress', value });
  }
  flashFrame(): void {}
}

function attachedPage(message: Message): { session: string; targetId: string; url: string } | null {
  if (message.method !== 'Target.attachedToTarget' || message.params === undefined) return null;
  const info = message.params['targetInfo'] as { type: string; targetId: string; url: string };
  if (info.type !== 'page') return null;
  return { session: String(message.params['sessionId']), targetId: info.targetId, url: info.url };
}

windows.closeAll = () => {
  for (const window of open) window.close();
  return open.size === 0;
};

export type { Window };

/** The class as Purser sees it; its instances refuse what they do not implement. */
export const BrowserWindow = new Proxy(Window, {
  construct: (target, [options]: [Options]) => only('BrowserWindow', new target(options)),
  get: (target, property) => {
    if (property === 'getAllWindows') return () => [...open];
    if (property === 'getFocusedWindow') return () => [...open][0] ?? null;
    return Reflect.get(target, property) as unknown;
  },
});

/** The window a dialog belongs to. */
export function anyWindow(): Window | undefined {
  return [...open][0];
}
