/** The frames of one page, as Chromium tells of them. */
import { toElectron } from './addresses.ts';
import type { Params } from './chromium.ts';

export interface Frame {
  readonly id: string;
  readonly url: string;
  readonly parentId: string | null;
}

export class Frames {
  readonly #frames = new Map<string, Frame>();
  /** Context → the frame it belongs to. */
  readonly #contexts = new Map<number, string>();
  /** The main frame's isolated world. */
  preloadContext: number | null = null;

  readonly #worldName: string;

  constructor(worldName: string) {
    this.#worldName = worldName;
  }

  navigated(params: Params): Frame {
    const raw = params['frame'] as { id: string; url: string; parentId?: string };
    const frame = { id: raw.id, url: toElectron(raw.url), parentId: raw.parentId ?? null };
    this.#frames.set(frame.id, frame);
    return frame;
  }

  detached(params: Params): void {
    this.#frames.delete(String(params['frameId']));
  }

  contextCreated(params: Params): void {
    const context = params['context'] as {
      id: number;
      name: string;
      auxData: { frameId: string };
    };
    this.#contexts.set(context.id, context.auxData.frameId);
    const isMain = (this.#frames.get(context.auxData.frameId)?.parentId ?? null) === null;
    if (context.name === this.#worldName && isMain) this.preloadContext = context.id;
  }

  contextDestroyed(params: Params): void {
    this.#contexts.delete(Number(params['executionContextId']));
    if (this.preloadContext === params['executionContextId']) this.preloadContext = null;
  }

  contextsCleared(): void {
    this.#contexts.clear();
    this.preloadContext = null;
  }

  ofContext(contextId: number): Frame | null {
    return this.#frames.get(this.#contexts.get(contextId) ?? '') ?? null;
  }

  get(id: string): Frame | null {
    return this.#frames.get(id) ?? null;
  }
}
