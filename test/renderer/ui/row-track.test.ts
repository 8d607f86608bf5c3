import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowTrack } from '#renderer/ui/row-track.ts';

const LIKELY = 46;
const VIEW = 600;

/** Plays the browser: lays rows out one beneath the other, scrolls within what there is, and says how high rows are. */
const makeScreen = (total: number, heightOf: (index: number) => number) => {
  const track = new RowTrack(LIKELY);
  track.setView(VIEW);
  track.setTotal(total);
  let bar = 0;
  const put = (to: number | null): void => {
    if (to === null) return;
    const { height } = track.layout(track.range().first);
    bar = Math.round(Math.max(0, Math.min(to, height - VIEW)));
    track.settled(bar);
  };
  const measure = (): void => {
    const { first, last } = track.range();
    for (let row = first; row <= last; row += 1) track.measured(row, heightOf(row));
  };
  const draw = (): void => {
    measure();
    track.reach();
    measure();
  };
  const update = (rests: boolean): void => {
    put(track.toSettle(rests));
    draw();
    put(track.toSettle(false));
  };
  /** Where a row begins beneath the upper edge of the view, px. */
  const at = (index: number): number => {
    const { first } = track.range();
    let place = track.layout(first).above - bar;
    for (let row = first; row < index; row += 1) place += heightOf(row);
    for (let row = index; row < first; row += 1) place -= heightOf(row);
    return place;
  };
  update(true);
  return {
    at,
    rest: () => update(true),
    range: () => track.range(),
    wheel: (by: number) => {
      const { height } = track.layout(track.range().first);
      bar = Math.max(0, Math.min(bar + by, height - VIEW));
      track.moved(bar);
      update(false);
    },
    drag: (share: number) => {
      const { height } = track.layout(track.range().first);
      bar = Math.round((height - VIEW) * share);
      track.moved(bar);
      update(true);
    },
    reveal: (index: number) => {
      // As heights become known the row is looked for again; twice is what a screen needs.
      for (let again = 0; again < 3; again += 1) {
        put(track.toReveal(index));
        update(false);
      }
    },
    /** The first row that is seen, in whole or in part. */
    top: () => {
      const { first, last } = track.range();
      for (let row = first; row <= last; row += 1) if (at(row) + heightOf(row) > 0) return row;
      return last;
    },
  };
};

const bumpy = (index: number): number => LIKELY + ((index * 37) % 5 === 0 ? 31.5 : 0);
const totals = fc.integer({ min: 1, max: 3_000_000 });

describe('the way through a table', () => {
  it('leads to any row by its number, and shows it whole', () => {
    fc.assert(
      fc.property(
        totals,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
        (total, shares) => {
          const screen = makeScreen(total, bumpy);
          for (const row of [
            ...shares.map((share) => Math.floor(share * (total - 1))),
            total - 1,
            0,
          ]) {
            screen.reveal(row);
            expect(screen.at(row)).toBeGreaterThan(-2);
            expect(screen.at(row) + bumpy(row)).toBeLessThan(VIEW + 2);
            screen.rest();
            expect(screen.at(row)).toBeGreaterThan(-2);
            expect(screen.at(row) + bumpy(row)).toBeLessThan(VIEW + 2);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('moves rows by exactly what the wheel turned, at any total', () => {
    const turns = fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 3_000_000 }), turns, (total, steps) => {
        const screen = makeScreen(total, bumpy);
        screen.drag(0.5);
        for (const step of steps) {
          const row = screen.top();
          const before = screen.at(row);
          screen.wheel(step);
          expect(screen.at(row)).toBeCloseTo(before - step, 3);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('comes to the first and to the last row by the wheel alone', () => {
    const total = 1_000_000;
    const screen = makeScreen(total, bumpy);
    screen.reveal(400);
    for (let turn = 0; turn < 200; turn += 1) screen.wheel(-150);
    // A screen rounds where the bar stands, so a part of a pixel may be left.
    expect(Math.abs(screen.at(0))).toBeLessThan(1);
    screen.reveal(total - 400);
    for (let turn = 0; turn < 200; turn += 1) screen.wheel(150);
    expect(screen.range().last).toBe(total - 1);
    expect(Math.abs(screen.at(total - 1) + bumpy(total - 1) - VIEW)).toBeLessThan(1);
  });

  it('comes to the last row when the bar is dragged to its end', () => {
    for (const total of [100, 100_000, 1_000_000]) {
      const screen = makeScreen(total, bumpy);
      screen.drag(1);
      screen.drag(1);
      expect(screen.range().last).toBe(total - 1);
      expect(screen.at(total - 1)).toBeGreaterThan(0);
    }
  });

  it('keeps what is seen in its place when rows above turn out higher', () => {
    const screen = makeScreen(100_000, bumpy);
    screen.reveal(50_000);
    for (let turn = 0; turn < 40; turn += 1) {
      const row = screen.top() + 1;
      const before = screen.at(row);
      screen.wheel(-90);
      expect(screen.at(row)).toBeCloseTo(before + 90, 3);
    }
  });

  it('draws a handful of rows, never more', () => {
    fc.assert(
      fc.property(totals, fc.double({ min: 0, max: 1, noNaN: true }), (total, share) => {
        const screen = makeScreen(total, bumpy);
        screen.drag(share);
        const { first, last } = screen.range();
        expect(last - first).toBeLessThan(32);
      }),
    );
    expect(makeScreen(0, bumpy).range()).toEqual({ first: 0, last: -1 });
  });
});
