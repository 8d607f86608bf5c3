/** The rows in sight of a scrolled element, kept right while it scrolls; the sums are in row-track.ts. */
import { RowTrack, type Range } from './row-track.ts';

/** Where each scrolled element stands, as its last event said: asking would lay the whole page out. */
const standing = new WeakMap<HTMLElement, number>();

interface Stage {
  readonly scroller: HTMLElement;
  readonly body: HTMLElement;
}

/** What React is handed keeps its identity, so those parts are fields. */
export class RowWindow {
  readonly #track: RowTrack;
  readonly #head: number;
  readonly #listeners = new Set<() => void>();
  readonly #observer: ResizeObserver;
  #stage: Stage | null = null;
  #range: Range;
  #first = 0;
  #lead = 0;
  /** The row to be kept in sight while heights become known. */
  #kept: number | null = null;

  /** `head` is the height of the sticky header above the rows, px. */
  constructor(likelyHeight: number, head: number) {
    this.#track = new RowTrack(likelyHeight);
    this.#range = this.#track.range();
    this.#head = head;
    this.#observer = new ResizeObserver((entries) => this.#measured(entries));
  }

  readonly range = (): Range => this.#range;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes the element that holds the rows; one around it is marked as the one that scrolls. */
  readonly body = (body: HTMLElement | null): (() => void) | undefined => {
    const scroller = body?.closest('[data-scrolls]');
    if (!body || !(scroller instanceof HTMLElement)) return undefined;
    this.#stage = { scroller, body };
    this.#observer.observe(scroller);
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    scroller.addEventListener('scrollend', this.#onRest);
    if (scroller.clientHeight > 0) this.#track.setView(scroller.clientHeight - this.#head);
    this.#track.moved((standing.get(scroller) ?? 0) - this.#lead);
    return () => {
      this.#stage = null;
      this.#observer.unobserve(scroller);
      scroller.removeEventListener('scroll', this.#onScroll);
      scroller.removeEventListener('scrollend', this.#onRest);
    };
  };

  /** Watches the height of a row, which carries its place as `data-index`. */
  readonly measure = (row: HTMLElement | null): (() => void) | undefined => {
    if (row === null) return undefined;
    this.#observer.observe(row);
    return () => this.#observer.unobserve(row);
  };

  /** Scrolls no more than is needed to see a row whole. */
  readonly reveal = (index: number): void => {
    this.#kept = index;
    this.#put(this.#track.toReveal(index));
    this.#update(false);
  };

  /** Says how many rows there are, and how many px of other things stand above the sticky header. */
  fit(total: number, lead: number): void {
    this.#track.moved(this.#track.bar + this.#lead - lead);
    this.#lead = lead;
    this.#track.setTotal(total);
    this.#update(false);
  }

  /** Says which row now stands first on the page. */
  drawn(first: number): void {
    this.#first = first;
    this.#lay();
  }

  readonly #onScroll = (): void => {
    if (this.#stage === null) return;
    const { scrollTop } = this.#stage.scroller;
    standing.set(this.#stage.scroller, scrollTop);
    const bar = scrollTop - this.#lead;
    // Whoever scrolled elsewhere no longer wants to see the row that was asked for.
    if (Math.abs(bar - this.#track.bar) >= 1) this.#kept = null;
    this.#track.moved(bar);
    this.#update(false);
  };

  readonly #onRest = (): void => this.#update(true);

  #update(rests: boolean): void {
    this.#put(this.#track.toSettle(rests));
    this.#draw();
    this.#lay();
  }

  #measured(entries: readonly ResizeObserverEntry[]): void {
    for (const { target, contentRect, borderBoxSize } of entries) {
      const height = borderBoxSize[0]?.blockSize ?? 0;
      if (height === 0 || !(target instanceof HTMLElement)) continue;
      if (target === this.#stage?.scroller) this.#track.setView(contentRect.height - this.#head);
      else this.#track.measured(Number(target.dataset['index']), height);
    }
    if (this.#kept !== null) this.#put(this.#track.toReveal(this.#kept));
    this.#put(this.#track.toSettle(false));
    this.#lay();
    // Rows drawn now could not be measured before the next frame.
    requestAnimationFrame(() => {
      this.#track.reach();
      this.#draw();
    });
  }

  #lay(): void {
    if (this.#stage === null) return;
    const { above, height } = this.#track.layout(this.#first);
    this.#stage.body.style.height = `${height}px`;
    this.#stage.body.style.paddingTop = `${above}px`;
  }

  #draw(): void {
    const next = this.#track.range();
    if (next.first === this.#range.first && next.last === this.#range.last) return;
    this.#range = next;
    for (const listener of this.#listeners) listener();
  }

  #put(bar: number | null): void {
    if (this.#stage === null || bar === null) return;
    const { scroller } = this.#stage;
    // The element has to be high enough before it can be scrolled there.
    this.#lay();
    scroller.scrollTop = this.#lead + bar;
    this.#track.settled(scroller.scrollTop - this.#lead);
    standing.set(scroller, scroller.scrollTop);
  }
}
