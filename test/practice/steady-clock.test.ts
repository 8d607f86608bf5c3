import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSteadyClock } from '#practice/steady-clock.ts';

const onTimes = (): { time: { wall: number; counter: number }; now: () => number } => {
  const time = { wall: 1_000_000, counter: 5 };
  const clock = makeSteadyClock({ wall: () => time.wall, counter: () => time.counter });
  return { time, now: () => clock.now() };
};

describe('the practice clock', () => {
  it('never lets less time pass than really did, however the wall clock jumps', () => {
    const step = fc.record({
      passed: fc.integer({ min: 0, max: 5_000 }),
      jump: fc.integer({ min: -90_000, max: 90_000 }),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const { time, now } = onTimes();
        for (const { passed, jump } of steps) {
          const before = now();
          time.counter += passed;
          time.wall += passed + jump;
          expect(now() - before).toBeGreaterThanOrEqual(passed);
          expect(now()).toBeGreaterThanOrEqual(time.wall);
        }
      }),
    );
  });

  it('follows the wall after sleep, which the counter does not count', () => {
    const { time, now } = onTimes();
    time.wall += 7_200_000;
    expect(now()).toBe(time.wall);
  });
});
