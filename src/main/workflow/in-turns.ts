import type { Clock } from '../ports/host.ts';

/** Items taken before others get their turn: some milliseconds. */
const AT_ONCE = 100;

/** Makes something of each of thousands of items and lets others have their turn in between; without a clock nobody waits. */
export const inTurns = async <T, Made>(
  clock: Pick<Clock, 'sleep'> | undefined,
  items: readonly T[],
  make: (item: T) => Made,
): Promise<readonly Made[]> => {
  const made: Made[] = [];
  for (const item of items) {
    if (made.length > 0 && made.length % AT_ONCE === 0) await clock?.sleep(0);
    made.push(make(item));
  }
  return made;
};
