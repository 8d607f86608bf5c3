/** What a benchmark asks of the page: to show rows, and to scroll through them, telling how long each frame took. */
import { agRows, mountAgGrid } from './ag-grid.ts';
import { prepareSheet, readySheet } from './sheet.tsx';

export type Kind = 'sheet' | 'panel' | 'ag-grid';

interface Shown {
  /** From the wish to show rows until the first ones are painted, ms. */
  readonly firstRowMs: number;
  readonly rows: number;
  readonly cells: number;
}

interface Scrolled {
  /** Times between frames, ms. */
  readonly frames: readonly number[];
  /** Frames in which a place in the middle of the view held no row. */
  readonly blank: number;
}

const FIRST = '[role="row"][aria-rowindex="2"], .ag-row[row-index="0"]';
/** In the window they were loaded long before. */
const FONTS = ['13px "IBM Plex Sans"', '500 13px "IBM Plex Sans"', '12px "IBM Plex Mono"'];
const SCROLLER = '[role="grid"][aria-multiselectable], .ag-body-viewport';

const frame = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });

/** After the frame that is being made has been painted. */
const painted = async (): Promise<void> => {
  await frame();
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
};

const stage = (): HTMLElement => {
  const root = document.createElement('div');
  root.style.cssText = 'display: flex; flex-direction: column; height: 100vh';
  document.body.replaceChildren(root);
  return root;
};

const scroller = (): HTMLElement => {
  const found = document.querySelector(SCROLLER);
  if (!(found instanceof HTMLElement)) throw new Error('nothing scrolls here');
  return found;
};

const prepare = (
  kind: Kind,
  root: HTMLElement,
  rows: { readonly total: number; readonly broken: number },
): (() => void) => {
  if (kind !== 'ag-grid') return prepareSheet(root, { ...rows, whole: kind === 'panel' });
  const made = agRows(rows.total);
  return () => mountAgGrid(root, made);
};

const show = async (kind: Kind, total: number, broken = 0): Promise<Shown> => {
  const root = stage();
  const open = prepare(kind, root, { total, broken });
  await Promise.all(FONTS.map((font) => document.fonts.load(font)));
  await painted();
  const from = performance.now();
  open();
  while (document.querySelector(FIRST)?.textContent.includes('PAY-2026-11-1') !== true)
    await frame();
  await painted();
  const firstRowMs = performance.now() - from;
  return {
    firstRowMs,
    rows: document.querySelectorAll('.ag-row[row-index], [role="row"][aria-rowindex]').length,
    cells: document.querySelector(FIRST)?.querySelectorAll('[aria-colindex]').length ?? 0,
  };
};

const scroll = async (count: number, step: number): Promise<Scrolled> => {
  const view = scroller();
  const box = view.getBoundingClientRect();
  const frames: number[] = [];
  let blank = 0;
  let before = await frame();
  for (let at = 0; at < count; at += 1) {
    view.scrollTop += step;
    const now = await frame();
    frames.push(now - before);
    before = now;
    if (at % 10 !== 9) continue;
    const seen = document.elementFromPoint(box.left + 300, box.top + box.height / 2);
    if (seen?.closest('[role="row"]') === null) blank += 1;
  }
  return { frames, blank };
};

/** Times every key from the moment it was pressed until the frame it changed is painted; ends by the same call. */
const timeKeys = (): (() => readonly number[]) => {
  const times: number[] = [];
  const onKey = (event: KeyboardEvent): void => {
    const pressed = event.timeStamp;
    void painted().then(() => times.push(performance.now() - pressed));
  };
  window.addEventListener('keydown', onKey, { capture: true });
  return () => {
    window.removeEventListener('keydown', onKey, { capture: true });
    return times;
  };
};

let endKeys: (() => readonly number[]) | null = null;

const keys = (): readonly number[] => {
  if (endKeys === null) {
    endKeys = timeKeys();
    return [];
  }
  const times = endKeys();
  endKeys = null;
  return times;
};

/** From Enter in the field of a cell until what was typed stands in the row, answered by the bridge and painted, ms. */
const edit = async (row: number, value: string): Promise<number> => {
  const field = document.querySelector('[role="grid"] input:not([type])');
  if (!(field instanceof HTMLInputElement)) throw new Error('no cell is being typed into');
  const from = performance.now();
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  const cell = `[role="row"][aria-rowindex="${row + 1}"] [data-field="amount"]`;
  while (document.querySelector(cell)?.textContent !== value) await frame();
  await painted();
  return performance.now() - from;
};

const benchmark = { show, scroll, keys, edit };
export type Benchmark = typeof benchmark;

await readySheet();
Object.assign(window, { benchmark });
