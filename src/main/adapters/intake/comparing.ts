/**
 * What the rows of a file are together: the identity of what they pay, and whose accounts look like another's. It needs
 * little of each row and as much time as checking them, so that a large file has it done on a thread of its own.
 */
import { makeIdentity } from '#core/import/content-identity.ts';
import type { RowIssue } from '#core/import/row.ts';
import type { Currency } from '#core/money/currency.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import { makeFileLookAlikes } from './file-look-alikes.ts';

/** Of a row that could be paid by its own checks. */
export interface Compared {
  readonly row: number;
  readonly content: Pick<PayoutContent, 'reference' | 'destination' | 'asked'>;
  /** Whether its account is compared with the others of the file. */
  readonly isNew: boolean;
}

export interface Comparison {
  /** The identity of what the file would pay; null where it would pay nothing. */
  readonly identity: string | null;
  /** The issues of every row whose account looks like another. */
  readonly lookAlikes: ReadonlyMap<number, readonly RowIssue[]>;
  /** Whether the file held more accounts than are compared. */
  readonly isFull: boolean;
}

export interface Comparing {
  /** Takes the next rows, in order; resolves when there is room for more. */
  add(rows: readonly Compared[]): Promise<void>;
  /** Once all rows were added. */
  result(): Promise<Comparison>;
  /** Ends it, whatever it was doing. */
  close(): void;
}

/** Compares on the thread that asks. */
export const compareHere = (): Comparing => {
  const identity = makeIdentity();
  const lookAlikes = makeFileLookAlikes();
  return {
    add: async (rows) => {
      for (const { row, content, isNew } of rows) {
        identity.add(content);
        if (isNew) lookAlikes.add(row, content);
      }
    },
    result: async () => ({
      identity: identity.identity(),
      lookAlikes: lookAlikes.issues(),
      isFull: lookAlikes.isFull,
    }),
    close: () => undefined,
  };
};

/** Values a row is sent as. */
const FIELDS = 8;

type Value = string | number;

/**
 * Rows as one text, which goes to another thread many times as fast as objects do. Reading JSON makes strings that
 * hold no other text in memory, as pieces cut out of one would.
 */
export const textOfRows = (
  rows: readonly Compared[],
  currencies: ReadonlyMap<number, number>,
): string => {
  const values: Value[] = [];
  for (const { row, content, isNew } of rows) {
    const { reference, destination, asked } = content;
    const place = currencies.get(destination.currencyId) ?? -1;
    const unit = asked.unit === destination.code ? '' : asked.unit;
    values.push(row, isNew ? 1 : 0, place, reference);
    values.push(destination.address, destination.tag ?? '', asked.amount, unit);
  }
  return JSON.stringify(values);
};

/** The rows of {@link textOfRows}. */
export const rowsOfText = (text: string, currencies: readonly Currency[]): readonly Compared[] => {
  const values: readonly Value[] = JSON.parse(text);
  const rows: Compared[] = [];
  if (values.length % FIELDS !== 0) throw new Error('rows came in pieces that do not fit');
  const number = (at: number): number => Number(values[at]);
  const word = (at: number): string => String(values[at]);
  for (let at = 0; at < values.length; at += FIELDS) {
    const currency = currencies[number(at + 2)];
    if (currency === undefined) throw new Error('a row pays in a currency that is not listed');
    const { id: currencyId, code, network } = currency;
    const tag = word(at + 5);
    const unit = word(at + 7);
    rows.push({
      row: number(at),
      isNew: number(at + 1) === 1,
      content: {
        reference: word(at + 3),
        destination: {
          currencyId,
          code,
          network,
          address: word(at + 4),
          tag: tag === '' ? null : tag,
        },
        asked: { amount: word(at + 6), unit: unit === '' ? code : unit },
      },
    });
  }
  return rows;
};
