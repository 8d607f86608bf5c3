/**
 * Which rows of a table are in sight, as numbers alone. Rows have places of their own; the scroll bar stands somewhere
 * else by a shift that stays while one scrolls, so that a wheel moves rows pixel by pixel whatever the bar's scale, and a
 * row that turns out higher above the view moves nothing in it. A jump of the bar, an end that comes near, and rest bring
 * both together again.
 */
import { makeRowHeights, type RowHeights } from './row-heights.ts';
import { makeScrollScale, type ScrollScale } from './scroll-scale.ts';

export interface Range {
  readonly first: number;
  /** One less than `first` when there is none. */
  readonly last: number;
}

/** Until the view has been measured, px. */
const FIRST_VIEW = 600;
/** Rows drawn beyond both edges. */
const BEYOND = 6;
/** A jump longer than so many views is one of the bar, not of a wheel. */
const FAR = 4;
/** Less than the screen can show, px. */
const NOTHING = 0.6;

export class RowTrack {
  readonly #likely: number;
  readonly #heights: RowHeights;
  #total = 0;
  #view = FIRST_VIEW;
  #bar = 0;
  #shift = 0;
  /** After a jump what is in sight comes first; what lies beyond is drawn once that is there. */
  #beyond = 0;
  /** Where the bar is being brought, as a place of the rows; it stays although a screen rounds where a bar stands. */
  #wanted: number | null = null;
  #scale: ScrollScale | null = null;
  /** Rows that were drawn before the bar last moved, whose heights are known. */
  #known: Range = { first: 0, last: -1 };

  /** `likely` is the height of a row that was not drawn yet, px. */
  constructor(likely: number) {
    this.#likely = likely;
    this.#heights = makeRowHeights(likely);
  }

  /** How far the bar stands below where the rows begin, px. */
  get bar(): number {
    return this.#bar;
  }

  setTotal(total: number): void {
    this.#total = total;
    this.#scale = null;
  }

  /** Takes the height in which rows can be seen, px. */
  setView(view: number): void {
    this.#view = Math.max(view, this.#likely);
    this.#scale = null;
  }

  /** The bar was moved, by whomever. */
  moved(bar: number): void {
    const jumped = Math.abs(bar - this.#bar) > FAR * this.#view;
    this.#known = this.range();
    this.#bar = bar;
    if (!jumped) return;
    this.#shift = bar < 0 ? 0 : this.#scaled().toRows(bar) - bar;
    this.#beyond = 0;
  }

  /** What is in sight was drawn; from now on the rows beyond both edges are drawn too. */
  reach(): void {
    this.#beyond = BEYOND;
  }

  /** A row was drawn so high. */
  measured(index: number, height: number): void {
    const isAbove = index < this.#anchor();
    const by = this.#heights.set(index, height);
    if (by === 0) return;
    this.#scale = null;
    if (isAbove) this.#shift += by;
  }

  /** Where the bar has to stand so that a row is seen whole; null when it is. */
  toReveal(index: number): number | null {
    const now = this.#bar + this.#shift;
    const [top, bottom] = [this.#heights.offset(index), this.#heights.offset(index + 1)];
    const isHigh = bottom - top > this.#view;
    const to = top < now || isHigh ? top : Math.max(now, bottom - this.#view);
    if (to === now) return null;
    const isFar = Math.abs(to - now) > FAR * this.#view;
    return this.#bring(to, isFar ? this.#scaled().toBar(to) : this.#bar + to - now);
  }

  /** Where the bar belongs; null when it stands there, or may stay until scrolling rests. */
  toSettle(rests: boolean): number | null {
    if (this.#bar < 0) return this.#shift === 0 ? null : this.#bring(this.#bar, this.#bar);
    const { height, toBar } = this.#scaled();
    const end = this.#end();
    const to = Math.min(this.#place(), end);
    const bar = toBar(to);
    if (Math.abs(bar - this.#bar) < NOTHING && Math.abs(to - this.#place()) < NOTHING) return null;
    const toEdges = Math.min(this.#bar, height - this.#view - this.#bar, to, end - to);
    return rests || toEdges < 2 * this.#view ? this.#bring(to, bar) : null;
  }

  /** The bar was put where it was asked to stand, or as near as the screen allows; rows stay in their places. */
  settled(bar: number): void {
    if (this.#wanted !== null) this.#shift = this.#wanted - bar;
    this.#wanted = null;
    this.#bar = bar;
  }

  /** Rows to draw: those in sight and a few beyond. */
  range(): Range {
    if (this.#total === 0) return { first: 0, last: -1 };
    const from = Math.min(this.#place(), this.#end());
    const first = this.#heights.indexAt(from, this.#total);
    const last = this.#heights.indexAt(from + this.#view, this.#total);
    const beyond = this.#beyond;
    return { first: Math.max(0, first - beyond), last: Math.min(this.#total - 1, last + beyond) };
  }

  /** Empty height above the first row drawn, and the height of the scrolled element, px. */
  layout(first: number): { readonly above: number; readonly height: number } {
    const above = Math.max(0, this.#heights.offset(first) - this.#shift);
    return { above, height: this.#scaled().height };
  }

  #scaled(): ScrollScale {
    this.#scale ??= makeScrollScale(this.#heights.offset(this.#total), this.#view);
    return this.#scale;
  }

  #place(): number {
    return Math.max(0, this.#bar + this.#shift);
  }

  /** The last place the upper edge of the view can have. */
  #end(): number {
    return Math.max(0, this.#heights.offset(this.#total) - this.#view);
  }

  #bring(place: number, bar: number): number {
    this.#wanted = place;
    return bar;
  }

  /** The row that must not move while heights of others become known: the first in sight that was there before. */
  #anchor(): number {
    const first = this.#heights.indexAt(this.#place(), this.#total);
    const stayed = Math.max(first, Math.min(this.#known.first, this.#known.last));
    return this.#heights.offset(stayed) < this.#place() + this.#view ? stayed : first;
  }
}
