/** What only several rows of a file show together: the same payment twice, one account for two, look-alikes. */
import type { Row, RowIssue } from '#core/import/row.ts';
import { makeFileLookAlikes } from '#main/adapters/intake/file-look-alikes.ts';
import { makeRepeats, type PayingRow } from '#main/adapters/intake/repeats.ts';

export interface Across {
  /** `isKnown` says that earlier payouts went to this very account, which is then not questioned. */
  add(row: Row, isKnown: boolean): void;
  /** The issues of each row, once all were added. */
  issues(): ReadonlyMap<number, readonly RowIssue[]>;
}

export const makeAcross = (): Across => {
  const repeats = makeRepeats();
  const lookAlikes = makeFileLookAlikes();
  const rows = new Map<number, PayingRow>();
  return {
    add: (row, isKnown) => {
      const { content } = row;
      if (content === null) return;
      rows.set(row.row, { ...row, content });
      repeats.add(row.row, content);
      if (!isKnown) lookAlikes.add(row.row, content);
    },
    issues: () => {
      const found = new Map<number, readonly RowIssue[]>();
      const add = (row: number, more: readonly RowIssue[]): void => {
        found.set(row, [...(found.get(row) ?? []), ...more]);
      };
      for (const group of repeats.suspects()) {
        const suspects = group.flatMap((number) => {
          const row = rows.get(number);
          return row === undefined ? [] : [row];
        });
        for (const [row, more] of repeats.confirm(suspects)) add(row, more);
      }
      for (const [row, more] of lookAlikes.issues()) add(row, more);
      return found;
    },
  };
};
