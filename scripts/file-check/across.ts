/** What only several rows of a file show together: the same payment twice, one account for two, look-alikes. */
import type { PayoutContent } from '#core/payout/payout.ts';
import { makeFileLookAlikes } from '#main/adapters/intake/file-look-alikes.ts';
import { makeRepeats, type Finding } from '#main/adapters/intake/repeats.ts';

export interface Across {
  /** `isKnown` says that earlier payouts went to this very account, which is then not questioned. */
  add(row: number, content: PayoutContent, isKnown: boolean): void;
  /** The issues of each row, once all were added. */
  issues(): ReadonlyMap<number, readonly Finding[]>;
}

export const makeAcross = (): Across => {
  const repeats = makeRepeats();
  const lookAlikes = makeFileLookAlikes();
  const contents = new Map<number, PayoutContent>();
  return {
    add: (row, content, isKnown) => {
      contents.set(row, content);
      repeats.add(row, content);
      if (!isKnown) lookAlikes.add(row, content);
    },
    issues: () => {
      const found = new Map<number, readonly Finding[]>();
      const add = (row: number, more: readonly Finding[]): void => {
        found.set(row, [...(found.get(row) ?? []), ...more]);
      };
      for (const group of repeats.suspects()) {
        const suspects = group.flatMap((row) => {
          const content = contents.get(row);
          return content === undefined ? [] : [[row, content] as const];
        });
        for (const [row, more] of repeats.confirm(suspects)) add(row, more);
      }
      for (const [row, more] of lookAlikes.issues()) add(row, more);
      return found;
    },
  };
};
