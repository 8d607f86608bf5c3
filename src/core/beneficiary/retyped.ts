/**
 * What a person retypes of an address before it passes for another than the one it resembles. It is taken from where
 * the two differ, so that whoever copies it from the wrong one fails.
 */

const GROUP = 4;
const MOST_GROUPS = 2;

/** Groups of four characters by their place from 1, and what stands there. */
export interface ToRetype {
  readonly groups: readonly number[];
  readonly text: string;
}

/** The first groups of an address in which another differs from it; none where they are the same. */
export const toRetype = (address: string, other: string): ToRetype => {
  const count = Math.ceil(address.length / GROUP);
  const groups = Array.from({ length: count }, (_, at) => at + 1)
    .filter((group) => groupAt(address, group) !== groupAt(other, group))
    .slice(0, MOST_GROUPS);
  return { groups, text: groups.map((group) => groupAt(address, group)).join('') };
};

/** Whether these are the characters asked for, case and all; spaces between groups do not count. */
export const isRetyped = (typed: string, { text }: ToRetype): boolean =>
  text !== '' && typed.replaceAll(/\s/g, '') === text;

const groupAt = (address: string, group: number): string =>
  address.slice((group - 1) * GROUP, group * GROUP);
